import { readFileSync } from 'node:fs';
import { RESOLUTIONS, resolutionPath, resolutionPdf } from './files/resolutions.ts';
import { truetype, woff } from './font/truetype.ts';
import { LANGS } from './format.ts';
import type { Facts } from './facts.ts';
import { RESULTS_VOTE } from './pages/results.ts';
import { barChart } from './pictures/chart.ts';
import { emblem } from './pictures/emblem.ts';
import { colour, ico, png } from './pictures/png.ts';
import type { Paint } from './pictures/png.ts';
import { banner, booths, house, weave } from './pictures/scenes.ts';

/** A file of the site that no revision changes. */
export interface Asset {
  readonly type: string;
  /** Whether other origins may read it (`Access-Control-Allow-Origin`). */
  readonly shared: boolean;
  /** Its bytes, the same every time; made at the first request. */
  readonly bytes: () => Buffer;
}

function once(type: string, make: () => Buffer, shared = false): Asset {
  let made: Buffer | null = null;
  return { type, shared, bytes: () => (made ??= make()) };
}

const file = (name: string, type: string, shared = false): Asset =>
  once(type, () => readFileSync(new URL(`./styles/${name}`, import.meta.url)), shared);

const CSS = 'text/css; charset=utf-8';
const SVG = 'image/svg+xml; charset=utf-8';

const picture = (width: number, height: number, paint: Paint, shared = false): Asset =>
  once('image/png', () => png(width, height, paint), shared);

const CHART_TITLES = {
  kk: 'Өңірлер бойынша қатысу, пайызбен (2024 жылғы 6 қазан)',
  ru: 'Явка по регионам, в процентах (6 октября 2024 года)',
  en: 'Turnout by region, percent (6 October 2024)',
} as const;

function charts(facts: Facts): [string, Asset][] {
  return LANGS.flatMap((lang) => {
    const bars = facts.regions.map((region) => ({
      name: region[lang],
      value: facts.turnout(RESULTS_VOTE, '20:00', region.id) ?? '0',
    }));
    const chart = (narrow: boolean): Asset =>
      once(SVG, () => Buffer.from(barChart(CHART_TITLES[lang], bars, lang, narrow)));
    return [
      [`/img/turnout-2024.${lang}.svg`, chart(false)],
      [`/img/turnout-2024.${lang}.narrow.svg`, chart(true)],
    ] as [string, Asset][];
  });
}

/** Files of the commission's own origin, by path. */
export function siteAssets(facts: Facts): ReadonlyMap<string, Asset> {
  return new Map<string, Asset>([
    ['/css/main.css', file('main.css', CSS)],
    ['/css/base.css', file('base.css', CSS)],
    ['/css/theme.css', file('theme.css', CSS)],
    ['/css/print.css', file('print.css', CSS)],
    ['/css/media.css', file('media.css', CSS)],
    ['/img/ornament.svg', file('ornament.svg', SVG)],
    ['/img/weave.png', picture(64, 64, weave)],
    ['/img/emblem-96.png', picture(96, 96, emblem)],
    ['/img/emblem-192.png', picture(192, 192, emblem)],
    ['/img/house-480.png', picture(480, 270, house)],
    ['/img/house-960.png', picture(960, 540, house)],
    ['/img/booths-600.png', picture(600, 400, booths)],
    ['/favicon.ico', once('image/x-icon', () => ico(32, png(32, 32, emblem)))],
    ['/fonts/kua-figures.woff', once('font/woff', () => woff({ family: 'Kua Figures', strokeWidth: 92 }))],
    ...charts(facts),
    ...RESOLUTIONS.map((resolution): [string, Asset] => [
      resolutionPath(resolution),
      once('application/pdf', () => resolutionPdf(resolution)),
    ]),
  ]);
}

/** Files of the second origin, by path: all may be read by others but `/cdn/counter.png` and `/cdn/outlet.png`. */
export function secondOriginAssets(): ReadonlyMap<string, Asset> {
  return new Map<string, Asset>([
    ['/cdn/figures.css', file('figures.css', CSS, true)],
    [
      '/cdn/kua-figures-light.ttf',
      once('font/ttf', () => truetype({ family: 'Kua Figures Light', strokeWidth: 48 }), true),
    ],
    ['/cdn/open-data.png', picture(240, 80, banner('#0b6b5d', '#1f4e8c'), true)],
    ['/cdn/booths.png', picture(600, 400, booths, true)],
    ['/cdn/counter.png', picture(240, 80, banner('#7a3e12', '#b98a2f'))],
    ['/cdn/outlet.png', picture(32, 32, () => colour('#a3262f'))],
  ]);
}
