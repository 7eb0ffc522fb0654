import { formatDay, formatTime, type Locale } from '../i18n/index.ts';

const minuteOf = (at: Date): number => Math.floor(at.getTime() / 60_000);
const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** `14:03:22`, with the day before it unless it is today. */
export function formatMoment(locale: Locale, at: Date, now: Date, seconds = true): string {
  const time = formatTime(at, seconds);
  return sameDay(at, now) ? time : `${formatDay(locale, at)}, ${time}`;
}

/** True if some of these times fall within one minute, so that only seconds tell their order. */
export function needSeconds(times: readonly Date[]): boolean {
  return new Set(times.map(minuteOf)).size < times.length;
}
