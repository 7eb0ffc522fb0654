import type { Locale } from '../i18n/index.ts';
import type { Attachment, Comparison, Note, VolatilePath } from '../model/index.ts';

/** The files of one capture as the archive holds them. Read when needed, one at a time. */
export interface SealedFiles {
  readonly captureId: string;
  /** The exact bytes of capture.json and their DER signature. Called twice: when planning and when packing. */
  readonly record: () => Promise<{ readonly bytes: Uint8Array; readonly signature: Uint8Array }>;
  /** A file of the capture by its path in capture.json's `artifacts`, with the digest that stands there. */
  readonly artifact: (path: string, sha256: string) => Promise<Blob | Uint8Array>;
  /** What others attested of capture.json until now; absent or empty where there is nothing. Called once. */
  readonly proofs?: () => Promise<CaptureProofs>;
}

/** Proofs of time for the exact bytes of a capture.json, made when it was captured or later. */
export interface CaptureProofs {
  /** At most one of each authority. */
  readonly tokens: readonly StoredToken[];
  /** An OpenTimestamps proof, pending or upgraded. */
  readonly ots: Uint8Array | null;
}

/** An RFC 3161 time-stamp that is kept. */
export interface StoredToken {
  /** The address that it was asked for at: what makes an authority the same one (`BagAuthority.address`). */
  readonly authority: string;
  /** DER TimeStampResp, as received. */
  readonly tsr: Uint8Array;
}

/** An RFC 3161 authority that is asked to time-stamp the bundle when it is made. */
export interface BagAuthority {
  readonly address: string;
  /** DER certificates above its signer's, its root among them, that are known beside those that its tokens bring. */
  readonly certificates?: readonly Uint8Array[];
  /**
   * Have a digest (SHA-256, 32 bytes) time-stamped now; answers the DER TimeStampResp (`requestTimestamp`). Called again
   * where the bundle had to change after the first time: another authority did not answer, or one sent certificates
   * that were not known.
   *
   * @throws TimestampError where there is no time-stamp: the bundle is made without it. Anything else ends the export.
   */
  readonly stamp: (digest: Uint8Array) => Promise<Uint8Array>;
}

/** The log as it stands: with the entry of this export at its end. */
export interface SealedLog {
  /** The lines of chain.jsonl without newlines, from the first. */
  readonly lines: readonly string[];
  /**
   * Bytes of entries by `seq`. More may be given than the bundle shows: it opens those of its captures, of its key and
   * of this export, and no other.
   */
  readonly entries: ReadonlyMap<number, Uint8Array>;
}

/** The key that seals the bundle; every capture in it was sealed by the same one. */
export interface SealingKey {
  readonly keyId: string;
  /** DER SubjectPublicKeyInfo. */
  readonly publicSpki: Uint8Array;
  /** A DER signature over the SHA-256 of `bytes`. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** Somebody else's bundle that goes along whole, as it came. */
export interface CarriedBundle {
  readonly bundleId: string;
  readonly keyId: string;
  readonly captures: number;
  readonly bytes: number;
  /** Digest and CRC-32 of the file. */
  readonly sha256: string;
  readonly crc32: number;
  /** Files and unpacked bytes of it and of bundles in it, which count for the bundle that carries it. */
  readonly cost: { readonly entries: number; readonly bytes: number };
  /** How many levels of bundles lie in it. */
  readonly depth: number;
  readonly open: () => Promise<Blob>;
}

/** A capture by another key, near in time to one in the bundle, and what the two say of each other. */
export interface StatedCorroboration {
  /** The one in the bundle. */
  readonly captureId: string;
  readonly other: { readonly captureId: string; readonly keyId: string; readonly startedAt: string };
  /** The ids of both in the order that they are compared in. */
  readonly pair: readonly [a: string, b: string];
  readonly relation: 'corroborates' | 'differs';
  readonly comparison: () => Promise<Comparison>;
}

/** What a bundle is made of. */
export interface BagInput {
  /** A UUID, the same as in the log's entry of this export. */
  readonly bundleId: string;
  readonly at: Date;
  readonly tool: { readonly name: string; readonly version: string };
  readonly key: SealingKey;
  readonly captures: readonly SealedFiles[];
  /** A resource's file name, `<sha256>.<ext>`, as decided when it was stored (pages refer to it). */
  readonly resourceName: (sha256: string) => Promise<string>;
  readonly resource: (sha256: string) => Promise<Blob | Uint8Array>;
  readonly log: SealedLog;
  /**
   * Two of the captures, of whatever addresses, whose comparison shall be in the bundle besides those of consecutive
   * versions: from the first to the second.
   */
  readonly compare?: readonly [string, string];
  /** The language that the report and README show first. */
  readonly locale: Locale;
  /** The notes of its captures, in the order to show them. Each has its entry in the log. */
  readonly notes: readonly Note[];
  /** What is attached to its captures and to their pages, in the order to show it. Each has its entry in the log. */
  readonly attachments?: readonly Attachment[];
  /** The bytes of an attachment; there where there are any. */
  readonly attachment?: (sha256: string) => Promise<Blob | Uint8Array>;
  /** Bundles of others that go along. */
  readonly imported?: readonly CarriedBundle[];
  /** What captures of others say of those here, as far as it was asked, and how far apart those may be. */
  readonly corroborations?: { readonly spanMs: number; readonly stated: readonly StatedCorroboration[] };
  /**
   * What was set aside when two captures were compared and that was kept (`Comparison.volatile`): the bundle's comparison
   * of them is the same. Null, or left out, where it was not: what is volatile is then told by the two alone.
   */
  readonly volatile?: (a: string, b: string) => Promise<readonly VolatilePath[] | null>;
  /** Whom to ask for a time over the bundle; nobody is asked unless it says so. */
  readonly authorities?: readonly BagAuthority[];
  /**
   * Have a digest attested by OpenTimestamps; answers the `.ots` (`stampOts`). Called again as `BagAuthority.stamp` is.
   *
   * @throws OtsError where there is no proof: the bundle is made without it. Anything else ends the export.
   */
  readonly attest?: (digest: Uint8Array) => Promise<Uint8Array>;
}
