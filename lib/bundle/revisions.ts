import { compare, figuresIn, foremostOf, tell } from '../compare/index.ts';
import { canonicalJson, utf8 } from '../evidence/index.ts';
import { toldFindings } from '../i18n/findings/index.ts';
import type { Locale } from '../i18n/index.ts';
import {
  type CaptureRecord,
  type ChangeCounts,
  type Comparison,
  expansionOf,
  KuaError,
  type Meaning,
  Outline,
  type ValueChange,
} from '../model/index.ts';
import type { BagInput } from './bag-input.ts';
import { type CaptureFacts, parseRecord } from './capture-facts.ts';
import { compareByProfile } from './compare-by-profile.ts';
import { comparisonPage, type ExpandedSides } from './comparison-page.ts';
import { csvRow } from './csv.ts';
import { type BagEntry, madeEntry, readEntry } from './entry.ts';
import { follows } from './follows.ts';
import { figuresHeader } from './tables.ts';

/** The comparison of two captures as the report tells it. */
export interface Change {
  readonly counts: ChangeCounts;
  readonly foremost: Meaning | null;
  /** The first few, most telling first. */
  readonly figures: readonly ValueChange[];
  /** The comparison page, from `data/`. */
  readonly page: string;
}

/** Two captures whose comparison was asked for. */
export interface AskedPair {
  readonly a: CaptureFacts;
  readonly b: CaptureFacts;
  /** Null where one of the two has no text to compare. */
  readonly change: Change | null;
}

/** What changed in a capture since the one before it of the same address. */
export interface Revision {
  readonly from: CaptureFacts;
  /** Null where one of the two has no text to compare. */
  readonly change: Change | null;
}

/** What comes of reading the outlines of all captures. */
export interface Revisions {
  /** By the id of the later capture. */
  readonly of: ReadonlyMap<string, Revision>;
  /** The pair that was asked for; null where none was. */
  readonly asked: AskedPair | null;
  /** `data/figures.csv` and `data/comparisons/…`. */
  readonly entries: readonly BagEntry[];
}

interface Side {
  readonly record: CaptureRecord;
  readonly sha256: string;
  readonly outline: Outline;
}

const figuresShown = 12;

/**
 * Compare each capture with the one before it and list the figures of all. Two outlines are held at a time. A capture of
 * a page scrolled through is compared with that of the page as it was seen, and no other with it: what it has more was
 * there before.
 *
 * @param captures  by address, in the order of time (`readFacts`)
 * @param how       the language of the pages; two captures to compare besides, the first with the second; what was set
 *                  aside when two were compared before
 * @throws KuaError `unexpected` for an outline that is damaged
 */
export async function reviseAll(
  captures: readonly CaptureFacts[],
  how: Pick<BagInput, 'locale' | 'compare' | 'volatile'>,
): Promise<Revisions> {
  const revisions = new Map<string, Revision>();
  const entries: BagEntry[] = [];
  const figures: string[] = [`\uFEFF${csvRow(figuresHeader)}`];
  let before: { facts: CaptureFacts; side: Side | null } | null = null;
  for (const facts of captures) {
    const side = await readSide(facts);
    if (side) figures.push(figureRows(facts.captureId, side.outline));
    if (before && follows(facts, before.facts)) {
      const made =
        side && before.side ? await compareSides(before.side, side, how.locale, how.volatile) : null;
      if (made) entries.push(...made.entries);
      revisions.set(facts.captureId, { from: before.facts, change: made?.change ?? null });
    }
    if (facts.expands === null) before = { facts, side };
  }
  entries.push(await madeEntry('data/figures.csv', new Blob(figures)));
  const asked = askedPair(captures, how.compare);
  if (!asked) return { of: revisions, asked: null, entries };
  const revision = revisions.get(asked.b.captureId);
  if (revision?.from === asked.a)
    return { of: revisions, asked: { ...asked, change: revision.change }, entries };
  const [a, b] = [await readSide(asked.a), await readSide(asked.b)];
  const made = a && b ? await compareSides(a, b, how.locale, how.volatile) : null;
  if (made) entries.push(...made.entries);
  return { of: revisions, asked: { ...asked, change: made?.change ?? null }, entries };
}

/** @throws KuaError `not-found` for a capture that is not among them */
function askedPair(
  captures: readonly CaptureFacts[],
  ask: readonly [string, string] | undefined,
): Pick<AskedPair, 'a' | 'b'> | null {
  if (!ask) return null;
  const [a, b] = ask.map((id) => captures.find(({ captureId }) => captureId === id));
  if (!a || !b) throw new KuaError('not-found', ask.join(', '));
  return { a, b };
}

async function readSide(facts: CaptureFacts): Promise<Side | null> {
  const artifact = facts.artifacts.find(({ role }) => role === 'outline');
  if (!artifact) return null;
  const path = `data/captures/${facts.captureId}/${artifact.path}`;
  const bytes = await readEntry({
    ...artifact,
    path,
    open: () => facts.files.artifact(artifact.path, artifact.sha256),
  });
  const outline = Outline.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  if (!outline) throw new KuaError('unexpected', `damaged file: ${path}`);
  const record = parseRecord((await facts.files.record()).bytes, facts.captureId);
  return { record, sha256: facts.sha256, outline };
}

async function compareSides(
  a: Side,
  b: Side,
  locale: Locale,
  volatile: BagInput['volatile'],
): Promise<{ change: Change; entries: BagEntry[] }> {
  const listed = await volatile?.(a.record.captureId, b.record.captureId);
  const comparison = listed ? compare(a, b, listed) : compareByProfile(a, b);
  const expanded = { a: expansionOf(a.record) !== null, b: expansionOf(b.record) !== null };
  const entries = await comparisonEntries(comparison, locale, expanded);
  const figures = comparison.figures.slice(0, figuresShown);
  const page = comparisonPath(comparison.a.captureId, comparison.b.captureId);
  return { change: { counts: comparison.counts, foremost: foremostOf(comparison), figures, page }, entries };
}

/** Where a comparison's page lies, from `data/`. */
export function comparisonPath(a: string, b: string): string {
  return `comparisons/${a}..${b}.html`;
}

/** A comparison as data and as a page. */
export async function comparisonEntries(
  comparison: Comparison,
  locale: Locale,
  expanded: ExpandedSides,
): Promise<BagEntry[]> {
  const page = `data/${comparisonPath(comparison.a.captureId, comparison.b.captureId)}`;
  const told = tell(comparison, toldFindings(comparison.findings));
  return [
    await madeEntry(page.replace(/html$/u, 'json'), canonicalJson(told)),
    await madeEntry(page, utf8(comparisonPage(comparison, locale, expanded))),
  ];
}

function figureRows(captureId: string, outline: Outline): string {
  return figuresIn(outline)
    .map(({ table, row, column, value, text, unit }) =>
      csvRow([captureId, table, row, column, { decimal: value }, text, unit]),
    )
    .join('');
}
