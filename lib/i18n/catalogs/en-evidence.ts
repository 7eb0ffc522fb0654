import type { Catalog } from '../translate.ts';

/** What the archive says of notes, deletions, keys and trusted time. */
export const enEvidence = {
  'notes.title': 'Notes',
  'notes.label': 'A note to this version',
  'notes.meaning':
    'It goes into the log and into every bundle with this version, and cannot be changed afterwards.',
  'notes.add': 'Add note',
  'delete.open': 'Delete this version…',
  'delete.title': 'Delete this version?',
  'delete.goes':
    'Its record, its pictures, its notes and all files that no other version shows go for good. So do the bundles with it that Kuä still holds; those you saved elsewhere stay.',
  'delete.stays': 'The log keeps its address, time and SHA-256, and says that it was deleted.',
  'delete.disk':
    'The browser overwrites the place on the disk only later: until then special tools may find remains.',
  'delete.unexported': 'It was never exported. Once it is deleted, nobody can show it.',
  'delete.do': 'Delete',
  'delete.searching': 'Looking for files that other versions show too: {done} of {total}',
} as const satisfies Catalog;
