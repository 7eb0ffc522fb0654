import type { Catalog } from '../translate.ts';
import type { enAttachments } from './en-attachments.ts';

/** What is said of attached files when a bundle is checked or listed, in Russian. */
export const ruAttachments = {
  'check.attachments': 'Приложенные файлы',
  'finding.log-lacks-attachment': 'не назван ни в одной открытой записи журнала о приложенном',
  'finding.attachment-missing': 'прилагает файл, которого нет в пакете: {detail}',
  'finding.attachment-differs': 'называет не тот размер или тип файла: {detail}',
  'finding.attachment-stranger': 'прилагает файл к тому, чего нет в пакете: {detail}',
  'finding.attachment-twice': 'прилагает файл, уже приложенный туда же другой записью: {detail}',
  'finding.attachment-told': 'назван копией без метаданных, но в нём есть то, чего в такой копии не бывает',
  'list.attachments': {
    one: '{n} приложенный файл',
    few: '{n} приложенных файла',
    many: '{n} приложенных файлов',
    other: '{n} приложенных файла',
  },
  'list.as-given': 'как дан',
  'list.without-metadata': 'копия без метаданных',
} as const satisfies Catalog<keyof typeof enAttachments>;
