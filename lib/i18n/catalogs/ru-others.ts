import type { Catalog } from '../translate.ts';
import type { enOthers } from './en-others.ts';

/** What the archive says of captures and bundles of others. */
export const ruOthers = {
  'keys.unknownOf': 'неизвестный ключ {key}',
  'versions.inBundles': {
    one: 'из пакета {numbers}',
    few: 'из пакетов {numbers}',
    many: 'из пакетов {numbers}',
    other: 'из пакетов {numbers}',
  },
  'pages.others': 'чужих: {n}',
  'others.corroborates': 'подтверждает: {whose}, {time}',
  'others.differs': 'отличается: {whose}, {time}',
  'others.notCompared': 'не сравнивалось: {whose}, {time}',
  'others.see': 'открыть сравнение',
  'others.span': 'Сопоставлять снимки, запечатанные разными ключами, с разницей не более',
  'others.minutes': { one: '{n} минуты', few: '{n} минут', many: '{n} минут', other: '{n} минуты' },
  'others.spanNote':
    'Для каждого ключа берётся ближайший по времени снимок. «Подтверждает» значит, что различаются только мелочи. Сайт может показывать разным посетителям разное: язык, рекламу, время. Само по себе отличие не является противоречием.',
  'others.perVisitor':
    'Эти снимки запечатаны разными ключами. Сайт может показывать разным посетителям разное: язык, рекламу, время. Само по себе отличие не является противоречием.',
  'others.exportNote': 'При выгрузке чужие пакеты со снимками этой страницы прилагаются целиком.',
  'others.exportNone':
    'У этой страницы есть только чужие снимки. Сами пакеты можно сохранить ещё раз в списке страниц.',
  'others.sealedBy': 'Это чужой снимок: {whose}.',
  'others.inBundles': 'Он находится в этих загруженных пакетах:',
  'import.keep': {
    one: 'Сохранить этот пакет',
    few: 'Сохранить {bundles} пакета, которые сходятся',
    many: 'Сохранить {bundles} пакетов, которые сходятся',
    other: 'Сохранить {bundles} пакета, которые сходятся',
  },
  'import.keepNote': 'Пакет сохраняется целиком, каким получен, а его снимки показываются рядом с вашими.',
  'import.kept': {
    one: 'Сохранён, {captures} снимок.',
    few: 'Сохранён, {captures} снимка.',
    many: 'Сохранён, {captures} снимков.',
    other: 'Сохранён, {captures} снимка.',
  },
  'import.same': 'Этот пакет уже сохранён. Ничего не изменилось.',
  'import.numberTaken':
    'Не сохранён: уже есть другой пакет с тем же номером. Если верен этот, сначала удалите тот.',
  'import.progress': '{name}: ещё одна проверка сохраняемого, {done} из {total}',
  'import.see': 'К страницам',
  'imported.title': 'Загруженные пакеты',
  'imported.add': 'Загрузить чужие пакеты…',
  'imported.captures': {
    one: '{captures} снимок',
    few: '{captures} снимка',
    many: '{captures} снимков',
    other: '{captures} снимка',
  },
  'imported.save': 'Сохранить ещё раз',
  'imported.delete': 'Удалить…',
  'imported.deleteTitle': 'Удалить этот пакет?',
  'imported.deleteGoes':
    'Пакет будет удалён вместе со снимками, которых нет в других пакетах. Приславший может прислать его снова. В журнале останется запись о загрузке.',
} satisfies Catalog<keyof typeof enOthers>;
