import { parseFigures } from '../figure.ts';
import { type Grid, textAt } from '../grid.ts';
import { anyLetter, L } from '../letters.ts';
import { normalTexts } from '../normal-text.ts';
import { once } from '../once.ts';
import { type Mark, thousandsMark } from '../thousands-mark.ts';
import type { Context } from './context.ts';
import type { Entry, Sheet, Tally } from './counted.ts';
import type { Role } from './glossary.ts';
import { headerHour } from './hour.ts';
import { type Counted, readCell } from './read-cell.ts';
import {
  choiceKey,
  headsChoices,
  headsVotes,
  namesCount,
  namesUnit,
  placeOf,
  plainName,
  roleOf,
  type Subject,
  subjectOf,
  whole,
} from './recognise.ts';
import { type Named, namedTable, type ValueColumn } from './table-shape.ts';
import type { TextReader } from './text-reader.ts';

/** Tables with more cells of figures than this are not checked: so many are no table of results that a person reads. */
const mostCells = 60_000;
const sampled = 200;
const longestMixed = 24;

/** A table as checked, or why it is not. */
export type TableSheet = Sheet | 'unrecognised' | 'scrambled' | 'too-large' | null;

const results: ReadonlySet<Role> = new Set<Role>([
  'valid',
  'invalid',
  'against-all',
  'yes',
  'no',
  'both-marked',
]);

const isItem = (role: Role | null): boolean => role !== null && role !== 'total' && role !== 'mandates';

/** What a header of several rows counts: `Токаев / Голосов` counts votes for the first, `Токаев / %` is their share. */
function partsOf(name: string): readonly string[] {
  return name.split(' / ').filter((part) => part !== '');
}

function counted(name: string, known: Role | null, percent: boolean): Counted {
  const role = known ?? 'choice';
  return { role, key: role === 'choice' ? choiceKey(name) : role, name, hour: null, percent };
}

class TallyMaker {
  readonly entries: Entry[] = [];
  readonly unread = new Set<string>();
  readonly subject: Subject;

  constructor(subject: Subject) {
    this.subject = subject;
  }

  read(text: string, what: Counted, thousands: () => Mark): void {
    const entries = readCell(text, what, thousands);
    if (entries) this.entries.push(...entries);
    else this.unread.add(what.key);
  }

  tally(grid: Grid): Tally {
    const { subject, entries, unread } = this;
    return { subject, table: grid.table.id, caption: grid.caption, entries, unread };
  }
}

const lettersAndDigits = new RegExp(`^[${L}\\d ]*\\d[${L}\\d ]*$`, 'u');
const touching = new RegExp(`\\d[${L}]|[${L}]\\d`, 'u');
const threeLetters = new RegExp(`[${L}]{3}`, 'u');
/** A line with a digit and something else, and no mark that is in most such lines. */
const mayMix = /^(?=.*\d)(?=.*[^\d \n])[^!-/:-@№\n]*$/mu;

/** Digits with single letters around or within them, and nothing else. */
function isMixed(text: string): boolean {
  if (text.length > longestMixed || !anyLetter.test(text)) return false;
  if (!lettersAndDigits.test(text) || parseFigures(text).pure) return false;
  return touching.test(text) || !threeLetters.test(text);
}

/** True where letters stand within figures: text made so that nobody else reads what its reader saw. */
function isScrambled(grid: Grid): boolean {
  const lines = grid.body.slice(0, sampled).map((line) => line.slice(0, sampled));
  const texts = normalTexts(lines.flatMap((line) => line.map((cell) => cell?.text ?? '')));
  if (!mayMix.test(texts.join('\n'))) return false;
  let mixed = 0;
  let filled = 0;
  for (const text of texts) {
    if (text.length > longestMixed || !/\d/u.test(text)) continue;
    filled += 1;
    if (isMixed(text)) mixed += 1;
  }
  return mixed >= 3 && mixed * 4 >= filled;
}

interface Reading {
  readonly grid: Grid;
  readonly named: Named;
  /** What its rows count by their names. */
  readonly roles: readonly (Role | null)[];
  readonly context: Context;
  /** What groups thousands in a column. */
  readonly markOf: (column: number) => () => Mark;
}

/** Rows are what is counted: a protocol, or candidates with their votes. Each column is a commission's, or all are one's. */
function byRows({ grid, named, roles, context, markOf }: Reading, others: boolean): readonly Tally[] {
  const makers = new Map<string, TallyMaker>();
  const columns = named.columns.map((column) => {
    const measure = column.name === '' || headsVotes(column.name) || column.percent;
    const hour = headerHour(column.name);
    const subject = measure || hour !== null ? whole : subjectOf(column.name);
    const maker = makers.get(subject.key) ?? new TallyMaker(subject);
    makers.set(subject.key, maker);
    const skip = roleOf(column.name) === 'mandates';
    return {
      ...column,
      maker,
      hour: hour ?? context.hour,
      skip,
      thousands: markOf(column.column),
    };
  });
  for (const [row, name] of named.rows.entries()) {
    if (columns.every(({ column, name: header }) => textAt(grid, row, column) === header)) continue;
    const role = roles[row] ?? null;
    if (role === 'mandates' || (role === null && (!others || namesCount(name) || placeOf(name) !== null)))
      continue;
    const isTitle = /[?:]$|^#\d+$/u.test(name);
    if (isTitle && columns.every(({ column }) => textAt(grid, row, column) === '')) continue;
    const item = counted(name, role, false);
    for (const { column, maker, percent, hour, skip, thousands } of columns) {
      const what = { ...item, hour: role === 'registered' ? null : hour, percent };
      if (!skip) maker.read(textAt(grid, row, column), what, thousands);
    }
  }
  return [...makers.values()].map((maker) => maker.tally(grid));
}

interface ItemColumn extends ValueColumn {
  readonly what: Counted;
}

/** What each column of a table counts whose rows are regions or commissions. */
function itemColumns({ named, context, grid }: Reading): readonly ItemColumn[] {
  const told = named.columns.map((column) => ({ column, parts: partsOf(column.name) }));
  const isResults = told.some(({ parts }) => parts.some((part) => results.has(roleOf(part) ?? 'total')));
  const ofTurnout = (): boolean => context.turnout() || roleOf(grid.caption) === 'turnout';
  const captionShares = /%|процент|пайыз|percent/iu.test(grid.caption);
  return told.flatMap(({ column, parts }): ItemColumn[] => {
    const hour = parts.map(headerHour).find((at) => at !== null) ?? null;
    const roles = parts.map(roleOf);
    const role = roles.find((one) => one !== null && one !== 'total') ?? null;
    if (role === 'mandates') return [];
    const name = parts.find((part) => roleOf(part) === role && role !== null) ?? '';
    const at = hour ?? context.hour;
    if (role !== null) {
      const hourOf = role === 'registered' ? null : at;
      return [{ ...column, what: { role, key: role, name, hour: hourOf, percent: column.percent } }];
    }
    const bare = parts.filter((part) => headerHour(part) === null && !/^(?:в )?%$/u.test(part));
    const shares = column.percent || captionShares;
    const isOfVotes = bare.every((part) => headsVotes(part) || plainName(part).includes('%'));
    if ((hour !== null || isOfVotes) && ofTurnout()) {
      const of: Role = shares ? 'turnout' : 'participated';
      return [{ ...column, what: { role: of, key: of, name: column.name, hour: at, percent: shares } }];
    }
    const choice = bare.find((part) => !headsVotes(part) && !namesCount(part) && !part.includes('%'));
    if (!isResults || choice === undefined) return [];
    return [{ ...column, what: counted(choice, roleOf(choice), column.percent) }];
  });
}

/** Rows are regions or commissions, columns are what is counted. */
function byColumns(reading: Reading): readonly Tally[] {
  const { grid, named, markOf } = reading;
  const columns = itemColumns(reading).map((column) => ({ ...column, thousands: markOf(column.column) }));
  if (columns.length === 0) return [];
  return named.rows.flatMap((name, row) => {
    if (columns.every(({ column }) => textAt(grid, row, column) === '')) return [];
    const maker = new TallyMaker(subjectOf(name));
    for (const { column, what, thousands } of columns) maker.read(textAt(grid, row, column), what, thousands);
    return maker.entries.length + maker.unread.size > 0 ? [maker.tally(grid)] : [];
  });
}

/** The figures of a table by what they count. Null where it holds none. */
export function tableSheet(
  grid: Grid,
  reader: Pick<TextReader, 'rolesOf'>,
  context: Context,
  page: () => Mark,
): TableSheet {
  if (grid.body.length * grid.width > mostCells) return 'too-large';
  if (isScrambled(grid)) return 'scrambled';
  const named = namedTable(grid);
  if (!named) return null;
  const markOf = (column: number): (() => Mark) => once(() => thousandsMark(grid.texts(column)) ?? page());
  const roles = reader.rolesOf(named.rows);
  const reading: Reading = { grid, named, roles, context, markOf };
  const rowItems = roles.filter(isItem).length;
  const columnItems = named.columns.filter(({ name }) =>
    partsOf(name).some((part) => isItem(roleOf(part))),
  ).length;
  const ofChoices =
    headsChoices(named.over) &&
    named.columns.some(({ name, percent }) => percent || headsVotes(name) || namesUnit(name));
  const isProtocol = roles.some((role) => role !== null && results.has(role)) || ofChoices;
  const nameSubjects = (): boolean =>
    named.rows.filter((name) => placeOf(name) !== null || namesUnit(name)).length * 2 >= roles.length;
  const isByRows = (isProtocol || rowItems > Math.max(1, columnItems)) && !nameSubjects();
  const tallies = isByRows ? byRows(reading, isProtocol) : byColumns(reading);
  const entries = tallies.reduce((sum, tally) => sum + tally.entries.length, 0);
  return entries < 2 ? 'unrecognised' : { table: grid.table.id, tallies };
}
