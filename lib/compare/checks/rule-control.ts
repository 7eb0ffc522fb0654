import { subtract } from '../decimal.ts';
import { type Entry, figureOfEntry, only, type Tally, whereOf } from './counted.ts';
import type { Draft } from './draft.ts';
import type { Role } from './glossary.ts';
import { isLess, sumOf } from './sums.ts';

interface Relation {
  /** With the lines of the protocol by their numbers, as the law has it. */
  readonly text: string;
  readonly left: readonly Role[];
  readonly right: readonly Role[];
  readonly less: readonly Role[];
  readonly equal: boolean;
}

/**
 * Control relations of the data of a protocol of voting results: Federal Law of Russia 19-FZ of 10 January 2003 on the
 * election of the President, annex 4. (That candidates' votes come to line 10 is `votes-sum`.)
 */
const relations: readonly Relation[] = [
  {
    text: '1 ≥ 3 + 4 + 5',
    left: ['registered'],
    right: ['issued-early', 'issued-inside', 'issued-outside'],
    less: [],
    equal: false,
  },
  {
    text: '2 = 3 + 4 + 5 + 6 + 11 − 12',
    left: ['received-by-commission'],
    right: ['issued-early', 'issued-inside', 'issued-outside', 'cancelled', 'lost'],
    less: ['not-counted-on-receipt'],
    equal: true,
  },
  {
    text: '7 + 8 = 9 + 10',
    left: ['portable-boxes', 'stationary-boxes'],
    right: ['invalid', 'valid'],
    less: [],
    equal: true,
  },
];

function entriesOf(tally: Tally, roles: readonly Role[]): readonly Entry[] | null {
  const entries = roles.flatMap((role) => only(tally, role) ?? []);
  return entries.length === roles.length ? entries : null;
}

/** `control-relation`: the relations that a Russian commission checks its own protocol by, where all lines are there. */
export function controlRelations(tally: Tally): readonly Draft[] {
  return relations.flatMap((relation): Draft[] => {
    const left = entriesOf(tally, relation.left);
    const right = entriesOf(tally, relation.right);
    const less = entriesOf(tally, relation.less);
    if (!left || !right || !less) return [];
    const leftSum = sumOf(left);
    const rightSum = subtract(sumOf(right), sumOf(less));
    const holds = relation.equal ? leftSum === rightSum : !isLess(leftSum, rightSum);
    if (holds) return [];
    return [
      {
        rule: 'control-relation',
        where: whereOf(tally.caption, tally.subject.name),
        table: tally.table,
        figures: [...left, ...right, ...less].map((entry) => figureOfEntry(tally, entry)),
        values: {
          relation: relation.text,
          left: leftSum,
          right: rightSum,
          difference: subtract(leftSum, rightSum),
        },
      },
    ];
  });
}
