import type { Outline } from '../../model/index.ts';
import type { Mark } from '../thousands-mark.ts';
import { asOf } from './hour.ts';
import { speaksOfTurnout } from './recognise.ts';

/** What the text before a figure says of it. */
export interface Context {
  /** Minutes of the day; null where nothing says. */
  readonly hour: number | null;
  /** Figures of regions are of turnout. */
  readonly turnout: boolean;
}

/** So much of a block says what its figures are of. */
const longestLead = 600;

const saysTurnout = (text: string): boolean => speaksOfTurnout(text.slice(0, longestLead));

/** For each block, by its id, what it and the text before it say; a heading begins anew. */
export function contextsOf(outline: Outline): ReadonlyMap<string, Context> {
  const contexts = new Map<string, Context>();
  const titled: Context = { hour: asOf(outline.title), turnout: saysTurnout(outline.title) };
  let now = titled;
  for (const block of outline.blocks) {
    if (block.hidden) continue;
    const hour = asOf(block.text);
    if (block.kind === 'heading')
      now = { hour: hour ?? titled.hour, turnout: saysTurnout(block.text) || titled.turnout };
    else if (hour !== null || saysTurnout(block.text))
      now = { hour: hour ?? now.hour, turnout: now.turnout || saysTurnout(block.text) };
    contexts.set(block.id, now);
  }
  return contexts;
}

const commaGroups = /(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])|\d\.\d{1,2}\s?%/u;
const pointGroups = /(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d,\d{1,2}\s?%/u;

/** What groups thousands on a page where a column does not say: `6,456,393` in the text tells of `271,641` beside it. */
export function markOfPage(outline: Outline): Mark {
  const texts = outline.blocks.filter(({ hidden }) => !hidden).map(({ text }) => text);
  const comma = texts.some((text) => commaGroups.test(text));
  const point = texts.some((text) => pointGroups.test(text));
  if (comma === point) return null;
  return comma ? ',' : '.';
}
