import type { Catalog } from '../translate.ts';
import type { enAttachments } from './en-attachments.ts';

/** What is said of attached files when a bundle is checked or listed, in Kazakh. */
export const kkAttachments = {
  'check.attachments': 'Тіркелген файлдар',
  'finding.log-lacks-attachment': 'тіркелгені туралы журналдың бірде-бір ашық жазбасында жоқ',
  'finding.attachment-missing': 'пакетте жоқ файлды тіркейді: {detail}',
  'finding.attachment-differs': 'файлдың көлемін не түрін басқаша көрсетеді: {detail}',
  'finding.attachment-stranger': 'файлды пакетте жоқ нәрсеге тіркейді: {detail}',
  'finding.attachment-twice': 'басқа жазба сол жерге тіркеген файлды тағы тіркейді: {detail}',
  'finding.attachment-told': 'метадеректерсіз көшірме делінген, бірақ ондай көшірмеде болмайтын нәрсесі бар',
  'list.attachments': '{n} тіркелген файл',
  'list.as-given': 'берілген қалпында',
  'list.without-metadata': 'метадеректерсіз көшірме',
} as const satisfies Catalog<keyof typeof enAttachments>;
