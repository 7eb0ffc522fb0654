import { type Bytes, ownBytes, toHex } from '../bytes.ts';
import {
  DerFields,
  derBoolean,
  derOid,
  derSmall,
  derTags,
  derUnsigned,
  type DerValue,
  readDer,
} from '../der.ts';
import { algorithmOf } from './algorithm.ts';
import { cleanText } from './clean-text.ts';
import { TimestampError } from './error.ts';
import { generalizedTime } from './generalized-time.ts';
import { timestampLimits } from './limits.ts';
import { names } from './oids.ts';

/** What an authority says of itself: `PKIStatusInfo`, RFC 3161 §2.4.2. */
interface Status {
  /** 0 granted, 1 granted with modifications, 2 and above no. */
  readonly status: number;
  /** Why not, in its own words and those of the standard; cut and cleaned. */
  readonly detail: string;
}

/** A `TSTInfo` (RFC 3161 §2.4.2): what the authority signed. */
export interface TimestampInfo {
  /** Its DER, over which the signature is. */
  readonly der: Bytes;
  /** Policy of the authority, with dots. */
  readonly policy: string;
  /** With dots. */
  readonly hashAlgorithm: string;
  readonly imprint: Uint8Array;
  /** In hex. */
  readonly serial: string;
  readonly at: Date;
  /** Digits without zeros before them; null where there is none. */
  readonly nonce: Uint8Array | null;
}

/** A time-stamp response that has a token, taken apart. No signature is checked. */
export interface ReadTimestamp {
  /** `ContentInfo` with the `SignedData`, DER. */
  readonly token: Bytes;
  readonly info: TimestampInfo;
  /** Certificates in the token, DER, in its order. */
  readonly certificates: readonly Bytes[];
  /** Digest algorithms that the token names, with dots. */
  readonly digestAlgorithms: readonly string[];
  /** The one `SignerInfo` (RFC 5652 §5.3). */
  readonly signerInfo: DerValue;
}

/** `PKIFailureInfo`, RFC 3161 §2.4.2. */
const failures: Readonly<Record<number, string>> = {
  0: 'badAlg',
  2: 'badRequest',
  5: 'badDataFormat',
  14: 'timeNotAvailable',
  15: 'unacceptedPolicy',
  16: 'unacceptedExtension',
  17: 'addInfoNotAvailable',
  25: 'systemFailure',
};

/**
 * Take a time-stamp response apart, strictly: DER throughout, one signer, content of type `id-ct-TSTInfo`.
 *
 * @param tsr  DER `TimeStampResp` (RFC 3161 §2.4.2), as an authority sent it
 * @throws TimestampError `rejected` for a status other than 0 or 1, `unreadable`
 */
export function readTimestamp(tsr: Uint8Array): ReadTimestamp {
  if (tsr.length > timestampLimits.replyBytes) throw new TimestampError('unreadable', 'too long an answer');
  try {
    const response = new DerFields(readDer(ownBytes(tsr)));
    const { status, detail } = statusOf(response.take(derTags.sequence));
    if (status > 1) throw new TimestampError('rejected', detail);
    const token = response.take(derTags.sequence);
    response.end();
    return tokenOf(token);
  } catch (error) {
    if (error instanceof TimestampError) throw error;
    if (!(error instanceof RangeError)) throw error;
    throw new TimestampError('unreadable', error.message, { cause: error });
  }
}

function statusOf(value: DerValue): Status {
  const fields = new DerFields(value);
  const status = derSmall(fields.take(derTags.integer));
  const texts = fields.optional(derTags.sequence);
  const failInfo = fields.optional(derTags.bitString);
  fields.end();
  const words = texts ? new DerFields(texts).rest().map(textOf) : [];
  const reasons = failInfo ? failuresIn(failInfo.content) : [];
  return { status, detail: cleanText([`status ${status}`, ...reasons, ...words].join('; ')) };
}

function failuresIn(bits: Uint8Array): readonly string[] {
  const set = [...bits.subarray(1, 8)].flatMap((byte, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (0x80 >> bit)).map((bit) => at * 8 + bit),
  );
  return set.map((bit) => failures[bit] ?? `failure ${bit}`);
}

function textOf({ tag, content }: DerValue): string {
  if (tag !== derTags.utf8String) throw new RangeError('text of another type');
  return new TextDecoder().decode(content.subarray(0, 4 * timestampLimits.textLength));
}

/** `ContentInfo` → `SignedData` (RFC 5652 §3, §5.1). */
function tokenOf(token: DerValue): ReadTimestamp {
  const outer = new DerFields(token);
  expectOid(outer.take(derTags.oid), names.signedData);
  const explicit = new DerFields(outer.take(derTags.context0), derTags.context0);
  outer.end();
  const signed = new DerFields(explicit.take(derTags.sequence));
  explicit.end();
  // Content of another type than id-data makes it version 3 at least (RFC 5652 §5.1).
  if (![3, 4, 5].includes(derSmall(signed.take(derTags.integer)))) throw new RangeError('a version of CMS');
  const digestAlgorithms = new DerFields(signed.take(derTags.set), derTags.set).rest().map(algorithmOf);
  const info = infoIn(signed.take(derTags.sequence));
  const set = signed.optional(derTags.context0);
  const certificates = set ? new DerFields(set, derTags.context0).rest() : [];
  if (certificates.length > timestampLimits.certificates) throw new RangeError('too many certificates');
  signed.optional(derTags.context1);
  const signers = new DerFields(signed.take(derTags.set), derTags.set);
  const signerInfo = signers.take(derTags.sequence);
  signers.end();
  signed.end();
  return {
    token: ownBytes(token.whole.slice()),
    info,
    certificates: certificates
      .filter(({ tag }) => tag === derTags.sequence)
      .map(({ whole }) => ownBytes(whole.slice())),
    digestAlgorithms,
    signerInfo,
  };
}

function infoIn(encapsulated: DerValue): TimestampInfo {
  const fields = new DerFields(encapsulated);
  expectOid(fields.take(derTags.oid), names.tstInfo);
  const explicit = new DerFields(fields.take(derTags.context0), derTags.context0);
  fields.end();
  const { content } = explicit.take(derTags.octetString);
  explicit.end();
  return infoOf(ownBytes(content.slice()));
}

function infoOf(der: Bytes): TimestampInfo {
  const fields = new DerFields(readDer(der));
  if (derSmall(fields.take(derTags.integer)) !== 1) throw new RangeError('a version of TSTInfo');
  const policy = derOid(fields.take(derTags.oid));
  const imprint = new DerFields(fields.take(derTags.sequence));
  const hashAlgorithm = algorithmOf(imprint.take(derTags.sequence));
  const hashed = imprint.take(derTags.octetString).content;
  imprint.end();
  const serial = derUnsigned(fields.take(derTags.integer));
  const at = generalizedTime(fields.take(derTags.generalizedTime));
  fields.optional(derTags.sequence); // accuracy
  derBoolean(fields.optional(derTags.boolean)); // ordering
  const nonce = fields.optional(derTags.integer);
  fields.optional(derTags.context0); // tsa: only a hint, RFC 3161 §2.4.2
  fields.optional(derTags.context1); // extensions
  fields.end();
  return {
    der,
    policy,
    hashAlgorithm,
    imprint: hashed,
    serial: toHex(serial) || '00',
    at,
    nonce: nonce ? derUnsigned(nonce) : null,
  };
}

function expectOid(value: DerValue, name: string): void {
  if (derOid(value) !== name) throw new RangeError(`type ${derOid(value)}`);
}
