import { subtract } from '../decimal.ts';
import { type Entry, figureOfEntry, lacksVotes, only, type Tally, votesOf, whereOf } from './counted.ts';
import type { Draft } from './draft.ts';
import type { Role } from './glossary.ts';
import { isLess, nearest, sumOf } from './sums.ts';

const present = (...entries: readonly (Entry | null)[]): readonly Entry[] =>
  entries.flatMap((entry) => (entry ? [entry] : []));

const place = (tally: Tally, entry: Entry): string => whereOf(tally.caption, tally.subject.name, entry.name);

/** True where the shares of a text come to a hundred, so that it names every candidate. */
function isComplete(tally: Tally, votes: readonly Entry[]): boolean {
  if (tally.table !== null) return true;
  const shares = votes.flatMap(({ key }) =>
    tally.entries.filter((entry) => entry.key === key && entry.unit === 'percent').slice(0, 1),
  );
  if (shares.length < votes.length) return false;
  return Math.abs(Number(sumOf(shares)) - 100) <= 0.05 * shares.length;
}

/**
 * `votes-sum`: the votes for all candidates and “against all” come to the valid votes (or the total that the table
 * gives). Ballots with both answers marked are valid and counted for neither: they may be part of it or not.
 */
export function votesSum(tally: Tally): readonly Draft[] {
  const votes = votesOf(tally);
  if (votes.length < 2 || lacksVotes(tally) || !isComplete(tally, votes)) return [];
  const both = present(only(tally, 'both-marked'));
  const valid = only(tally, 'valid');
  const total = valid ?? (tally.table === null ? null : only(tally, 'total'));
  if (!total) return [];
  const uncounted = present(only(tally, 'invalid'), only(tally, 'undetermined'), only(tally, 'unknown-form'));
  const sums = [sumOf(votes), sumOf([...votes, ...both])];
  if (!valid) {
    // A total of a table of votes may be that of all rows above it.
    for (let length = 1; length <= uncounted.length; length += 1)
      sums.push(sumOf([...votes, ...both, ...uncounted.slice(0, length)]));
  }
  const sum = nearest(sums, total.value);
  if (sum === null) return [];
  return [
    {
      rule: 'votes-sum',
      where: place(tally, total),
      table: tally.table,
      figures: [...votes, total].map((entry) => figureOfEntry(tally, entry)),
      values: {
        sum,
        total: total.value,
        difference: subtract(total.value, sum),
        parts: String(votes.length),
      },
    },
  ];
}

function ballots(tally: Tally, parts: readonly Entry[], sum: string, total: Entry): Draft {
  return {
    rule: 'ballots-sum',
    where: place(tally, total),
    table: tally.table,
    figures: [...parts, total].map((entry) => figureOfEntry(tally, entry)),
    values: { sum, total: total.value, difference: subtract(total.value, sum) },
  };
}

/**
 * `ballots-sum`: valid and invalid ballots come to those found in the boxes, and to those who took part; ballots of
 * another form may be counted beside them. Voters may carry a ballot away: of ballots received, or where valid ballots
 * are not given and the parts may not be all, only more than the whole is a finding.
 */
export function ballotsSum(tally: Tally): readonly Draft[] {
  const valid = only(tally, 'valid');
  const invalid = only(tally, 'invalid') ?? only(tally, 'undetermined');
  if (!invalid || lacksVotes(tally)) return [];
  const votes = votesOf(tally);
  const answers = votes.some(({ role }) => role === 'yes' || role === 'no') ? votes : [];
  const both = present(only(tally, 'both-marked'));
  const other = present(only(tally, 'unknown-form'));
  const parts = valid ? [valid, invalid] : answers.length < 2 ? [] : [...answers, ...both, invalid];
  if (parts.length === 0) return [];
  const sums = [sumOf(parts), sumOf([...parts, ...other])];
  if (!valid && other.length === 0) sums.push(sumOf([...answers, invalid]));
  const portable = only(tally, 'portable-boxes');
  const stationary = only(tally, 'stationary-boxes');
  const boxes = only(tally, 'in-boxes');
  const participated = only(tally, 'participated');
  const exact = boxes ?? (valid && !(portable && stationary) ? participated : null);
  if (exact) {
    const sum = nearest(sums, exact.value);
    return sum === null ? [] : [ballots(tally, parts, sum, exact)];
  }
  const most = participated ?? only(tally, 'received-ballots') ?? only(tally, 'issued');
  const [least = '0'] = sums;
  return most && isLess(most.value, least) ? [ballots(tally, parts, least, most)] : [];
}

/** Never more of the first than of the second. */
const atMost: readonly (readonly [part: Role, whole: Role])[] = [
  ['participated', 'registered'],
  ['received-ballots', 'registered'],
  ['issued', 'registered'],
  ['in-boxes', 'issued'],
  ['valid', 'participated'],
  ['valid', 'received-ballots'],
  ['valid', 'in-boxes'],
];

/** `more-than`: no more took part than are on the lists, no more ballots lie in the boxes than were issued. */
export function moreThan(tally: Tally): readonly Draft[] {
  return atMost.flatMap(([part, limit]): Draft[] => {
    const most = only(tally, limit);
    if (!most) return [];
    return tally.entries
      .filter(({ role, unit, value }) => role === part && unit === 'none' && isLess(most.value, value))
      .slice(0, 1)
      .map((entry) => ({
        rule: 'more-than',
        where: place(tally, entry),
        table: tally.table,
        figures: [entry, most].map((one) => figureOfEntry(tally, one)),
        values: {
          part: entry.value,
          whole: most.value,
          partName: entry.name,
          wholeName: most.name,
          difference: subtract(entry.value, most.value),
        },
      }));
  });
}
