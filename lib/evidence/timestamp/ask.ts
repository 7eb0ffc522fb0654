import { type Bytes, ownBytes } from '../bytes.ts';
import type { Waiting } from '../waiting.ts';
import { type AcceptedTimestamp, acceptTimestamp } from './accept.ts';
import { TimestampError } from './error.ts';
import { timestampRequest } from './request.ts';

/**
 * Sends a DER request to one authority and answers the DER reply; it must end when the signal does. Whatever it throws
 * but a TimestampError counts as `unreachable`. `timestampPost` makes one of a `fetch`.
 */
export type PostTimestamp = (request: Bytes, signal: AbortSignal) => Promise<Uint8Array>;

/** What a time-stamp is asked for with. */
export interface TimestampOptions extends Waiting {
  /** 8 bytes that nobody can guess, new for each request. */
  readonly nonce: Uint8Array;
  /** The network is passed in: this room has none. */
  readonly post: PostTimestamp;
}

/** A time-stamp that was had. */
export interface Timestamped {
  /** The DER `TimeStampResp` exactly as received (RFC 3161 §2.4.2): what a `.tsr` file holds. */
  readonly tsr: Bytes;
  readonly accepted: AcceptedTimestamp;
}

/**
 * Ask an RFC 3161 time-stamping authority to time-stamp `digest`.
 *
 * @param digest  SHA-256, 32 bytes
 * @throws TimestampError `rejected` (status other than 0 or 1), `mismatch` (imprint or nonce is not ours), `unreadable`,
 *   `unreachable`; RangeError for a digest or nonce of another length; the reason of `signal`
 */
export async function requestTimestamp(digest: Uint8Array, options: TimestampOptions): Promise<Timestamped> {
  const { nonce, post, deadline, signal } = options;
  const request = timestampRequest(digest, nonce);
  signal?.throwIfAborted();
  let reply: Uint8Array;
  try {
    reply = await post(request, AbortSignal.any(signal ? [signal, deadline] : [deadline]));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TimestampError) throw error;
    const detail = deadline.aborted ? 'no answer in time' : 'no answer';
    throw new TimestampError('unreachable', detail, { cause: error });
  }
  const tsr = ownBytes(reply);
  return { tsr, accepted: acceptTimestamp(tsr, { digest, nonce }) };
}
