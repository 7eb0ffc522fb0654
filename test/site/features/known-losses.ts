import type { Launched } from '../../harness/launched.ts';

type Losses = Readonly<Record<string, string>>;

const inBoth: Losses = {
  'form-indeterminate': 'no attribute makes a checkbox so; it is drawn nearly alike',
  'css-highlights':
    'in Chrome a hair’s breadth of letters, since text is cut where a highlight begins; Firefox hides them',
  'nest-body': 'no HTML puts a body within the body',
};

/** What a capture with all that Kuä may be allowed is known to lose, and why. A loss that is one no more fails its test, so that it leaves this list. */
export const knownLosses: Readonly<Record<Launched['name'], Losses>> = {
  chromium: inBoth,
  firefox: inBoth,
};
