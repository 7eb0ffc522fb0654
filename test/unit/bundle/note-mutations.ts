import { canonicalJson } from '../../../lib/evidence/index.ts';
import { entry, type Mutation } from './mutation.ts';

const notes = 'data/notes.json';

/** What even the holder of the key cannot do to notes. */
export const noteMutations: readonly Mutation[] = [
  {
    says: 'a note reworded',
    change: (bag) => bag.edit(notes, (text) => text.replace('Türkistan', 'Turkistan')),
    code: 'log-lacks-note',
    path: notes,
  },
  {
    says: 'a note left out',
    change: (bag) => bag.put(notes, canonicalJson({ format: 'kua-notes/1', notes: [] })),
    code: 'note-missing',
    path: notes,
  },
  {
    says: 'a note whose entry is left closed',
    change: (bag) => bag.drop(entry(6)),
    code: 'log-lacks-note',
    path: notes,
  },
  {
    says: 'a note of a capture that is not there',
    change: (bag) => bag.edit(notes, (text) => text.replace('1a2b3c4d', '00000000')),
    code: 'note-stranger',
    path: notes,
  },
  {
    says: 'notes with spaces',
    change: (bag) => bag.edit(notes, (text) => text.replace(':', ': ')),
    code: 'notes-form',
    path: notes,
  },
  {
    says: 'millions of notes',
    change: (bag) =>
      bag.put(notes, canonicalJson({ format: 'kua-notes/1', notes: Array.from({ length: 3e6 }, () => 0) })),
    code: 'notes-form',
    path: notes,
  },
];
