import type { StoredPayloads, WaczSource } from '../wacz/index.ts';
import type { TakenCapture } from './take-bundle.ts';

/** A bundle that captures are merged from. */
export interface MergedBundle {
  /** How its rows name it: its file's name, told apart from others of the same name. */
  readonly name: string;
  /** Digest of the whole file. */
  readonly sha256: string;
  readonly bundleId: string;
  readonly topFolder: string;
  readonly keyId: string;
  /** How many captures it holds, and how many of them are merged from it: those that no other bundle gave before. */
  readonly captures: number;
  readonly merged: number;
}

/** A capture that is merged, and the bundle it is taken from. */
export interface MergedCapture extends TakenCapture {
  readonly bundle: Pick<MergedBundle, 'name' | 'keyId'>;
  readonly source: WaczSource;
}

/** What is merged. It may be far more than memory holds, so all of it is asked for when it is needed. */
export interface MergeStore {
  /** In the order of their names. */
  readonly bundles: () => Iterable<MergedBundle>;
  /** Each distinct one (by the digest of its capture.json) once, in the order of time. */
  readonly captures: () => Iterable<MergedCapture>;
  /** Of one address, the capture before this one that has text and is of the page as it was seen; of whatever key. */
  readonly before: (capture: MergedCapture) => MergedCapture | null;
  /** Where payloads stand that were written. */
  readonly payloads: StoredPayloads;
  /** True the first time that it is asked for this content.json. */
  readonly isNewOutline: (sha256: string) => boolean;
}
