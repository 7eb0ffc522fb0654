import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { printing } from './printing.ts';

const atOnce = 60;

interface Props<T> {
  readonly items: readonly T[];
  readonly draw: (item: T, index: number) => ComponentChildren;
  readonly class: string;
}

function Piece({ draw }: { readonly draw: () => ComponentChildren }): JSX.Element {
  // What a piece shows never changes: it is drawn once, not again with each piece after it.
  const [drawn] = useState(draw);
  return <>{drawn}</>;
}

/** A list that is drawn piece by piece, so that a long one holds up nothing. */
export function LongList<T>({ items, draw, class: name }: Props<T>) {
  const [shown, setShown] = useState(atOnce);
  const all = printing.value || shown >= items.length;
  useEffect(() => {
    if (all) return undefined;
    const timer = setTimeout(() => {
      setShown(shown + atOnce);
    });
    return () => {
      clearTimeout(timer);
    };
  }, [shown, all]);
  const starts: number[] = [];
  for (let at = 0; at < (all ? items.length : shown); at += atOnce) starts.push(at);
  return (
    <ul role="list" class={name}>
      {starts.map((from) => (
        <Piece
          key={from}
          draw={() => items.slice(from, from + atOnce).map((item, at) => draw(item, from + at))}
        />
      ))}
    </ul>
  );
}
