import type { Block, Image, Outline, SentenceChange, TableChange, VolatilePath } from '../model/index.ts';
import { isDayGrid } from './calendar-words.ts';
import type { PlacedLinkChange } from './compare-links.ts';
import type { PlacedPictureChange } from './compare-pictures.ts';
import { fitsNoise, type NoiseReason, noiseReasons } from './noise-shapes.ts';
import { type PlacedText, placedText, type Surroundings, surroundingsOf } from './placed-text.ts';
import { isDocument } from './stable-address.ts';

const isKnown = (reason: string): reason is NoiseReason => noiseReasons.some((known) => known === reason);

/** What a known reason allows; what a list calls otherwise is held to what a site's profile allows. */
const shapeOf = (reason: string): NoiseReason => (isKnown(reason) ? reason : 'site-profile');

class Side {
  private readonly blocks: ReadonlyMap<string, Block>;
  private around: Surroundings | null = null;
  private readonly outline: Outline;
  private readonly listed: ReadonlyMap<string, readonly string[]>;

  constructor(outline: Outline, listed: ReadonlyMap<string, readonly string[]>) {
    this.outline = outline;
    this.listed = listed;
    this.blocks = new Map(outline.blocks.map((block) => [block.id, block]));
  }

  isAside(id: string | null): boolean {
    return id !== null && this.blocks.get(id)?.main === false;
  }

  /** Why the block is listed; nothing for a block of the main content. */
  reasonsOf(id: string | null): readonly string[] {
    const block = id === null ? undefined : this.blocks.get(id);
    if (!block || block.main) return [];
    return [...(this.listed.get(block.id) ?? []), ...(this.listed.get(block.place ?? '') ?? [])];
  }

  isTable(id: string): boolean {
    return this.blocks.get(id)?.kind === 'table';
  }

  reasonsOfTable(id: string): readonly string[] {
    const table = this.outline.tables.find((one) => one.id === id);
    return table
      ? [...this.reasonsOf(table.block), ...(this.isAside(table.block) ? (this.listed.get(id) ?? []) : [])]
      : [];
  }

  isDayGrid(id: string): boolean {
    const table = this.outline.tables.find((one) => one.id === id);
    return table !== undefined && isDayGrid(table.rows.map((row) => row.map(({ text }) => text)));
  }

  reasonsOfImage(image: Image): readonly string[] {
    if (image.block !== null) return this.reasonsOf(image.block);
    return image.place === undefined ? [] : (this.listed.get(image.place) ?? []);
  }

  isAsideImage(image: Image | null): boolean {
    if (image === null) return true;
    return image.block === null ? image.place !== undefined : this.isAside(image.block);
  }

  placed(id: string | null, text: string | null): PlacedText | null {
    if (id === null || text === null) return null;
    this.around ??= surroundingsOf(this.outline);
    return placedText(this.around, id, text);
  }
}

/** Answers why a change is set aside; null where it is told. */
export interface SetAside {
  text(change: SentenceChange): string | null;
  table(change: TableChange): string | null;
  link(link: PlacedLinkChange): string | null;
  picture(picture: PlacedPictureChange): string | null;
}

/** The reasons that hold on every side that is there. */
function shared(sides: readonly (readonly string[] | null)[]): readonly string[] {
  const [first = [], ...others] = sides.filter((side) => side !== null);
  return first.filter((reason) => others.every((other) => other.includes(reason)));
}

function fitting(all: readonly string[], old: PlacedText | null, now: PlacedText | null): string | null {
  return all.find((reason) => fitsNoise(shapeOf(reason), old, now)) ?? null;
}

const showsPictures: ReadonlySet<NoiseReason> = new Set<NoiseReason>([
  'ad',
  'counter',
  'weather',
  'site-profile',
  'differs-at-every-capture',
]);

/** Two outlines and a list of what is volatile in them. */
class Listed implements SetAside {
  private readonly a: Side;
  private readonly b: Side;

  constructor(a: Outline, b: Outline, volatile: readonly VolatilePath[]) {
    const groups = Map.groupBy(volatile, ({ path }) => path);
    groups.delete('');
    const listed = new Map(Array.from(groups, ([path, all]) => [path, all.map(({ reason }) => reason)]));
    this.a = new Side(a, listed);
    this.b = new Side(b, listed);
  }

  private reasonsOf(idA: string | null, idB: string | null): readonly string[] {
    return shared([idA === null ? null : this.a.reasonsOf(idA), idB === null ? null : this.b.reasonsOf(idB)]);
  }

  text({ a, b, old, new: now }: SentenceChange): string | null {
    if ((a !== null && this.a.isTable(a)) || (b !== null && this.b.isTable(b))) return null;
    const all = this.reasonsOf(a, b);
    return all.length === 0 ? null : fitting(all, this.a.placed(a, old), this.b.placed(b, now));
  }

  table({ a, b }: TableChange): string | null {
    const all = shared([
      a === null ? null : this.a.reasonsOfTable(a),
      b === null ? null : this.b.reasonsOfTable(b),
    ]);
    const isCalendar =
      all.includes('calendar') && (a === null || this.a.isDayGrid(a)) && (b === null || this.b.isDayGrid(b));
    return isCalendar ? 'calendar' : null;
  }

  link({ change, blockA, blockB, isReworded = false, differsBy }: PlacedLinkChange): string | null {
    if (differsBy === 'token') return 'token';
    const { old, new: now, text } = change;
    if ((old !== null && !this.a.isAside(blockA)) || (now !== null && !this.b.isAside(blockB))) return null;
    if (differsBy === 'asset-version') return differsBy;
    const all = this.reasonsOf(blockA, blockB);
    if ((isReworded ? [text] : [old, now]).some((address) => address !== null && isDocument(address)))
      return null;
    // The words stayed: what they lead to is the widget's own affair.
    if (!isReworded && old !== null && now !== null) return all[0] ?? null;
    const words = (side: string | null): string | null => (isReworded || side === null ? side : text);
    return fitting(all, this.a.placed(blockA, words(old)), this.b.placed(blockB, words(now)));
  }

  picture({ change, imageA, imageB, differsBy }: PlacedPictureChange): string | null {
    if (differsBy === 'token') return 'token';
    if (!this.a.isAsideImage(imageA) || !this.b.isAsideImage(imageB)) return null;
    if (differsBy === 'asset-version') return differsBy;
    const all = shared([
      imageA && this.a.reasonsOfImage(imageA),
      imageB && this.b.reasonsOfImage(imageB),
    ]).filter((reason) => showsPictures.has(shapeOf(reason)));
    const alone = { text: change.alt, before: '', after: '' };
    return all.find(() => fitsNoise('ad', alone, alone)) ?? null;
  }
}

/**
 * What `volatile` sets aside: a change is, when where it stands is listed and lies outside the main content and outside
 * tables on both sides, and what changed is what such a widget shows. Nothing of the main content ever is, but an
 * address that differs in the token of a visit alone.
 */
export function setAside(a: Outline, b: Outline, volatile: readonly VolatilePath[]): SetAside {
  return new Listed(a, b, volatile);
}
