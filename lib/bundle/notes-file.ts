import { canonicalJson } from '../evidence/index.ts';
import { KuaError, type Note, type Notes } from '../model/index.ts';
import type { CaptureFacts } from './capture-facts.ts';
import { type BagEntry, madeEntry } from './entry.ts';

/** `data/notes.json`. @throws KuaError `unexpected` for a note of a capture that is not in the bundle */
export async function notesEntry(
  captures: readonly CaptureFacts[],
  notes: readonly Note[],
): Promise<BagEntry> {
  const ids = new Set(captures.map(({ captureId }) => captureId));
  const stranger = notes.find(({ captureId }) => !ids.has(captureId));
  if (stranger) throw new KuaError('unexpected', `a note of ${stranger.captureId}`);
  const file: Notes = {
    format: 'kua-notes/1',
    notes: notes.map(({ captureId, at, text }) => ({ captureId, at, text })),
  };
  return await madeEntry('data/notes.json', canonicalJson(file));
}
