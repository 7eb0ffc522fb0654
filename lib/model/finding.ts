import { z } from './zod.ts';

const text = z.string();
const nullable = z.nullable;

/**
 * What a check of figures may find. Each has its sentence and what it rests on in `lib/i18n/findings`, its arithmetic
 * in `lib/compare/checks`.
 */
export const findingRules = [
  'votes-sum',
  'ballots-sum',
  'more-than',
  'percentage',
  'total-sum',
  'total-below-regions',
  'control-relation',
  'fell-by-hour',
  'headline',
  'went-down',
  'votes-moved',
  'percentage-stayed',
  'row-vanished',
  'digits-exchanged',
  'sources-differ',
] as const;
export const FindingRule = z.enum(findingRules);
export type FindingRule = z.infer<typeof FindingRule>;

/** A figure that a finding rests on. */
export const FindingFigure = z.strictObject({
  /** What it counts and where it stands, in words. */
  place: text,
  /** As the page has it. */
  text,
  /** Plain decimal. */
  value: text,
});
export type FindingFigure = z.infer<typeof FindingFigure>;

/** Figures that do not reconcile. It says what the arithmetic is, never why. */
export const Finding = z.strictObject({
  rule: FindingRule,
  /** Whose figures: of one capture alone, or of both. */
  on: z.enum(['a', 'b', 'both']),
  /** `new`: not so in the older capture; `held`: in both; `gone`: in the older one only. */
  standing: z.enum(['new', 'held', 'gone']),
  /** The table, row and column in words, joined by ` · `. */
  where: text,
  /** Id of the table in the outline of `b`, of `a` where only that has the finding; null for figures in text. */
  table: nullable(text),
  figures: z.array(FindingFigure),
  /** What the rule's sentence speaks of: numbers as plain decimals, hours, names. */
  values: z.record(text, text),
});
export type Finding = z.infer<typeof Finding>;

/** A table with figures that was not checked. */
export const UncheckedTable = z.strictObject({
  on: z.enum(['a', 'b', 'both']),
  /** Its id in the outline of `b`, else of `a`. */
  table: text,
  caption: text,
  /** `scrambled`: its text is not what its reader saw, or mixes letters into figures. */
  reason: z.enum(['unrecognised', 'scrambled', 'too-large']),
});
export type UncheckedTable = z.infer<typeof UncheckedTable>;
