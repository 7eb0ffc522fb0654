import { decodeCss } from './css-addresses.ts';
import { cssOf, parsedRules, sameRules } from './live-sheets.ts';
import { imagePixels, isBlank, samePicture } from './pixel-copies.ts';
import { bytesOf } from './body.ts';
import type { Fetched } from './protocol.ts';
import type { PageRead } from './read-page.ts';

/** What was read of the page that its bytes are held against. */
export type Shown = Pick<PageRead, 'loaded' | 'pixels' | 'sheets' | 'images'>;

/** A copy of pixels as if it had been fetched. */
export async function copyOf(url: string, copy: Promise<Blob>): Promise<Fetched> {
  try {
    const body = await copy;
    // A drawing in 3D is gone once it has been shown; a picture of the tab may still have it.
    if (url.startsWith('kua:canvas/') && (await isBlank(body))) return { url, error: 'blank' };
    return {
      url,
      finalUrl: url,
      status: 0,
      statusText: '',
      headers: [['content-type', body.type]],
      cached: true,
      fetchedAtMs: Date.now(),
      body,
    };
  } catch (error) {
    const tainted = error instanceof DOMException && error.name === 'SecurityError';
    return { url, error: tainted ? 'tainted' : 'unreadable' };
  }
}

/** Counts down how many pictures are still held against what the page shows of them: each is decoded once more. */
export interface ComparisonsLeft {
  left: number;
}

/**
 * What was fetched, with what the page had of it where that was something else: a style sheet that scripts had edited,
 * a picture that its server draws anew for each request, a `blob:` that was revoked. What was shown wins.
 */
export async function asShown(
  fetched: Fetched,
  shown: Shown,
  characterSet: string,
  comparisons: ComparisonsLeft,
): Promise<Fetched> {
  const rules = shown.sheets.get(fetched.url);
  if (rules) {
    // A sheet that did not come has no rules either, in one browser, and is there without them in the other.
    if ('error' in fetched) return rules.rules === '' ? fetched : { ...fetched, shown: cssOf(rules) };
    const type = fetched.headers.find(([name]) => name === 'content-type')?.[1] ?? null;
    const css = decodeCss(await bytesOf(fetched.body), type, characterSet);
    return sameRules(parsedRules(css, fetched.finalUrl), rules)
      ? fetched
      : { ...fetched, shown: cssOf(rules) };
  }
  const image = shown.images.get(fetched.url);
  if (!image || comparisons.left === 0) return fetched;
  return await pictureAsShown(fetched, image, comparisons);
}

async function pictureAsShown(
  fetched: Fetched,
  image: HTMLImageElement,
  comparisons: ComparisonsLeft,
): Promise<Fetched> {
  // A cache holds what was shown, so only what was asked for again can differ.
  if (!('error' in fetched) && fetched.cached) return fetched;
  if (!image.complete || image.naturalWidth === 0) return fetched;
  comparisons.left -= 1;
  try {
    if ('error' in fetched) return { ...fetched, shown: await imagePixels(image) };
    const picture = new Blob([await bytesOf(fetched.body)]);
    return (await samePicture(picture, image)) ? fetched : { ...fetched, shown: await imagePixels(image) };
  } catch {
    // Another site's picture may not be drawn and read; its bytes are all that can be had.
    return fetched;
  }
}
