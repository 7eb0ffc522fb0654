import type { Catalog } from '../translate.ts';
import type { enEvidence } from './en-evidence.ts';

/** What the archive says of notes, deletions, keys and trusted time. */
export const ruEvidence = {
  'notes.title': 'Заметки',
  'notes.label': 'Заметка к этой версии',
  'notes.meaning': 'Она попадёт в журнал и в каждый пакет с этой версией; изменить её потом нельзя.',
  'notes.add': 'Добавить заметку',
  'delete.open': 'Удалить эту версию…',
  'delete.title': 'Удалить эту версию?',
  'delete.goes':
    'Её запись, изображения, заметки и все файлы, которых нет в других версиях, исчезнут навсегда. Исчезнут и пакеты с ней, которые ещё хранит Kuä; сохранённые вами в другом месте останутся.',
  'delete.stays': 'В журнале останутся её адрес, время и SHA-256 и запись о том, что она удалена.',
  'delete.disk':
    'Место на диске браузер перезапишет лишь позже: до того остатки можно найти особыми средствами.',
  'delete.unexported': 'Её ни разу не выгружали. После удаления показать её не сможет никто.',
  'delete.do': 'Удалить',
  'delete.searching': 'Ищем файлы, которые есть и в других версиях: {done} из {total}',
} satisfies Catalog<keyof typeof enEvidence>;
