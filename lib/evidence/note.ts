import type { Note } from '../model/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './digest.ts';

/** What the log's entry of a note commits to: SHA-256, in hex, of the note's RFC 8785 JSON. */
export async function noteDigest({ captureId, at, text }: Note): Promise<string> {
  return await sha256(canonicalJson({ captureId, at, text }));
}
