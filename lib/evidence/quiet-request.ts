import { type Bytes, concatBytes } from './bytes.ts';

/** How those who confirm the time are asked: no cookie and no referrer goes along, and no redirect is followed. */
export const quietly = {
  cache: 'no-store',
  credentials: 'omit',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

/** The bytes of an answer; null for more than `mostBytes`, which are read no further. */
export async function bodyWithin({ body }: Response, mostBytes: number): Promise<Bytes | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    pieces.push(piece);
    length += piece.length;
    if (length > mostBytes) return null;
  }
  return concatBytes(pieces);
}
