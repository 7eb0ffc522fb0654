import { type Bytes, concatBytes, fromHex, utf8 } from '../bytes.ts';
import {
  argumentTags,
  bitcoinTag,
  type OtsAttestation,
  otsMagic,
  type OtsOperation,
  type OtsProof,
  type OtsTimestamp,
  otsVersion,
  pendingTag,
  plainTags,
} from './proof.ts';

/** Write a proof as a detached timestamp file: what `readOts` read becomes the same bytes again. */
export function writeOts({ digest, timestamp }: OtsProof): Bytes {
  return concatBytes([
    otsMagic,
    Uint8Array.of(otsVersion, plainTags.sha256),
    digest,
    ...timestampParts(timestamp),
  ]);
}

function timestampParts(timestamp: OtsTimestamp): Uint8Array[] {
  return timestamp.flatMap((step, index) => {
    const more = index < timestamp.length - 1 ? [Uint8Array.of(0xff)] : [];
    if ('attestation' in step) return [...more, ...attestationParts(step.attestation)];
    return [...more, ...operationParts(step.operation), ...timestampParts(step.after)];
  });
}

function operationParts(operation: OtsOperation): Uint8Array[] {
  if (!('argument' in operation)) return [Uint8Array.of(plainTags[operation.name])];
  return [Uint8Array.of(argumentTags[operation.name]), counted(operation.argument)];
}

function attestationParts(attestation: OtsAttestation): Uint8Array[] {
  const start = Uint8Array.of(0);
  switch (attestation.kind) {
    case 'pending':
      return [start, fromHex(pendingTag), counted(counted(utf8(attestation.calendar)))];
    case 'bitcoin':
      return [start, fromHex(bitcoinTag), counted(leb128(attestation.height))];
    default:
      return [start, attestation.tag, counted(attestation.payload)];
  }
}

/** Bytes behind their length. */
function counted(bytes: Uint8Array): Bytes {
  return concatBytes([leb128(bytes.length), bytes]);
}

/** An unsigned number in groups of seven bits, the lowest first (serialize.py, `write_varuint`). */
function leb128(value: number): Bytes {
  const bytes: number[] = [];
  let left = value;
  for (; left > 0x7f; left = Math.floor(left / 128)) bytes.push((left % 128) | 0x80);
  return Uint8Array.of(...bytes, left);
}
