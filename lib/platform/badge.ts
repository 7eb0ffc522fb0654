import { browser } from './browser.ts';

/** Mark Kuä's button with an exclamation mark, or take that away: something is to be read in its window. */
export async function markButton(marked: boolean): Promise<void> {
  await browser.action.setBadgeText({ text: marked ? '!' : '' });
  if (marked) await browser.action.setBadgeBackgroundColor({ color: '#b3261e' });
}
