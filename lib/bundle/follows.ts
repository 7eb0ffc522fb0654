/** What tells whether one capture is compared with another. */
interface Version {
  readonly captureId: string;
  readonly url: string;
  /** The capture of the page as it was seen, of which this is the one after scrolling; null for any other. */
  readonly expands: string | null;
}

/**
 * Whether a capture is compared with the one before it: of the same address, and where the page was scrolled through for
 * it, the one of the page as it was seen. What comes after is never compared with one of a page scrolled through.
 */
export function follows(capture: Version, before: Version): boolean {
  if (before.url !== capture.url) return false;
  return capture.expands === null || capture.expands === before.captureId;
}
