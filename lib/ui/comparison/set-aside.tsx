import { type NoiseReason, noiseReasons } from '../../compare/index.ts';
import type { TrivialChanges } from '../../model/index.ts';
import { say } from '../language.ts';
import { LongList } from '../long-list.tsx';

interface Aside {
  readonly reason: string;
  readonly what: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** All that was set aside, each as what it was and what it is. */
function listed({ page, tables, text, links, pictures }: TrivialChanges): readonly Aside[] {
  return [
    ...text.map(({ reason, change }) => ({ reason, what: '', old: change.old, new: change.new })),
    ...tables.map(({ reason, change }) => ({
      reason,
      what: change.caption === '' ? say('compare.table') : change.caption,
      old: null,
      new: null,
    })),
    ...links.map(({ reason, change }) => ({ reason, what: change.text, old: change.old, new: change.new })),
    ...pictures.map(({ reason, change }) => ({
      reason,
      what: change.alt === '' ? change.src : change.alt,
      old: null,
      new: null,
    })),
    ...page.map(({ reason, change }) => ({
      reason,
      what: say(`field.${change.field}`),
      old: change.old,
      new: change.new,
    })),
  ];
}

/** Those of places, and of addresses that differ in nothing else. */
const reasons = [...noiseReasons, 'asset-version'] as const;
const isKnown = (reason: string): reason is NoiseReason | 'asset-version' =>
  reasons.some((known) => known === reason);

interface Props {
  readonly trivial: TrivialChanges;
  /** How many changes that is: a table may have several. */
  readonly count: number;
}

/** What changed without meaning anything, and how that is known; nothing of it is hidden. */
export function SetAside({ trivial, count }: Props) {
  return (
    <section>
      <details>
        <summary>{say('count.trivial', { n: count })}</summary>
        <p class="quiet">{say('aside.meaning')}</p>
        <LongList
          class="sentences"
          items={listed(trivial)}
          draw={({ reason, what, old, new: now }, index) => (
            <li key={index}>
              <span class="quiet">{isKnown(reason) ? say(`aside.${reason}`) : reason}:</span> {what}{' '}
              {old !== null && <del>{old}</del>} {now !== null && <ins>{now}</ins>}
            </li>
          )}
        />
      </details>
    </section>
  );
}
