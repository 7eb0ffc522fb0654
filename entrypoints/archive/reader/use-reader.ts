import { useEffect, useRef } from 'preact/hooks';
import { Reader } from './reader.ts';

/** A reader for as long as the component is there. */
export function useReader(): Reader {
  const reader = useRef<Reader | null>(null);
  reader.current ??= new Reader();
  useEffect(
    () => () => {
      reader.current?.close();
      reader.current = null;
    },
    [],
  );
  return reader.current;
}
