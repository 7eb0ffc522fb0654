import { checkOutline, compare } from '../../../../lib/compare/index.ts';
import type { Finding } from '../../../../lib/model/index.ts';
import { outlineOf, type Page, sideOf } from '../pages.ts';

export const spaced = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/gu, '\u00a0');
export const commas = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/gu, ',');
export const comma = (share: string): string => share.replace('.', ',');

export const within = (page: Page): readonly Finding[] => checkOutline(outlineOf(page)).findings;
export const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, where, values }) => `${rule} | ${where} | ${JSON.stringify(values)}`);
export const rulesOf = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule);

/** Two captures: of one page, or of the pages of two outlets. */
export function between(a: Page, b: Page, samePage: boolean): readonly Finding[] {
  const older = sideOf(a, 1);
  const newer = sideOf(b, 2);
  const other = { ...newer.record, url: 'https://outlet.example/news' };
  return compare(older, samePage ? newer : { ...newer, record: other }).findings;
}
