/**
 * Why there is no token: `rejected`, the authority said no (a status other than 0 or 1); `mismatch`, a token that is not
 * what was asked for; `unreadable`, an answer that is no time-stamp response; `unreachable`, no answer of an authority
 * came.
 */
export type TimestampFailure = 'rejected' | 'mismatch' | 'unreadable' | 'unreachable';

/** A time-stamp that was not had. `detail` is for a report, never shown as the sentence. */
export class TimestampError extends Error {
  readonly reason: TimestampFailure;
  readonly detail: string;

  constructor(reason: TimestampFailure, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options);
    this.name = 'TimestampError';
    this.reason = reason;
    this.detail = detail;
  }
}
