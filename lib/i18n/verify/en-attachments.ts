import type { Catalog } from '../translate.ts';

/** What is said of attached files when a bundle is checked or listed, in English. */
export const enAttachments = {
  'check.attachments': 'Attached files',
  'finding.log-lacks-attachment': 'stands in no opened entry of the log that attaches it',
  'finding.attachment-missing': 'attaches a file that is not in the bundle: {detail}',
  'finding.attachment-differs': 'says of the file another size or type than it has: {detail}',
  'finding.attachment-stranger': 'attaches a file to something that is not in the bundle: {detail}',
  'finding.attachment-twice': 'attaches a file that another entry attaches to the same: {detail}',
  'finding.attachment-told':
    'is said to be a copy without metadata, but holds something that such a copy does not',
  'list.attachments': { one: '{n} file attached', other: '{n} files attached' },
  'list.as-given': 'kept as given',
  'list.without-metadata': 'a copy without metadata',
} as const satisfies Catalog;
