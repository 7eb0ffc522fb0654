/** Why no copy was made: a kind of file that is not known here, or a file that is not as its kind must be. */
export type PictureFailure = 'other-kind' | 'malformed';

/** A picture of which no copy without metadata can be made. `detail` is for a report, never shown as the sentence. */
export class PictureError extends Error {
  readonly reason: PictureFailure;
  readonly detail: string;

  constructor(reason: PictureFailure, detail: string) {
    super(`${reason}: ${detail}`);
    this.name = 'PictureError';
    this.reason = reason;
    this.detail = detail;
  }
}

/** @throws PictureError `malformed` */
export function malformed(detail: string): never {
  throw new PictureError('malformed', detail);
}
