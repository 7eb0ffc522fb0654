import type { Catalog } from '../translate.ts';

/** What is said of figures that do not reconcile: a sentence for each rule, and what the rule rests on. */
export const en = {
  title: 'What does not reconcile',
  lead: 'Arithmetic only. It says what does not agree, not why, nor that anyone did wrong.',
  none: 'No discrepancy was found in the figures that were recognised.',
  'standing.new': 'new',
  'standing.held': 'held before too',
  'standing.gone': 'only in the older version',
  basis: 'Rests on',
  figures: 'Figures',
  'unchecked.title': { one: '{n} table was not checked', other: '{n} tables were not checked' },
  'unchecked.unrecognised': 'what it counts was not recognised',
  'unchecked.scrambled': 'its text mixes letters into digits or is drawn by a font that changes them',
  'unchecked.too-large': 'it is too large',
  'unchecked.unnamed': 'a table without a name',
  'rule.votes-sum': 'does not reconcile: the parts sum to {sum}, the total says {total}',
  'rule.ballots-sum': 'does not reconcile: the kinds of ballots sum to {sum}, the whole says {total}',
  'rule.more-than': 'does not reconcile: {part} ({partName}) is more than {whole} ({wholeName})',
  'rule.percentage':
    'does not reconcile: {count} of {base} is {expected}\u00a0%, the page says {percent}\u00a0%',
  'rule.total-sum': 'does not reconcile: the parts sum to {sum}, the total says {total}',
  'rule.total-below-regions':
    'does not reconcile: the regions sum to {sum}, the total says less, {total}; stations abroad are in no region and can only add to it',
  'rule.control-relation':
    'does not reconcile: in the control relation {relation} the left side is {left}, the right side {right}',
  'rule.fell-by-hour':
    'does not reconcile: {before} at {beforeHour}, {after} at {afterHour}; what was counted so far can only grow',
  'rule.headline': 'does not reconcile: the title says {headline}\u00a0%, the text under it {body}\u00a0%',
  'rule.went-down': 'went down: {before} before, {after} after',
  'rule.went-down.hours': 'went down: {before} at {beforeHour}, {after} at {afterHour}',
  'rule.votes-moved':
    'votes moved: {changed} counts changed, {moved} up and as many down; their sum stayed {sum}',
  'rule.percentage-stayed': 'the number changed from {before} to {after}, its share stayed {percent}\u00a0%',
  'rule.row-vanished': 'the row is not there any more',
  'rule.digits-exchanged': '{before} and {after} differ by two neighbouring digits that changed places',
  'rule.sources-differ': 'one page says {a}, the other says {b}',
  'basis.votes-sum':
    'The votes for all candidates and “against all” are the valid ballots: Constitutional Law of Kazakhstan No. 2464 “On Elections”, article 43; in Russia, Federal Law 19-FZ, annex 4.',
  'basis.ballots-sum':
    'Every ballot in the boxes is valid or invalid: Constitutional Law of Kazakhstan No. 2464 “On Elections”, article 43; in Russia, Federal Law 19-FZ, annex 4. Ballots of an unidentified form may stand beside them.',
  'basis.more-than':
    'Only those on the lists receive a ballot, and only ballots that were issued are in the boxes: Constitutional Law of Kazakhstan No. 2464 “On Elections”; in Russia, Federal Law 19-FZ, annex 4.',
  'basis.percentage':
    'As the Central Election Commission of Kazakhstan reports: in elections of all votes cast, “against all” included; in referendums of those who took part; turnout of those on the lists. Rounded, or cut off.',
  'basis.total-sum': 'A total is the sum of its parts.',
  'basis.total-below-regions': 'A total is the sum of the regions and of the stations abroad.',
  'basis.control-relation': 'Control relations of a protocol: Federal Law of Russia 19-FZ, annex 4.',
  'basis.fell-by-hour': 'Turnout on the day of voting is counted from the opening of the stations.',
  'basis.headline': 'A title repeats a figure of its text.',
  'basis.went-down': 'What has been counted can only grow, unless it is corrected.',
  'basis.votes-moved': 'Votes that are counted do not pass from one candidate to another, unless corrected.',
  'basis.percentage-stayed': 'A share changes with its number, beyond what rounding hides.',
  'basis.row-vanished': 'Regions, commissions and candidates of one vote stay the same.',
  'basis.digits-exchanged': 'A known error of copying by hand: neighbouring digits change places.',
  'basis.sources-differ': 'The same figure of the same vote is one number.',
} as const satisfies Catalog;
