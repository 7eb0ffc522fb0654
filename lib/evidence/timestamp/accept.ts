import { type Bytes, sameBytes, toHex } from '../bytes.ts';
import { TimestampError } from './error.ts';
import { names } from './oids.ts';
import { readTimestamp } from './token.ts';

/** What an answer has to be for. */
export interface Asked {
  /** SHA-256, 32 bytes. */
  readonly digest: Uint8Array;
  readonly nonce: Uint8Array;
}

/** What an authority said, as far as it can be believed without its certificates being checked. */
export interface AcceptedTimestamp {
  /** `genTime`, to the millisecond. */
  readonly at: Date;
  /** The token's number at the authority, in hex. */
  readonly serial: string;
  /** The authority's policy, an object identifier with dots. */
  readonly policy: string;
  /** The token alone: `ContentInfo` with `SignedData`, DER. A `.tsr` holds the whole answer instead. */
  readonly token: Bytes;
  /** Certificates in the token, DER, in its order: the signer's, and what the authority added of those above it. */
  readonly certificates: readonly Bytes[];
}

/**
 * Take an authority's answer if it is one to this request: status 0 or 1, a token whose content is `id-ct-TSTInfo`, with
 * our imprint, our nonce and certificates (RFC 3161 §2.4.2, BUNDLE.md). Its signature is not checked: `checkTimestamp`.
 *
 * @param reply  DER `TimeStampResp`
 * @throws TimestampError `rejected` (detail: status, PKIFailureInfo and the authority's words), `mismatch`, `unreadable`
 */
export function acceptTimestamp(reply: Uint8Array, { digest, nonce }: Asked): AcceptedTimestamp {
  const { token, info, certificates } = readTimestamp(reply);
  if (info.hashAlgorithm !== names.sha256 || !sameBytes(info.imprint, digest)) {
    throw new TimestampError('mismatch', 'a token for another digest');
  }
  if (info.nonce === null || toHex(info.nonce) !== toHex(nonce).replace(/^(?:00)+/u, '')) {
    throw new TimestampError('mismatch', 'a token for another request');
  }
  if (certificates.length === 0) throw new TimestampError('mismatch', 'no certificate');
  return { at: info.at, serial: info.serial, policy: info.policy, token, certificates };
}
