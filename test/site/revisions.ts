import { LANGS } from './format.ts';
import { readFacts } from './facts.ts';

/** One figure that a step changes. Values are plain decimals as in the data; the pages print them per language. */
export interface FigureChange {
  /** What the figure counts, in English. */
  readonly what: string;
  readonly unit: 'votes' | 'persons' | 'percent';
  readonly from: string;
  readonly to: string;
}

/** One step of the site: the discrepancy it shows, the pages it changes and what changes on them. */
export interface Revision {
  /** The revision the site is at after this step, from 1. */
  readonly revision: number;
  /** The page it changes, with `{lang}` for kk, ru and en. */
  readonly path: string;
  /** The same, one path per language. */
  readonly paths: readonly string[];
  readonly what: FigureChange;
  /** Every figure that is replaced on the page, `what` first. */
  readonly changes: readonly FigureChange[];
  /** What else is different on the page, in English; empty when nothing is. */
  readonly also: readonly string[];
}

/** What the pages show at one revision. */
export interface SiteState {
  readonly revision: number;
  readonly referendum2024: Readonly<{ participated: string; turnout: string; final: boolean }>;
  /** Hours published so far for 2023, in order; the last is also given in sentences. */
  readonly hours2023: readonly [string, ...string[]];
  readonly registered2026: string;
  readonly amanat2023: string;
}

const facts = readFacts();
const participated2024 = facts.discrepancy('nuclear-ref-2024', 'participated');
const turnout2024 = facts.discrepancy('nuclear-ref-2024', 'turnout');
const registered2026 = facts.discrepancy('constitution-ref-2026', 'registered');
const amanat2023 = facts.discrepancy('majilis-2023', 'amanat');

function hourChange(region: string, what: string): FigureChange {
  const at = (hour: string) => facts.turnout('majilis-2023', hour, region) ?? '';
  return { what, unit: 'percent', from: at('16:10'), to: at('18:10') };
}

function revision(
  number: number,
  path: string,
  what: FigureChange,
  more: readonly FigureChange[],
  also: readonly string[],
): Revision {
  const paths = LANGS.map((lang) => path.replace('{lang}', lang));
  return { revision: number, path, paths, what, changes: [what, ...more], also };
}

/** The steps in order; the site at revision n has taken the first n. */
export const REVISIONS: readonly Revision[] = [
  revision(
    1,
    '/{lang}/results',
    {
      what: 'turnout of the 2024 referendum',
      unit: 'percent',
      from: turnout2024.first,
      to: turnout2024.revised,
    },
    [
      {
        what: 'participants of the 2024 referendum',
        unit: 'votes',
        from: participated2024.first,
        to: participated2024.revised,
      },
    ],
    ['“preliminary data as of 20.00” becomes “final data”'],
  ),
  revision(
    2,
    '/{lang}/turnout',
    hourChange('turkistan', 'Turkistan, turnout at the latest hour, 2023'),
    [
      hourChange('TOTAL', 'all regions, turnout at the latest hour, 2023'),
      ...facts.regions
        .filter(({ id }) => id !== 'turkistan')
        .map(({ id, en }) => hourChange(id, `${en}, turnout at the latest hour, 2023`)),
    ],
    ['the table gains the column 18:10', 'the sentences say 18.10 instead of 16.10'],
  ),
  revision(
    3,
    '/{lang}/news/4101',
    {
      what: 'voters on the lists, referendum of 2026',
      unit: 'persons',
      from: registered2026.first,
      to: registered2026.revised,
    },
    [],
    [],
  ),
  revision(
    4,
    '/{lang}/media/2303',
    {
      what: 'votes for Amanat, Majilis 2023',
      unit: 'votes',
      from: amanat2023.first,
      to: amanat2023.revised,
    },
    [],
    [],
  ),
];

/** What the pages show at revision `number` (0 to `REVISIONS.length`). */
export function stateAt(number: number): SiteState {
  const after = (step: number): boolean => number >= step;
  return {
    revision: number,
    referendum2024: {
      participated: after(1) ? participated2024.revised : participated2024.first,
      turnout: after(1) ? turnout2024.revised : turnout2024.first,
      final: after(1),
    },
    hours2023: after(2) ? ['10:10', '12:10', '16:10', '18:10'] : ['10:10', '12:10', '16:10'],
    registered2026: after(3) ? registered2026.revised : registered2026.first,
    amanat2023: after(4) ? amanat2023.revised : amanat2023.first,
  };
}
