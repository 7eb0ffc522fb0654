import { writeZip, bagEntries, type BagInput } from '../../../lib/bundle/index.ts';
import { createDeviceKey, sign } from '../../../lib/evidence/index.ts';
import {
  type CaptureWish,
  firstWish,
  madeCapture,
  madeInput,
  madeLog,
  secondWish,
} from '../bundle/made-captures.ts';
import { readAll } from '../bundle/read-stream.ts';

/** A bundle of one observer, and the id of the key that sealed it. */
export interface ObserverBundle {
  readonly zip: Uint8Array;
  readonly keyId: string;
  readonly input: BagInput;
  /** Digests of the captures' capture.json. */
  readonly digests: readonly string[];
}

/** A bundle of somebody with a key of their own who captured these. */
export async function observerBundle(wishes: readonly CaptureWish[]): Promise<ObserverBundle> {
  const key = await createDeviceKey();
  const made = [];
  for (const wish of wishes) made.push(await madeCapture(key, wish));
  const input: BagInput = {
    ...(await madeInput()),
    key: { ...key, sign: (data) => sign(key, data) },
    captures: made.map(({ files }) => files),
    log: await madeLog(
      key,
      made.map(({ record, sha256 }) => {
        return { type: 'capture', captureId: record.captureId, sha256, url: record.url };
      }),
    ),
    notes: [],
  };
  return { zip: await zipOf(input), keyId: key.keyId, input, digests: made.map(({ sha256 }) => sha256) };
}

/** Two observers of one page, who captured it before and after it changed, a few minutes from one another. */
export async function twoObservers(): Promise<readonly [ObserverBundle, ObserverBundle]> {
  return [
    await observerBundle([
      seenAt(firstWish, '13:40:00', '1a1a1a1a'),
      seenAt(secondWish, '14:03:00', '2a2a2a2a'),
    ]),
    await observerBundle([
      seenAt(firstWish, '13:50:00', '1b1b1b1b'),
      seenAt(secondWish, '14:10:00', '2b2b2b2b'),
    ]),
  ];
}

/** A bundle of these captures, packed. */
export async function zipOf(input: BagInput): Promise<Uint8Array> {
  const { entries } = await bagEntries(input);
  return await readAll(writeZip(entries, { at: input.at }));
}

/** The page of `firstWish` at another time, as another capture. */
export function seenAt(wish: CaptureWish, at: string, id: string): CaptureWish {
  return { ...firstWish, rows: wish.rows, sentence: wish.sentence, at: `2026-03-15T${at}.000Z`, id };
}
