import { describe, expect, test } from 'vitest';
import { hostOf, safeHref, versionsAddress } from '../../../lib/ui/address.ts';

describe('addresses out of captured pages', () => {
  test.each(['http://election.gov.kz/', 'https://election.gov.kz/a?b#c'])('%s may be a link', (url) => {
    expect(safeHref(url)).toBe(url);
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'blob:https://a/b',
    'file:///etc/passwd',
    'chrome-extension://abc/popup.html',
    '/relative',
    '',
  ])('%s never is one', (url) => {
    expect(safeHref(url)).toBeNull();
  });

  test('versions of a page share its address without the fragment', () => {
    expect(versionsAddress('https://election.gov.kz/a?b=1#top')).toBe('https://election.gov.kz/a?b=1');
    expect(versionsAddress('HTTPS://Election.gov.kz')).toBe('https://election.gov.kz/');
    expect(versionsAddress('not an address')).toBeNull();
  });

  test('a host is shown with its port, and what has none as it stands', () => {
    expect(hostOf('http://127.0.0.1:8080/x')).toBe('127.0.0.1:8080');
    expect(hostOf('about:blank')).toBe('about:blank');
  });
});
