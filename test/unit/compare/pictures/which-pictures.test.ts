import { describe, expect, test } from 'vitest';
import { whichPictures } from '../../../../lib/compare/pictures/index.ts';
import type { Artifact, CaptureRecord } from '../../../../lib/model/index.ts';
import { sideOf } from '../pages.ts';

const picture = (role: Artifact['role'], path: string): Artifact => ({
  path,
  role,
  mediaType: 'image/png',
  bytes: 1,
  sha256: '0'.repeat(64),
});
const view = picture('screenshot', 'screenshot.png');
const strips = [1, 2].map((nth) => picture('screenshot-page', `screenshot-${nth}.png`));

function recordWith(artifacts: readonly Artifact[], dpr = 1, cut = false): CaptureRecord {
  const { record } = sideOf({});
  const { browser } = record;
  return {
    ...record,
    artifacts: [...artifacts],
    browser: { ...browser, viewport: { ...browser.viewport, dpr } },
    limitations: cut ? [{ code: 'picture-cut', subject: null, detail: 'budget' }] : [],
  };
}

describe('which pictures of two captures are compared', () => {
  test('the whole page where both have it, with all its strips', () => {
    const whole = recordWith([view, ...strips]);
    expect(whichPictures(whole, whole)).toEqual({ of: 'page', a: strips, b: strips, isCut: false });
  });

  test('the visible area where one has no more, whichever it is', () => {
    const [whole, part] = [recordWith([view, ...strips]), recordWith([view])];
    const visible = { of: 'visible', a: [view], b: [view], isCut: false };
    expect(whichPictures(whole, part)).toEqual(visible);
    expect(whichPictures(part, whole)).toEqual(visible);
  });

  test('a picture that does not reach the end of its page is said to be cut', () => {
    const cut = recordWith([view, ...strips], 1, true);
    expect(whichPictures(recordWith([view, ...strips]), cut)).toMatchObject({ isCut: true });
    expect(whichPictures(recordWith([view]), cut)).toMatchObject({ of: 'visible', isCut: false });
  });

  test('none where one capture has none, or they were taken at different scales', () => {
    expect(whichPictures(recordWith([view]), recordWith([]))).toBe('missing');
    expect(whichPictures(recordWith(strips), recordWith([view]))).toBe('missing');
    expect(whichPictures(recordWith([view], 1), recordWith([view], 2))).toBe('scale');
  });
});
