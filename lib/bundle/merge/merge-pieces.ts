import { concatBytes } from '../../evidence/index.ts';
import { indexLine, measureRecord, planCapture, recordEnd, RecordSequence, warcInfo } from '../wacz/index.ts';
import type { MergedCapture, MergeStore } from './merge-store.ts';
import { bundleRows, captureTables, tableHeads, type TablePiece } from './merge-tables.ts';

/** What a merge is to make. */
export interface MergeWish {
  readonly warc: boolean;
  readonly tables: boolean;
  /** `Kuä 0.1.0` */
  readonly software: string;
  /** A UUID: what the WARC files are part of. */
  readonly id: string;
  /** No capture begins in a WARC that has so many bytes; one capture is never divided. */
  readonly warcBytes: number;
}

/**
 * A piece of what comes of a merge: bytes at the end of a file, a line of the index (to be sorted by its bytes), or the
 * name of a text that could not be read.
 */
export type MergePiece =
  | TablePiece
  | { readonly file: `archive/${string}`; readonly bytes: Uint8Array }
  | { readonly indexLine: string };

/**
 * Merge the captures of many bundles, in the order of time: WARC files as a WACZ has one (BUNDLE.md, “WACZ 1.1.1”), with
 * every payload once and repeats as `revisit`, and tables as CSV. One file of one capture is in memory at a time, and of a
 * comparison two texts. The same captures give the same pieces.
 *
 * @throws what the store and its sources throw; KuaError `unexpected` for content that is not what its capture says
 */
export async function* mergePieces(store: MergeStore, wish: MergeWish): AsyncGenerator<MergePiece> {
  const warc = wish.warc ? new WarcFiles(store, wish) : null;
  if (wish.tables) {
    yield* tableHeads();
    yield* bundleRows(store.bundles());
  }
  for (const capture of store.captures()) {
    if (warc) yield* warc.capture(capture);
    if (wish.tables) yield* captureTables(capture, store);
  }
}

/** WARC files that are written one after another. */
class WarcFiles {
  readonly #wish: MergeWish;
  readonly #sequence: RecordSequence;
  #number = 0;
  #offset = Infinity;

  constructor(store: MergeStore, wish: MergeWish) {
    this.#wish = wish;
    this.#sequence = new RecordSequence(store.payloads);
  }

  async *capture(capture: MergedCapture): AsyncGenerator<MergePiece> {
    const { captureId, source, sha256: identity, bundle } = capture;
    if (this.#offset >= this.#wish.warcBytes) yield await this.#begin(capture.startedAt);
    const planned = await planCapture(captureId, source);
    for await (const facts of this.#sequence.of(planned, identity)) {
      const { whole, sha256 } = await measureRecord(facts);
      const place = { offset: this.#offset, length: whole.length, sha256, filename: this.#name };
      yield this.#add(whole);
      yield { indexLine: indexLine(facts, place, { bundle: bundle.name, keyId: bundle.keyId }) };
    }
  }

  get #name(): string {
    return `kua-${String(this.#number).padStart(5, '0')}.warc`;
  }

  /** Its time is that of what comes first in it: a merge has none of its own. */
  async #begin(created: string): Promise<MergePiece> {
    const { id: bundleId, software } = this.#wish;
    this.#number += 1;
    this.#offset = 0;
    const { head, block } = await warcInfo({ bundleId, software, created, filename: this.#name });
    return this.#add(concatBytes([head, block, recordEnd]));
  }

  #add(bytes: Uint8Array): MergePiece {
    this.#offset += bytes.length;
    return { file: `archive/${this.#name}`, bytes };
  }
}
