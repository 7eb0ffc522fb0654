import type { TimeServices } from '../archive/index.ts';
import type { BagInput } from '../bundle/index.ts';
import type { AskCalendar } from '../evidence/index.ts';
import { askAuthority, askCalendars, type TimeAsking } from './ask-time.ts';

/** A person waits for it: what has not answered by then is left out of the bundle, which says what it has. */
const answerMs = 15_000;

/**
 * The ways to those whom the person chose, for asking them for a time over a bundle that is being made.
 *
 * @param ask        sends one request, as `fetch` does
 * @param cancelled  gives all of it up
 * @param asking     told before each request
 */
export function sealTime(
  { authorities, calendars }: TimeServices,
  ask: AskCalendar,
  cancelled: AbortSignal,
  asking: () => void,
): Pick<BagInput, 'authorities' | 'attest'> {
  const waiting = (): TimeAsking => {
    asking();
    return { ask, deadline: AbortSignal.timeout(answerMs), signal: cancelled };
  };
  return {
    authorities: authorities.map((address) => ({
      address,
      stamp: async (digest) => (await askAuthority(address, digest, waiting())).tsr,
    })),
    ...(calendars.length > 0 && {
      attest: async (digest) => await askCalendars(calendars, digest, waiting()),
    }),
  };
}
