import { browser } from './browser.ts';
import { givesExact } from './permissions.ts';
import { changeSettings } from './settings.ts';

/**
 * Where the background reads the choice before it does anything else: Firefox wakes it only for what it listened to at
 * once, and settings come a moment later.
 */
const place = 'kua-answers';

/** Whether this browser lets Kuä hear what sites send to pages. */
export function hearsAnswers(): boolean {
  return !givesExact();
}

/** True if the person wants it heard. */
export function wantsAnswers(): boolean {
  return hearsAnswers() && localStorage.getItem(place) === 'on';
}

/** From Kuä's own pages: what the person wants. The background then hears of it by `onAnswersChosen`. */
export async function chooseAnswers(wanted: boolean): Promise<void> {
  if (wanted) localStorage.setItem(place, 'on');
  else localStorage.removeItem(place);
  await changeSettings({ answers: wanted });
}

/** Call `then` when the person may have chosen. */
export function onAnswersChosen(then: () => void): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if ('settings' in changes) then();
  });
}

/** Whether the tabs are still those of the last time that this was asked: not after the browser was started anew. */
export async function isSameSession(): Promise<boolean> {
  const found = await browser.storage.session.get(place);
  await browser.storage.session.set({ [place]: true });
  return found[place] === true;
}
