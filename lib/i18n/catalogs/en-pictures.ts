import type { Catalog } from '../translate.ts';

/** What is said of a page's pictures held against each other, in English. */
export const enPictures = {
  'pagePictures.title': 'Pictures of the page',
  'pagePictures.compare': 'Compare the pictures',
  'pagePictures.running': 'Comparing the pictures',
  'pagePictures.missing': 'At least one of the two versions has no picture to compare.',
  'pagePictures.scale':
    'The pictures were taken at different scales ({a} and {b}): their pixels cannot be held against each other.',
  'pagePictures.none': 'The pictures show no difference.',
  'pagePictures.places': {
    one: 'The pictures differ in {places} place.',
    other: 'The pictures differ in {places} places.',
  },
  'pagePictures.meaning':
    'This is said of the pictures alone: fonts, advertising and the size of the window change them too.',
  'pagePictures.visible':
    'At least one version has no picture of the whole page: the pictures of the visible area are compared.',
  'pagePictures.cut':
    'At least one picture ends before its page does: rows that it seems to lack at the end may have been there.',
  'pagePictures.widths':
    'The pictures are {a} and {b} px wide: compared are the {width} px from the left that both have.',
  'pagePictures.faint': {
    one: '{rows} row of pixels differs only in shades too close to tell apart; it is not counted.',
    other: '{rows} rows of pixels differ only in shades too close to tell apart; they are not counted.',
  },
  'pagePictures.bands': 'Where the pictures differ',
  'pagePictures.inserted': 'Band inserted at {y} px, {height} px high',
  'pagePictures.removed': 'Band removed, {height} px high; it stood at {y} px',
  'pagePictures.changed': {
    one: 'Changed from {y} px on, {height} px high: {places} place',
    other: 'Changed from {y} px on, {height} px high: {places} places',
  },
  'pagePictures.view': 'How to look at the pictures',
  'pagePictures.overlay': 'Marked',
  'pagePictures.slider': 'Divided',
  'pagePictures.blink': 'In turn',
  'pagePictures.overlay.note':
    'The later picture. Numbered frames: changed; + inserted; − removed, shown as it was before.',
  'pagePictures.slider.note':
    'The earlier picture is left of the divider, the later one right of it. Move it with the mouse or the arrow keys.',
  'pagePictures.blink.note': 'The two pictures at the same place, one after the other.',
  'pagePictures.before': 'The picture before',
  'pagePictures.after': 'The picture after',
  'pagePictures.marked': 'The picture after, with the differences marked',
  'pagePictures.divider': 'How much of the picture before is shown, in percent of the width',
  'pagePictures.showBefore': 'Show before',
  'pagePictures.showAfter': 'Show after',
  'pagePictures.byItself': 'Change by itself',
} as const satisfies Catalog;
