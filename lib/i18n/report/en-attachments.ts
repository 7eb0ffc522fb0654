import type { Catalog } from '../translate.ts';

/** What the report says of attached files, in English. */
export const enAttachments = {
  attachments: 'Files that were attached',
  attachmentsToPage: 'Files that were attached to this page',
  attachedNote:
    'Whoever captured the page attached these files. The site did not publish them: what they show is the word of that person.',
  attachedAt: 'Attached {time}; {size}',
  attachedAsGiven: 'kept as it was given, with all that it says of itself',
  attachedWithout: 'a copy without metadata; whoever attached it may have the original',
} as const satisfies Catalog;
