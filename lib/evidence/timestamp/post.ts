import { bodyWithin, quietly } from '../quiet-request.ts';
import type { PostTimestamp } from './ask.ts';
import { TimestampError } from './error.ts';
import { timestampLimits } from './limits.ts';

const requestType = 'application/timestamp-query';
const replyType = 'application/timestamp-reply';

/**
 * The way to one authority over HTTP (RFC 3161 §3.4): no cookie goes along, a redirect is not followed, and an answer
 * is read no further than `timestampLimits.replyBytes`.
 *
 * @param authority  its address, http or https
 * @param ask        sends one request, as `fetch` does; it must end when the signal in `init` does
 * @returns a function that throws TimestampError `unreachable` (detail: `HTTP <status>`), `unreadable` for an answer that
 *   is too long, and what `ask` throws. Whatever type an answer claims, its bytes decide.
 */
export function timestampPost(
  authority: string,
  ask: (url: string, init: RequestInit) => Promise<Response>,
): PostTimestamp {
  return async (request, signal) => {
    const response = await ask(authority, {
      ...quietly,
      method: 'POST',
      headers: { accept: replyType, 'content-type': requestType },
      body: request,
      signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new TimestampError('unreachable', `HTTP ${response.status}`);
    }
    const reply = await bodyWithin(response, timestampLimits.replyBytes);
    if (!reply) throw new TimestampError('unreadable', 'too long an answer');
    return reply;
  };
}
