import { useEffect, useRef, useState } from 'preact/hooks';
import { liveQuery } from 'dexie';
import { KuaError } from '../model/index.ts';

/** What a query of the archive answers, as it stands now. */
export type Live<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: KuaError };

/**
 * Run `query` now and whenever what it read has changed, in this page or in any other of Kuä's, and hand each answer
 * to `then`.
 *
 * @returns ends it
 */
export function follow<T>(query: () => Promise<T>, then: (live: Live<T>) => void): () => void {
  const subscription = liveQuery(query).subscribe({
    next: (value) => {
      then({ state: 'ready', value });
    },
    error: (thrown: unknown) => {
      then({ state: 'failed', error: KuaError.from(thrown) });
    },
  });
  return () => {
    subscription.unsubscribe();
  };
}

/** `follow` for a component; starts again when one of `inputs` changes. */
export function useLive<T>(query: () => Promise<T>, inputs: readonly unknown[]): Live<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'waiting' });
  useEffect(() => {
    setLive({ state: 'waiting' });
    return follow(query, setLive);
  }, inputs);
  return live;
}

/** Something asked for once: waiting, then an answer or a failure; asked again when one of `inputs` changes. */
export function useOnce<T>(ask: () => Promise<T>, inputs: readonly unknown[]): Live<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'waiting' });
  useEffect(() => {
    let wanted = true;
    const tell = (answer: Live<T>): void => {
      if (wanted) setLive(answer);
    };
    setLive({ state: 'waiting' });
    ask().then(
      (value) => {
        tell({ state: 'ready', value });
      },
      (thrown: unknown) => {
        tell({ state: 'failed', error: KuaError.from(thrown) });
      },
    );
    return () => {
      wanted = false;
    };
  }, inputs);
  return live;
}

/** What was there stays while it is asked for anew, so that what is drawn from it keeps its place and the focus. */
export function useKept<T>(live: Live<T>): Live<T> {
  const kept = useRef(live);
  if (live.state !== 'waiting') kept.current = live;
  return kept.current;
}
