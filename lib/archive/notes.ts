import { noteDigest } from '../evidence/index.ts';
import { KuaError } from '../model/index.ts';
import type { Archive, NoteRow } from './database.ts';
import { appendWith } from './log.ts';

/** A note is a remark, not a document. */
export const mostNoteChars = 4000;

/**
 * Keep words that the person adds to a capture, with their digest in the log, in one transaction or not at all.
 *
 * @param text  surrounding white space is dropped; nothing is kept where nothing else is left
 * @throws KuaError `not-found` where the capture is gone; RangeError for more than `mostNoteChars`
 */
export async function addNote(archive: Archive, captureId: string, text: string, at: Date): Promise<void> {
  const words = text.trim().toWellFormed();
  if (words === '') return;
  if (words.length > mostNoteChars) throw new RangeError(`a note of ${words.length} characters`);
  const note = { captureId, at: at.toISOString(), text: words };
  const row: NoteRow = { sha256: await noteDigest(note), ...note };
  const { captures, notes } = archive;
  const event = { type: 'note', captureId, sha256: row.sha256 } as const;
  await appendWith(archive, event, at, [captures, notes], async () => {
    if ((await captures.get(captureId)) === undefined) throw new KuaError('not-found', captureId);
    await notes.add(row);
  });
}

/** The notes of captures, the first one first. */
export async function notesOf(archive: Archive, captureIds: readonly string[]): Promise<NoteRow[]> {
  const notes = await archive.notes.where('captureId').anyOf(captureIds).toArray();
  return notes.toSorted((a, b) => a.at.localeCompare(b.at));
}
