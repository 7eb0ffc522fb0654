import { browser } from './browser.ts';

/** True if Kuä holds permission for all of `origins` (match patterns). */
export async function holds(origins: readonly string[]): Promise<boolean> {
  return await browser.permissions.contains({ origins: [...origins] });
}

/**
 * Ask the person for permission to read `origins` (match patterns). Must be called from a click. Chrome closes a
 * popup while it asks: what follows is done where `onGranted` listens.
 */
export async function askFor(origins: readonly string[]): Promise<boolean> {
  return await browser.permissions.request({ origins: [...origins] });
}

/** What lets Kuä have the very bytes that a page shows: Chrome gives them out, Firefox does not. */
const exact: chrome.permissions.Permissions = { permissions: ['pageCapture'] };

/** Whether this browser can give out the very bytes that a page shows. */
export function givesExact(): boolean {
  return !('getBrowserInfo' in browser.runtime);
}

/** True if Kuä may have them. */
export async function holdsExact(): Promise<boolean> {
  return givesExact() && (await chrome.permissions.contains(exact));
}

/** Ask the person for them. Must be called from a click. */
export async function askForExact(): Promise<boolean> {
  return await chrome.permissions.request(exact);
}

/** Call `then` with the match patterns whenever the person grants some. */
export function onGranted(then: (origins: readonly string[]) => void): void {
  browser.permissions.onAdded.addListener((added) => {
    then(added.origins ?? []);
  });
}

/** The match pattern of one origin: `https://example.kz` → `https://example.kz/*`. */
export function patternOf(origin: string): string {
  // A port cannot stand in a match pattern; the pattern covers every port of the host.
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
