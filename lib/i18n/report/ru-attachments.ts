import type { Catalog } from '../translate.ts';
import type { enAttachments } from './en-attachments.ts';

/** What the report says of attached files, in Russian. */
export const ruAttachments = {
  attachments: 'Приложенные файлы',
  attachmentsToPage: 'Файлы, приложенные к этой странице',
  attachedNote:
    'Эти файлы приложил тот, кто сделал снимок. Сайт их не публиковал: то, что в них видно, известно со слов этого человека.',
  attachedAt: 'Приложен {time}; {size}',
  attachedAsGiven: 'сохранён таким, каким дан, со всеми сведениями внутри него',
  attachedWithout: 'копия без метаданных; оригинал может быть у того, кто её приложил',
} as const satisfies Catalog<keyof typeof enAttachments>;
