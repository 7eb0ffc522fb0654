// Documents that are no HTML, and one whose text is not what is seen.
import { disc, scramblingDigits } from './drawings.ts';
import type { Feature, FeaturePage } from './feature.ts';

const inFull = (slug: string, name: string): readonly Feature[] => [
  {
    slug,
    name: `${name}: the bytes are the capture`,
    html: '',
    whole: true,
    equal: 'nothing',
    also: [{ kind: 'bytes' }],
  },
];

/** Pages of their own kind. */
export const others: readonly FeaturePage[] = [
  {
    path: '/scrambled',
    title: 'Scrambled digits',
    height: 300,
    features: [
      {
        slug: 'font-scrambling',
        name: 'the look of a font that scrambles digits, and says that the text may be another',
        html: '<style>@font-face { font-family: lab-scramble; src: url(/fonts/lab-scramble.woff) }</style><p style="font: 30px lab-scramble">63.66 % 7,820</p>',
        files: { '/fonts/lab-scramble.woff': scramblingDigits('lab-scramble') },
        ready: () => document.fonts.load('30px lab-scramble'),
        also: [{ kind: 'limitation', code: /font|glyph/u }],
      },
    ],
  },
  {
    path: '/notes.txt',
    title: 'Plain text',
    height: 300,
    type: 'text/plain; charset=utf-8',
    written: 'Turnout by region\n<b>not bold</b>\n63.66 %\n',
    features: inFull('file-text', 'plain text'),
  },
  {
    path: '/turnout.json',
    title: 'JSON',
    height: 300,
    type: 'application/json',
    written: '{"turnout": 63.66, "ballots": [7820204]}',
    features: inFull('file-json', 'JSON'),
  },
  {
    path: '/turnout.xml',
    title: 'XML',
    height: 300,
    type: 'application/xml',
    written: '<?xml version="1.0"?><turnout unit="percent">63.66</turnout>',
    features: inFull('file-xml', 'XML'),
  },
  {
    path: '/seal.png',
    title: 'Picture',
    height: 300,
    type: 'image/png',
    written: Buffer.from(disc('#246').body),
    features: inFull('file-picture', 'pictures'),
  },
];
