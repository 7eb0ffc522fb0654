import type { Catalog } from '../translate.ts';

/** What is said when bundles are converted or merged. */
export const en = {
  refused: 'refused, nothing of it is written',
  repeated: {
    one: '{n} bundle was given again: taken once',
    other: '{n} bundles were given again: taken once',
  },
  'folder-taken': 'is there and not empty. Nothing is overwritten: name a new folder, or an empty one',
  unopened: 'cannot be opened: is there such a file?',
  packed: 'is compressed inside the bundle around it, which Kuä never does; unpack it and give it by itself',
  unread: 'cannot be read as the text of a page: it is in no table of figures or changes',
  nothing: 'Nothing is written.',
  bundles: { one: '{n} bundle', other: '{n} bundles' },
} as const satisfies Catalog;
