import type { Block, Outline, VolatilePath } from '../model/index.ts';
import { isDayGrid } from './calendar-words.ts';
import { noiseToldBy, type NoiseReason } from './noise-shapes.ts';
import { normalText } from './normal-text.ts';
import { placedText, surroundingsOf } from './placed-text.ts';

/** How many captures before the later one must all differ in a place before it counts as one that always does. */
export const capturesToJudge = 4;

const mostPaths = 500;
/** One clock is a clock; hours beside many things are theirs. */
const mostClocks = 3;

/** Blocks outside the main content that are shown, with what they are taken for. */
function marked(outline: Outline): readonly (readonly [string, NoiseReason])[] {
  const around = surroundingsOf(outline);
  const asideBlocks = outline.blocks.filter((block) => !block.main && !block.hidden);
  const found = asideBlocks.flatMap((block): (readonly [string, NoiseReason])[] => {
    if (block.place === undefined || block.kind === 'table') return [];
    if (block.noise !== undefined)
      return [[block.place, block.noise === 'site' ? 'site-profile' : block.noise]];
    const told = noiseToldBy(placedText(around, block.id, block.text));
    return told === null ? [] : [[block.place, told]];
  });
  const pictures = outline.images.flatMap(({ place, noise }): (readonly [string, NoiseReason])[] =>
    place === undefined || noise === undefined ? [] : [[place, noise === 'site' ? 'site-profile' : noise]],
  );
  const clocks = found.filter(([, reason]) => reason === 'clock').length;
  return [
    ...(clocks > mostClocks ? found.filter(([, reason]) => reason !== 'clock') : found),
    ...pictures,
    ...calendarTables(outline, asideBlocks),
  ];
}

function calendarTables(outline: Outline, asideBlocks: readonly Block[]): (readonly [string, NoiseReason])[] {
  const ids = new Set(asideBlocks.map(({ id }) => id));
  return outline.tables
    .filter(({ block, rows }) => ids.has(block) && isDayGrid(rows.map((row) => row.map(({ text }) => text))))
    .map(({ id }) => [id, 'calendar']);
}

/** By place outside the main content, the texts and pictures that stand there. */
function textsByPlace(outline: Outline): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>();
  for (const { main, hidden, kind, place, text } of outline.blocks) {
    if (main || hidden || kind === 'table' || place === undefined) continue;
    const known = texts.get(place);
    if (known) known.add(normalText(text));
    else texts.set(place, new Set([normalText(text)]));
  }
  for (const { place, block, src, sha256 } of outline.images) {
    if (place === undefined || block !== null) continue;
    const known = texts.get(place);
    if (known) known.add(sha256 ?? src);
    else texts.set(place, new Set([sha256 ?? src]));
  }
  return texts;
}

/** Places of which nothing stayed from any of these captures to the next. */
function differingAtEach(captures: readonly Outline[]): readonly string[] {
  const read = captures.map(textsByPlace);
  return [...(read[0]?.keys() ?? [])].filter((place) =>
    read.every((texts, at) => {
      const here = texts.get(place);
      if (!here) return false;
      return at === 0 || (read[at - 1]?.get(place)?.isDisjointFrom(here) ?? false);
    }),
  );
}

/**
 * Where changes between `a` and `b` may be set aside, and why: what is taken for a widget in either outline, by its
 * site's profile or by what it says; and what has differed at each of the last captures of the address. The list alone
 * sets nothing aside: `compare` looks at what changed there.
 *
 * @param history  captures of the address made before `b`, the oldest first, `a` among them where it is one of the last.
 *                 Fewer than `capturesToJudge` say nothing.
 */
export function volatileOf(a: Outline, b: Outline, history: readonly Outline[] = []): VolatilePath[] {
  const found = new Map<string, VolatilePath>();
  const add = (path: string, reason: NoiseReason): void => {
    if (found.size < mostPaths) found.set(`${path}\u0001${reason}`, { path, reason });
  };
  for (const outline of [a, b]) for (const [path, reason] of marked(outline)) add(path, reason);
  const last = history.slice(-capturesToJudge);
  if (last.length === capturesToJudge)
    for (const place of differingAtEach(last)) add(place, 'differs-at-every-capture');
  return Array.from(found, ([key, path]) => [key, path] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, path]) => path);
}
