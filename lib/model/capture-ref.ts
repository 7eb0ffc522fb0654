/**
 * What names a capture among one's own and those of others: one's own by its id, one that lies in imported bundles alone by
 * the SHA-256 of its capture.json, since others may have given any id.
 */
export type CaptureRef = string;

/** True for the name of a capture that is somebody else's. */
export function isOthers(ref: CaptureRef): boolean {
  return /^[0-9a-f]{64}$/u.test(ref);
}
