import {
  type AskCalendar,
  type Bytes,
  nonceBytes,
  requestTimestamp,
  stampOts,
  type Timestamped,
  timestampPost,
} from '../evidence/index.ts';

/** How those who confirm the time are asked. */
export interface TimeAsking {
  /** Sends one request, as `fetch` does. */
  readonly ask: AskCalendar;
  /** Ends a request that is under way. */
  readonly deadline: AbortSignal;
  /** Gives the whole up. */
  readonly signal: AbortSignal;
}

/** Have an authority time-stamp a digest (SHA-256, 32 bytes). @throws TimestampError; the reason of `signal` */
export async function askAuthority(
  address: string,
  digest: Uint8Array,
  { ask, ...waiting }: TimeAsking,
): Promise<Timestamped> {
  const post = timestampPost(address, ask);
  return await requestTimestamp(digest, { nonce: random(nonceBytes), post, ...waiting });
}

/** Have calendars attest a digest; answers the `.ots`. @throws OtsError where none does; the reason of `signal` */
export async function askCalendars(
  calendars: readonly string[],
  digest: Uint8Array,
  { ask, ...waiting }: TimeAsking,
): Promise<Bytes> {
  const { ots } = await stampOts(digest, { nonce: random(16), calendars, post: ask, ...waiting });
  return ots;
}

function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
