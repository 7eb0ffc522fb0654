import type { Catalog } from '../translate.ts';
import type { enOthers } from './en-others.ts';

/** What the archive says of captures and bundles of others. */
export const kkOthers = {
  'keys.unknownOf': 'белгісіз кілт {key}',
  'versions.inBundles': { one: '{numbers} пакетінен', other: '{numbers} пакеттерінен' },
  'pages.others': 'басқалардікі: {n}',
  'others.corroborates': 'растайды: {whose}, {time}',
  'others.differs': 'өзгеше: {whose}, {time}',
  'others.notCompared': 'салыстырылмады: {whose}, {time}',
  'others.see': 'салыстыруды ашу',
  'others.span': 'Әртүрлі кілтпен мөрленген түсірілімдерді салыстыру, айырмасы ең көбі',
  'others.minutes': { one: '{n} минут', other: '{n} минут' },
  'others.spanNote':
    'Әр кілттің уақыты ең жақын түсірілімі алынады. «Растайды» дегені — ұсақ-түйектен басқасы бірдей. Сайт әр келушіге әртүрлі нәрсе көрсетуі мүмкін: тілі, жарнамасы, уақыты. Өзгешеліктің өзі қайшылық емес.',
  'others.perVisitor':
    'Бұл түсірілімдер әртүрлі кілтпен мөрленген. Сайт әр келушіге әртүрлі нәрсе көрсетуі мүмкін: тілі, жарнамасы, уақыты. Өзгешеліктің өзі қайшылық емес.',
  'others.exportNote':
    'Дәлелдерді шығарғанда осы беттің түсірілімдері бар басқалардың пакеттері тұтас қоса беріледі.',
  'others.exportNone':
    'Бұл беттің тек басқалар түсірген нұсқалары бар. Олардың пакеттерін беттер тізімінен қайта сақтауға болады.',
  'others.sealedBy': 'Мұны басқа біреу түсірген: {whose}.',
  'others.inBundles': 'Ол мына жүктелген пакеттерде жатыр:',
  'import.keep': { one: 'Осы пакетті сақтау', other: 'Сәйкес {bundles} пакетті сақтау' },
  'import.keepNote': 'Пакет алынған күйінде тұтас сақталады, түсірілімдері сіздікінің қасында көрсетіледі.',
  'import.kept': { one: 'Сақталды, {captures} түсірілім.', other: 'Сақталды, {captures} түсірілім.' },
  'import.same': 'Бұл пакет бұрыннан сақталған. Ештеңе өзгерген жоқ.',
  'import.numberTaken':
    'Сақталмады: нөмірі дәл осындай басқа пакет бұрыннан бар. Дұрысы осы болса, алдымен анаусын жойыңыз.',
  'import.progress': '{name}: сақталып жатқаны тағы бір рет тексерілуде, {done} / {total}',
  'import.see': 'Беттерге өту',
  'imported.title': 'Жүктелген пакеттер',
  'imported.add': 'Басқалардың пакеттерін жүктеу…',
  'imported.captures': { one: '{captures} түсірілім', other: '{captures} түсірілім' },
  'imported.save': 'Қайта сақтау',
  'imported.delete': 'Жою…',
  'imported.deleteTitle': 'Бұл пакет жойылсын ба?',
  'imported.deleteGoes':
    'Пакет және басқа пакеттерде жоқ түсірілімдері жойылады. Жіберген адам оны қайта жібере алады. Жүктелгені журналда қалады.',
} satisfies Catalog<keyof typeof enOthers>;
