import { utf8 } from '../../../../lib/evidence/index.ts';
import { derInteger, derOf } from '../../../../lib/evidence/der.ts';

const hex = (digits: string): Uint8Array => Buffer.from(digits, 'hex');

/** What is said in a `TSTInfo` made by hand. */
export interface MadeInfo {
  readonly digest: Uint8Array;
  /** `YYYYMMDDHHMMSSZ`, perhaps with a fraction. */
  readonly at: string;
  readonly version?: number;
  /** Object identifier of the digest, as hex of its content; SHA-256 unless it is said. */
  readonly algorithm?: string;
}

/** A `TSTInfo` (RFC 3161 §2.4.2), DER. */
export function madeInfo({
  digest,
  at,
  version = 1,
  algorithm = '608648016503040201',
}: MadeInfo): Uint8Array {
  return derOf(
    0x30,
    derInteger(Uint8Array.of(version)),
    derOf(0x06, hex('2a0304')),
    derOf(0x30, derOf(0x30, derOf(0x06, hex(algorithm)), derOf(0x05)), derOf(0x04, digest)),
    derInteger(Uint8Array.of(7)),
    derOf(0x18, utf8(at)),
  );
}

/** A `TimeStampResp` with this status and token, DER. */
export function responseWith(token: Uint8Array, status = 0): Uint8Array {
  return derOf(0x30, derOf(0x30, derInteger(Uint8Array.of(status))), token);
}
