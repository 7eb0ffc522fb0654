import { type Entry, figureOfEntry, only, type Tally, votesOf, whereOf } from './counted.ts';
import type { Draft } from './draft.ts';
import { sumOf } from './sums.ts';
import { basesOf, isShareOf, isWhole, shareOf } from './share.ts';

interface Shared {
  readonly count: Entry;
  readonly percent: Entry;
}

const fits = ({ count, percent }: Shared, base: string): boolean =>
  isShareOf(count.value, percent.value, base);

function draft(tally: Tally, shared: Shared, base: string): Draft {
  const { count, percent } = shared;
  return {
    rule: 'percentage',
    where: whereOf(tally.caption, tally.subject.name, count.name),
    table: tally.table,
    figures: [count, percent].map((entry) => figureOfEntry(tally, entry)),
    values: {
      count: count.value,
      percent: percent.value,
      base,
      expected: shareOf(count.value, base, percent.value),
    },
  };
}

/** Every vote (and every other kind of ballot) that has both a number and a share. */
function sharedVotes(tally: Tally): readonly Shared[] {
  const beside = ['invalid', 'both-marked', 'undetermined', 'unknown-form'] as const;
  const counts = [...votesOf(tally), ...beside.flatMap((role) => only(tally, role) ?? [])];
  return counts.flatMap((count): Shared[] => {
    const shares = tally.entries.filter(({ key, unit }) => key === count.key && unit === 'percent');
    const [percent] = shares;
    const agreed = percent && shares.every(({ value }) => value === percent.value);
    return agreed && isWhole(count.value) ? [{ count, percent }] : [];
  });
}

/**
 * What the share of a candidate may be of. Elections: of the votes for all candidates and against all, or of all who
 * voted. Referendums: of those who took part. Any figure of the page for either counts as that.
 */
function basesFor(tally: Tally): readonly string[] {
  const votes = votesOf(tally);
  const isReferendum = votes.some(({ role }) => role === 'yes' || role === 'no');
  const invalid = only(tally, 'invalid');
  const valid = only(tally, 'valid');
  const boxes = [only(tally, 'portable-boxes'), only(tally, 'stationary-boxes')];
  const found = [only(tally, 'participated'), only(tally, 'in-boxes'), only(tally, 'received-ballots')];
  const known = found.flatMap((entry) => entry?.value ?? []);
  const [portable, stationary] = boxes;
  if (portable && stationary) known.push(sumOf([portable, stationary]));
  if (valid && invalid) known.push(sumOf([valid, invalid]));
  if (isReferendum && known.length > 0) return known.filter(isBase);
  if (valid) known.unshift(valid.value);
  const total = only(tally, 'total');
  if (total) known.unshift(total.value);
  if (tally.table !== null && votes.length > 1) known.unshift(sumOf(votes));
  return known.filter(isBase);
}

const isBase = (value: string): boolean => isWhole(value) && /[1-9]/u.test(value);

/** The base that most shares agree on when each is asked for the whole numbers it may be of. */
function agreedBase(shared: readonly Shared[]): string | null {
  const ranges = shared.flatMap(({ count, percent }) => basesOf(count.value, percent.value) ?? []);
  let best: { readonly base: bigint; readonly agree: number } | null = null;
  for (const { from: base } of ranges) {
    const agree = ranges.filter(({ from, to }) => from <= base && base <= to).length;
    if (!best || agree > best.agree) best = { base, agree };
  }
  return best && best.agree >= 3 && best.agree * 2 > ranges.length ? best.base.toString() : null;
}

function votesPercentages(tally: Tally): readonly Draft[] {
  const shared = sharedVotes(tally);
  if (shared.length === 0) return [];
  const bases = basesFor(tally);
  if (bases.some((base) => shared.every((one) => fits(one, base)))) return [];
  const agreed = agreedBase(shared);
  if (agreed !== null && bases.length === 0 && shared.every((one) => fits(one, agreed))) return [];
  const agreeing = (base: string): number =>
    isBase(base) ? shared.filter((one) => fits(one, base)).length : 0;
  const [first] = bases;
  if (first === undefined && agreed === null) return [];
  const known = bases.reduce((best, one) => (agreeing(one) > agreeing(best) ? one : best), first ?? '0');
  // A misprint in one number makes their sum a wrong base: then what most shares agree on is the better one.
  const isOff = agreed !== null && agreeing(known) * 2 <= shared.length;
  const base = isOff && agreeing(agreed) > agreeing(known) ? agreed : known;
  const apart = shared.filter((one) => !fits(one, base));
  if (tally.table === null && agreeing(base) <= apart.length) return [];
  return apart.map((one) => draft(tally, one, base));
}

/** Turnout against those who took part or received ballots, of those on the lists. */
function turnoutPercentage(tally: Tally): readonly Draft[] {
  const registered = only(tally, 'registered');
  if (!registered || !isBase(registered.value)) return [];
  return tally.entries.flatMap((percent): Draft[] => {
    if (percent.role !== 'turnout' || percent.unit !== 'percent') return [];
    const counts = (['participated', 'received-ballots', 'issued', 'in-boxes'] as const)
      .flatMap((role) => only(tally, role, 'none', percent.hour) ?? [])
      .filter(({ value }) => isWhole(value));
    const [count] = counts;
    if (!count || counts.some((one) => fits({ count: one, percent }, registered.value))) return [];
    // In text the figures of two hours may stand side by side.
    if (tally.table === null && !only(tally, 'turnout', 'percent', percent.hour)) return [];
    return [draft(tally, { count, percent }, registered.value)];
  });
}

/**
 * `percentage`: a printed share is the printed number in per cent of its base, within rounding. Where any base that may
 * be meant fits all shares, nothing is said.
 */
export function percentages(tally: Tally): readonly Draft[] {
  const turnout = turnoutPercentage(tally);
  return [...votesPercentages(tally), ...turnout.slice(0, tally.table === null ? 1 : turnout.length)];
}
