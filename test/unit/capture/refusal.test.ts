import { expect, test } from 'vitest';
import { refusalFor } from '../../../lib/capture/index.ts';

test.each([
  ['chrome://settings/', 'browser-page'],
  ['about:config', 'browser-page'],
  ['about:blank', 'blank-page'],
  ['moz-extension://x/archive.html', 'browser-page'],
  ['https://chromewebstore.google.com/detail/x', 'extension-store'],
  ['https://chrome.google.com/webstore/detail/x', 'extension-store'],
  ['https://addons.mozilla.org/firefox/', 'extension-store'],
  ['view-source:https://www.election.gov.kz/', 'view-source'],
  ['file:///home/observer/protocol.html', 'local-file'],
  [null, 'no-permission'],
])('%s cannot be captured: %s', (url, code) => {
  expect(refusalFor({ url, discarded: false })).toBe(code);
});

test('a tab whose page was put away is refused until it is loaded again', () => {
  expect(refusalFor({ url: 'https://www.election.gov.kz/', discarded: true })).toBe('discarded-tab');
});

test.each(['https://www.election.gov.kz/rus/', 'http://127.0.0.1:8700/ru/results'])(
  '%s may be captured',
  (url) => {
    expect(refusalFor({ url, discarded: false })).toBeNull();
  },
);

test('a page whose address stays hidden after a click on Kuä is the browser\u2019s own', () => {
  expect(refusalFor({ url: null, discarded: false }, true)).toBe('browser-page');
});
