/**
 * What may be wrong with a proof or with a calendar's answer: `unreadable`, bytes that are no proof; `unreachable`, no
 * answer came; `malformed`, an answer that is none; `mismatch`, a proof or an answer for other bytes.
 */
export type OtsErrorCode = 'unreadable' | 'unreachable' | 'malformed' | 'mismatch';

/** An OpenTimestamps proof or answer that cannot be used. `detail` is for a report, never shown as the sentence. */
export class OtsError extends Error {
  readonly code: OtsErrorCode;
  readonly detail: string;

  constructor(code: OtsErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'OtsError';
    this.code = code;
    this.detail = detail;
  }
}
