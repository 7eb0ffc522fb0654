import { toHex, utf8 } from '../bytes.ts';
import {
  argumentTags,
  bitcoinTag,
  type OtsAttestation,
  type OtsStep,
  pendingTag,
  plainTags,
} from './proof.ts';

/**
 * What makes a step another than its neighbours, as text that sorts the way python-opentimestamps writes them:
 * attestations before operations, each by tag, then by content.
 */
export function stepKey(step: OtsStep): string {
  if ('attestation' in step) return `0${attestationKey(step.attestation)}`;
  const { operation } = step;
  if (!('argument' in operation)) return `1${hexByte(plainTags[operation.name])}`;
  return `1${hexByte(argumentTags[operation.name])}${toHex(operation.argument)}`;
}

/** An attestation as text; equal for equal ones. */
export function attestationKey(attestation: OtsAttestation): string {
  switch (attestation.kind) {
    case 'pending':
      return pendingTag + toHex(utf8(attestation.calendar));
    case 'bitcoin':
      return bitcoinTag + String(attestation.height).padStart(16, '0');
    default:
      return toHex(attestation.tag) + toHex(attestation.payload);
  }
}

function hexByte(value: number): string {
  return value.toString(16).padStart(2, '0');
}
