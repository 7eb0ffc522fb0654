import { settle } from '../compare-cell.ts';
import { parseFigures } from '../figure.ts';
import type { Mark } from '../thousands-mark.ts';
import type { Entry } from './counted.ts';
import type { Role } from './glossary.ts';

/** What a cell or a figure in text counts. */
export interface Counted {
  readonly role: Role;
  readonly key: string;
  readonly name: string;
  readonly hour: number | null;
  /** By its header or caption it is a share. */
  readonly percent: boolean;
}

/** A share of voters by any wording is turnout. */
export function asShare(role: Role): Role {
  return role === 'registered' || role === 'participated' || role === 'received-ballots' || role === 'issued'
    ? 'turnout'
    : role;
}

const key = (counted: Counted, role: Role): string => (role === counted.role ? counted.key : role);

export function entryOf(counted: Counted, value: string, text: string, isPercent: boolean): Entry {
  const fraction = value.includes('.');
  const percent =
    isPercent || counted.percent || counted.role === 'turnout' || (fraction && Number(value) <= 100);
  const role = percent ? asShare(counted.role) : counted.role;
  return {
    role,
    key: key(counted, role),
    name: counted.name,
    value,
    text,
    unit: percent ? 'percent' : 'none',
    hour: counted.hour,
  };
}

/**
 * The figures of a cell: one, or votes and their share (`5148074 71,09%`). Null where it says anything else, or a figure
 * that may be read in two ways.
 */
export function readCell(text: string, counted: Counted, thousands: () => Mark): readonly Entry[] | null {
  const { figures, pure } = parseFigures(text);
  if (!pure || figures.length > 2) return null;
  const settled = figures.map((figure) => settle(figure, thousands));
  const percents = settled.filter(({ unit }) => unit === 'percent').length;
  if (figures.length === 2 && percents !== 1) return null;
  const entries: Entry[] = [];
  for (const figure of settled) {
    if (figure.value === null || figure.value.startsWith('-')) return null;
    const isPercent = figure.unit === 'percent';
    const bare = figures.length === 2 && !isPercent ? { ...counted, percent: false } : counted;
    entries.push(entryOf(bare, figure.value, figure.text, isPercent));
  }
  return entries;
}
