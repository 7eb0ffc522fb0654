// The OpenTimestamps format has no written specification: it is what python-opentimestamps 0.4 reads and writes
// (opentimestamps/core: op.py, notary.py, timestamp.py, serialize.py). Names and limits here are its own.
import { type Bytes, concatBytes, utf8 } from '../bytes.ts';

/** Operations without an argument, by the byte that stands for them (op.py). */
export const plainTags = {
  sha1: 0x02,
  ripemd160: 0x03,
  sha256: 0x08,
  keccak256: 0x67,
  reverse: 0xf2,
  hexlify: 0xf3,
} as const;
/** Operations with one argument of 1 to 4,096 bytes. */
export const argumentTags = { append: 0xf0, prepend: 0xf1 } as const;

export type OtsOperation =
  | { readonly name: keyof typeof plainTags }
  | { readonly name: keyof typeof argumentTags; readonly argument: Bytes };

/** Who vouches for a message, and how it is to be looked up. */
export type OtsAttestation =
  /** A calendar promises to bring it to Bitcoin; `calendar` is its address. */
  | { readonly kind: 'pending'; readonly calendar: string }
  /** The message is the Merkle root of the block at this height, in the order of bytes that a block has. */
  | { readonly kind: 'bitcoin'; readonly height: number }
  /** Any other (Litecoin among them), kept as it is. */
  | { readonly kind: 'unknown'; readonly tag: Bytes; readonly payload: Bytes };

/** An attestation of a message, or an operation on it and what follows of the result. */
export type OtsStep =
  | { readonly attestation: OtsAttestation }
  | { readonly operation: OtsOperation; readonly after: OtsTimestamp };

/** All that is known of one message, in the order it is written; never empty, and nothing twice. */
export type OtsTimestamp = readonly OtsStep[];

/** A detached timestamp file, `.ots`. */
export interface OtsProof {
  /** SHA-256 of the file that it is for, 32 bytes. */
  readonly digest: Bytes;
  readonly timestamp: OtsTimestamp;
}

/** First bytes of every `.ots`. */
export const otsMagic: Bytes = concatBytes([
  utf8('\0OpenTimestamps\0\0Proof\0'),
  Uint8Array.of(0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94),
]);
/** The one version of the file there is. */
export const otsVersion = 1;

/** Tags of attestations, as hex (notary.py). */
export const pendingTag = '83dfe30d2ef90c8e';
export const bitcoinTag = '0588960d73d71901';

/** Bounds of what is read: those of python-opentimestamps, and below them bounds for the file as a whole. */
export const otsLimits = {
  messageBytes: 4096,
  payloadBytes: 8192,
  addressBytes: 1000,
  /** Of a calendar's answer. */
  answerBytes: 10_000,
  /** Messages on one path, the digest among them. */
  depth: 256,
  /** A proof from six calendars has 10 kB and 400 steps. */
  fileBytes: 64 * 1024,
  steps: 4096,
} as const;
