import { canonicalJson, noteDigest } from '../../evidence/index.ts';
import { Note, Notes } from '../../model/index.ts';
import type { CheckedCaptures } from './captures.ts';
import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';

export const notesPath = 'data/notes.json';
/** Tens of thousands of notes. */
const mostBytes = 16 * 1024 ** 2;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Notes are written the one way that they are, each of a capture in the bundle. @returns their digests, as the log has them */
export async function checkNotes(
  bundle: OpenedBundle,
  { byId, complete }: CheckedCaptures,
  findings: Findings,
): Promise<ReadonlySet<string>> {
  const bytes = await bundle.read(notesPath, mostBytes);
  if (typeof bytes === 'string') {
    findings.fails(bytes, notesPath);
    return new Set();
  }
  const notes = notesIn(bytes);
  if (!notes) findings.fails('notes-form', notesPath);
  const digests = new Set<string>();
  for (const note of notes ?? []) {
    if (complete && !byId.has(note.captureId)) findings.fails('note-stranger', notesPath, note.captureId);
    digests.add(await noteDigest(note));
  }
  return digests;
}

/**
 * The notes in a file; null for one that is written otherwise. They are parsed one by one up to the first wrong one: the
 * schema gathers a complaint for each, which of a hostile file's millions fills the memory.
 */
function notesIn(bytes: Uint8Array): Notes['notes'] | null {
  try {
    const text = decoder.decode(bytes);
    const file: unknown = JSON.parse(text);
    const list: unknown = typeof file === 'object' && file !== null && 'notes' in file ? file.notes : null;
    if (!Array.isArray(list) || !list.every((note) => Note.safeParse(note).success)) return null;
    const { notes } = Notes.parse(file);
    return decoder.decode(canonicalJson({ format: 'kua-notes/1', notes })) === text ? notes : null;
  } catch {
    return null;
  }
}
