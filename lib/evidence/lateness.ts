/** Whoever is asked at once answers sooner. */
const lateMinutes = 10;

/**
 * How many whole minutes after a capture its time was put to it, where that was not at once; else null.
 * @param finishedAt  when the capture was sealed, UTC
 */
export function minutesLate(at: Date, finishedAt: string): number | null {
  const minutes = Math.floor((at.getTime() - Date.parse(finishedAt)) / 60_000);
  return minutes < lateMinutes ? null : minutes;
}
