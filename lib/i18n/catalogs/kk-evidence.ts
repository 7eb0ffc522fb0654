import type { Catalog } from '../translate.ts';
import type { enEvidence } from './en-evidence.ts';

/** What the archive says of notes, deletions, keys and trusted time. */
export const kkEvidence = {
  'notes.title': 'Ескертпелер',
  'notes.label': 'Осы нұсқаға ескертпе',
  'notes.meaning': 'Ол журналға және осы нұсқасы бар әр пакетке енеді; кейін өзгертуге болмайды.',
  'notes.add': 'Ескертпе қосу',
  'delete.open': 'Бұл нұсқаны жою…',
  'delete.title': 'Бұл нұсқа жойылсын ба?',
  'delete.goes':
    'Оның жазбасы, суреттері, ескертпелері және басқа нұсқаларда жоқ барлық файлы біржола жойылады. Kuä әлі сақтап тұрған, ол бар пакеттер де жойылады; өзіңіз басқа жерге сақтағандарыңыз қалады.',
  'delete.stays': 'Журналда оның мекенжайы, уақыты, SHA-256 сомасы және жойылғаны туралы жазба қалады.',
  'delete.disk':
    'Дискідегі орнын браузер кейінірек қана басқа дерекпен жабады: оған дейін қалдығын арнайы құралмен табуға болады.',
  'delete.unexported': 'Ол бірде-бір рет шығарылмаған. Жойылғаннан кейін оны ешкім көрсете алмайды.',
  'delete.do': 'Жою',
  'delete.searching': 'Басқа нұсқаларда да бар файлдар ізделуде: {done} / {total}',
} satisfies Catalog<keyof typeof enEvidence>;
