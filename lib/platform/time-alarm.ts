import { browser } from './browser.ts';

const name = 'kua-time';

/** Have the background started, if need be, and told at `whenMs` (since 1970); null calls it off. */
export async function wakeAt(whenMs: number | null): Promise<void> {
  if (whenMs === null) await browser.alarms.clear(name);
  else await browser.alarms.create(name, { when: whenMs });
}

/** Call `then` when it is time, or the network is back. Called once, synchronously, at the start of the background. */
export function onTimeDue(then: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) then();
  });
  addEventListener('online', then);
}
