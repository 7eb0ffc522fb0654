import { formatDecimal } from '../format.ts';
import type { Locale } from '../locale.ts';
import { type Catalog, translator, type Values } from '../translate.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** The name of a message about findings. */
export type FindingKey = keyof typeof en;
type Ruled<K> = K extends `basis.${infer Rule}` ? Rule : never;

/** What a sentence about a finding is made of. */
export interface ToldFinding {
  readonly rule: Ruled<FindingKey>;
  readonly values: Readonly<Record<string, string>>;
}

const catalogs: Readonly<Record<Locale, Catalog<FindingKey>>> = { kk, ru, en };

/** The words about findings in one language. */
export function findingWords(locale: Locale): (key: FindingKey, values?: Values) => string {
  return translator(locale, catalogs[locale]);
}

const plainDecimal = /^-?\d+(?:\.\d+)?$/u;
const isName = (key: string): boolean => key === 'row' || key.endsWith('Name');

/** Findings as data tells them: in English on every machine, so that the same captures give the same bytes. */
export function toldFindings(
  findings: readonly (ToldFinding & { readonly where: string })[],
): { rule: string; text: string; where: string }[] {
  return findings.map((finding) => ({
    rule: finding.rule,
    text: findingSentence('en', finding),
    where: finding.where,
  }));
}

/**
 * A finding in one sentence, without where it stands: “does not reconcile: the parts sum to 7,241,562, the total says
 * 7,242,562”. Numbers are written as the language does; shares have their sign.
 */
export function findingSentence(locale: Locale, { rule, values }: ToldFinding): string {
  const unit = values['unit'] === 'percent' ? '\u00a0%' : '';
  const said = Object.entries(values).map(([key, value]): readonly [string, string] => [
    key,
    plainDecimal.test(value) && !isName(key) ? `${formatDecimal(locale, value)}${unit}` : value,
  ]);
  const key =
    rule === 'went-down' && 'beforeHour' in values ? 'rule.went-down.hours' : (`rule.${rule}` as const);
  return findingWords(locale)(key, Object.fromEntries(said));
}
