import { type Bytes, concatBytes, toHex, utf8 } from '../bytes.ts';
import type { OtsAttestation, OtsOperation, OtsTimestamp } from './proof.ts';

/** An attestation and the message it is of; null where an operation on the way cannot be computed. */
export interface AttestedMessage {
  readonly attestation: OtsAttestation;
  readonly message: Bytes | null;
}

/**
 * The result of an operation; null for RIPEMD-160 and Keccak-256, which WebCrypto has not and no calendar of today uses.
 */
export async function applyOperation(operation: OtsOperation, message: Bytes): Promise<Bytes | null> {
  switch (operation.name) {
    case 'append':
      return concatBytes([message, operation.argument]);
    case 'prepend':
      return concatBytes([operation.argument, message]);
    case 'reverse':
      return message.toReversed();
    case 'hexlify':
      return utf8(toHex(message));
    case 'sha1':
      return new Uint8Array(await crypto.subtle.digest('SHA-1', message));
    case 'sha256':
      return new Uint8Array(await crypto.subtle.digest('SHA-256', message));
    default:
      return null;
  }
}

/** Every attestation in a timestamp of `message`, in the order they are written. */
export async function attestationsOf(timestamp: OtsTimestamp, message: Bytes): Promise<AttestedMessage[]> {
  const found: AttestedMessage[] = [];
  await collect(timestamp, message, found);
  return found;
}

async function collect(
  timestamp: OtsTimestamp,
  message: Bytes | null,
  found: AttestedMessage[],
): Promise<void> {
  for (const step of timestamp) {
    if ('attestation' in step) found.push({ attestation: step.attestation, message });
    else await collect(step.after, message && (await applyOperation(step.operation, message)), found);
  }
}
