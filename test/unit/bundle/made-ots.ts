import { createHash } from 'node:crypto';
import { type OtsAttestation, type OtsStep, writeOts } from '../../../lib/evidence/index.ts';

const sha256 = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(bytes).digest());
const mark = Uint8Array.of(7, 7, 7);

export const calendar = 'https://calendar.example';
export const promise: OtsAttestation = { kind: 'pending', calendar };
export const block: OtsAttestation = { kind: 'bitcoin', height: 905_123 };
export const unknown: OtsAttestation = {
  kind: 'unknown',
  tag: new Uint8Array(8).fill(0x77),
  payload: new Uint8Array(2),
};

/** An `.ots` for these bytes, in which each of these stands for the hash of their digest and a mark. */
export function otsFor(bytes: Uint8Array, ...attestations: readonly OtsAttestation[]): Uint8Array {
  const after = attestations.map((attestation): OtsStep => ({ attestation }));
  return writeOts({
    digest: sha256(bytes),
    timestamp: [
      {
        operation: { name: 'append', argument: mark },
        after: [{ operation: { name: 'sha256' }, after }],
      },
    ],
  });
}

/** The Merkle root that `otsFor` leads to, as block explorers print it. */
export function rootFor(bytes: Uint8Array): string {
  const message = sha256(Buffer.concat([sha256(bytes), mark]));
  return Buffer.from(message.toReversed()).toString('hex');
}
