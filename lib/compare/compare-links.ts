import type { Link, LinkChange, Outline } from '../model/index.ts';
import { normalText } from './normal-text.ts';
import { withoutSession, withoutVersion } from './stable-address.ts';

/** A link's change with the blocks it stands in, on whichever sides it does. */
export interface PlacedLinkChange {
  readonly change: LinkChange;
  readonly blockA: string | null;
  readonly blockB: string | null;
  /** The address stayed, and its words changed. */
  readonly isReworded?: boolean;
  /** The two addresses differ in nothing but this. */
  readonly differsBy?: 'token' | 'asset-version';
}

/** The links a reader is shown. */
export function shownLinks(outline: Outline): readonly Link[] {
  const hidden = new Set(outline.blocks.filter((block) => block.hidden).map((block) => block.id));
  return outline.links.filter((link) => link.block === null || !hidden.has(link.block));
}

/** Take pairs of links with the same name out of both lists: the n-th with the n-th. */
function takePairs(a: Set<Link>, b: Set<Link>, name: (link: Link) => string): (readonly [Link, Link])[] {
  const waiting = new Map<string, Link[]>();
  for (const link of [...b].toReversed()) {
    const list = waiting.get(name(link));
    if (list) list.push(link);
    else waiting.set(name(link), [link]);
  }
  const pairs: (readonly [Link, Link])[] = [];
  for (const old of a) {
    const now = name(old) === '' ? undefined : waiting.get(name(old))?.pop();
    if (!now) continue;
    pairs.push([old, now]);
    a.delete(old);
    b.delete(now);
  }
  return pairs;
}

function changed(
  pairs: readonly (readonly [Link, Link])[],
  of: (old: Link, now: Link) => LinkChange,
): PlacedLinkChange[] {
  return pairs.map(([old, now]) => ({ change: of(old, now), blockA: old.block, blockB: now.block }));
}

/**
 * What changed in the links a reader is shown. `old` and `new` are addresses and `text` the words of the link, but where
 * the words of an address changed `text` is the address and `old` and `new` the words: `text` is what stayed.
 */
export function compareLinks(a: Outline, b: Outline): PlacedLinkChange[] {
  const linksA = shownLinks(a);
  const linksB = shownLinks(b);
  const isSame = (link: Link, at: number): boolean =>
    link.href === linksB[at]?.href && link.text === linksB[at]?.text;
  if (linksA.length === linksB.length && linksA.every(isSame)) return [];
  const restA = new Set(linksA);
  const restB = new Set(linksB);
  takePairs(restA, restB, ({ href, text }) => `${href}\u0001${normalText(text)}`);
  const alike = takePairs(
    restA,
    restB,
    ({ href, text }) => `${withoutVersion(href)}\u0001${normalText(text)}`,
  );
  const reworded = takePairs(restA, restB, ({ href }) => href);
  const readdressed = takePairs(restA, restB, ({ text }) => normalText(text));
  return [
    ...changed(alike, (old, now) => ({
      change: 'changed',
      text: now.text,
      old: old.href,
      new: now.href,
    })).map((link): PlacedLinkChange => {
      const [old, now] = [link.change.old ?? '', link.change.new ?? ''];
      return { ...link, differsBy: withoutSession(old) === withoutSession(now) ? 'token' : 'asset-version' };
    }),
    ...changed(readdressed, (old, now) => ({
      change: 'changed',
      text: now.text,
      old: old.href,
      new: now.href,
    })),
    ...changed(reworded, (old, now) => ({
      change: 'changed',
      text: now.href,
      old: old.text,
      new: now.text,
    })).map((link): PlacedLinkChange => ({ ...link, isReworded: true })),
    ...Array.from(restA, (link): PlacedLinkChange => ({
      change: { change: 'removed', text: link.text, old: link.href, new: null },
      blockA: link.block,
      blockB: null,
    })),
    ...Array.from(restB, (link): PlacedLinkChange => ({
      change: { change: 'added', text: link.text, old: null, new: link.href },
      blockA: null,
      blockB: link.block,
    })),
  ];
}
