import type { Catalog } from '../translate.ts';
import type { enAttachments } from './en-attachments.ts';

/** What the report says of attached files, in Kazakh. */
export const kkAttachments = {
  attachments: 'Тіркелген файлдар',
  attachmentsToPage: 'Осы бетке тіркелген файлдар',
  attachedNote:
    'Бұл файлдарды бетті түсірген адам тіркеді. Оларды сайт жарияламаған: онда не көрінетіні сол адамның сөзі бойынша ғана белгілі.',
  attachedAt: 'Тіркелген уақыты: {time}; {size}',
  attachedAsGiven: 'берілген қалпында, ішіндегі мәліметтерінің бәрімен сақталған',
  attachedWithout: 'метадеректерсіз көшірме; түпнұсқасы тіркеген адамда болуы мүмкін',
} as const satisfies Catalog<keyof typeof enAttachments>;
