import type { Catalog } from '../translate.ts';

/** What the archive says of captures and bundles of others. */
export const enOthers = {
  'keys.unknownOf': 'unknown key {key}',
  'versions.inBundles': { one: 'imported in bundle {numbers}', other: 'imported in bundles {numbers}' },
  'pages.others': '{n} by others',
  'others.corroborates': 'corroborates: {whose}, {time}',
  'others.differs': 'differs: {whose}, {time}',
  'others.notCompared': 'not compared: {whose}, {time}',
  'others.see': 'see the comparison',
  'others.span': 'Hold captures by different keys against each other if they are no further apart than',
  'others.minutes': { one: '{n} minute', other: '{n} minutes' },
  'others.spanNote':
    'Of each key, the capture nearest in time. “Corroborates” says that nothing but trifles differs. A site may show each visitor something else: language, advertisements, the time. A difference is by itself no contradiction.',
  'others.perVisitor':
    'These captures are by different keys. A site may show each visitor something else: language, advertisements, the time. A difference is by itself no contradiction.',
  'others.exportNote': 'An export carries the bundles of others that hold captures of this page, whole.',
  'others.exportNone':
    'Of this page there are only captures of others. Their bundles can be saved again on the list of pages.',
  'others.sealedBy': 'This was captured by somebody else: {whose}.',
  'others.inBundles': 'It lies in these imported bundles:',
  'import.keep': { one: 'Keep this bundle', other: 'Keep the {bundles} bundles that hold' },
  'import.keepNote': 'It is kept whole, as it came, and its captures are shown beside yours.',
  'import.kept': { one: 'Kept, with {captures} capture.', other: 'Kept, with {captures} captures.' },
  'import.same': 'This bundle is kept already. Nothing was changed.',
  'import.numberTaken':
    'Not kept: another bundle with the same number is kept already. Remove that one first if this is the right one.',
  'import.progress': '{name}: checked once more as it is kept, {done} of {total}',
  'import.see': 'See the pages',
  'imported.title': 'Imported bundles',
  'imported.add': 'Import bundles of others…',
  'imported.captures': { one: '{captures} capture', other: '{captures} captures' },
  'imported.save': 'Save again',
  'imported.delete': 'Remove…',
  'imported.deleteTitle': 'Remove this bundle?',
  'imported.deleteGoes':
    'The bundle goes, and with it its captures that no other bundle holds. Whoever sent it can send it again. The log keeps that it was imported.',
} as const satisfies Catalog;
