import { readCapture, readOutline, versionBefore, type Archive } from '../archive/index.ts';
import type { CaptureSide } from '../compare/index.ts';

/** The capture before this one of the same address; `side` is null where it cannot be read any more. */
export interface Previous {
  readonly captureId: string;
  readonly sha256: string;
  readonly side: CaptureSide | null;
}

/**
 * What was captured of `url` before `startedAt`, if anything.
 * @param expands the capture of the page as it was seen, for one after it was scrolled through: no other comes between
 */
export async function previousOf(
  archive: Archive,
  url: string,
  startedAt: Date,
  expands: string | null,
): Promise<Previous | null> {
  const seen = expands === null ? undefined : await archive.captures.get(expands);
  const row = seen?.url === url ? seen : await versionBefore(archive, url, startedAt.toISOString());
  if (!row) return null;
  const { captureId, sha256: digest } = row;
  try {
    const { record } = await readCapture(archive, captureId);
    const outline = await readOutline(archive, record);
    return { captureId, sha256: digest, side: { record, sha256: digest, outline } };
  } catch {
    // What happened to an older capture must not keep a new one from being made.
    return { captureId, sha256: digest, side: null };
  }
}
