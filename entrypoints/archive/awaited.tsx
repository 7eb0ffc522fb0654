import type { ComponentChildren } from 'preact';
import { say } from '../../lib/ui/language.ts';
import type { Live } from '../../lib/ui/live.ts';
import { Refusal } from '../../lib/ui/refusal.tsx';

interface Props<T> {
  readonly live: Live<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** Something that is being read: a quiet word meanwhile, a refusal if it cannot be read. */
export function Awaited<T>({ live, children }: Props<T>) {
  if (live.state === 'waiting') return <p class="quiet">{say('reading')}</p>;
  if (live.state === 'failed') return <Refusal code={live.error.code} detail={live.error.detail} />;
  return <>{children(live.value)}</>;
}
