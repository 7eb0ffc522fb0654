import { sameBytes, toHex } from '../bytes.ts';
import { readOts } from './read.ts';
import { attestationKey } from './step-key.ts';
import { type AttestedMessage, attestationsOf } from './walk.ts';

/** An attestation, with what has to be held against the world outside the file. */
export type CheckedAttestation =
  /** A promise, which shows no time by itself; `commitment` is the message it is about, in hex. */
  | { readonly kind: 'pending'; readonly calendar: string; readonly commitment: string }
  /**
   * The bytes are older than the block at this height if its Merkle root is this one: hex, in the order in which
   * `bitcoin-cli getblockheader` and block explorers print it.
   */
  | { readonly kind: 'bitcoin'; readonly height: number; readonly merkleRoot: string }
  /** One of another kind, or of a message that cannot be computed or be a Merkle root; `tag` in hex. */
  | { readonly kind: 'unknown'; readonly tag: string };

/** What a proof says. */
export interface OtsCheck {
  /** True if it is a proof for the digest that was asked about. */
  readonly matches: boolean;
  /** The digest that it is for, in hex. */
  readonly digest: string;
  /** At least one, in the order they are written. */
  readonly attestations: readonly CheckedAttestation[];
}

/**
 * Check a detached timestamp file against the digest of the bytes that it lies beside. No block of Bitcoin is looked
 * up: whether a Merkle root is that of its block remains to be compared.
 *
 * @param digest  SHA-256, 32 bytes
 * @throws OtsError `unreadable`, as `readOts`
 */
export async function checkOts(bytes: Uint8Array, digest: Uint8Array): Promise<OtsCheck> {
  const proof = readOts(bytes);
  const attested = await attestationsOf(proof.timestamp, proof.digest);
  return {
    matches: sameBytes(proof.digest, digest),
    digest: toHex(proof.digest),
    attestations: attested.map(checked),
  };
}

/** True if a proof leads to a block of Bitcoin, and not only to promises. */
export function isInBlock({ attestations }: OtsCheck): boolean {
  return attestations.some(({ kind }) => kind === 'bitcoin');
}

function checked({ attestation, message }: AttestedMessage): CheckedAttestation {
  if (message && attestation.kind === 'pending') {
    return { kind: 'pending', calendar: attestation.calendar, commitment: toHex(message) };
  }
  if (message?.length === 32 && attestation.kind === 'bitcoin') {
    return { kind: 'bitcoin', height: attestation.height, merkleRoot: toHex(message.toReversed()) };
  }
  return { kind: 'unknown', tag: attestationKey(attestation).slice(0, 16) };
}
