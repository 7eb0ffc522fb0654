import { type Bytes, toHex } from '../bytes.ts';
import { DerFields, derSmall, derOf, derOid, derTags, type DerValue, readDer } from '../der.ts';
import { algorithmOf } from './algorithm.ts';
import { names } from './oids.ts';

/** A signer is named by its certificate's issuer and serial, or by its subject key identifier; all in hex. */
export type SignerIdentifier =
  | { readonly issuer: string; readonly serial: string }
  | { readonly keyIdentifier: string };

/** A `SignerInfo` (RFC 5652 §5.3), taken apart. */
export interface SignerInfo {
  readonly signer: SignerIdentifier;
  /** With dots. */
  readonly digestAlgorithm: string;
  /** The value of each signed attribute by its type; none is there twice, and each has one value. */
  readonly signed: ReadonlyMap<string, DerValue>;
  /** What the signature is over: the signed attributes as a SET (RFC 5652 §5.4). */
  readonly signedBytes: Bytes;
  /** DER of the `AlgorithmIdentifier`. */
  readonly signatureAlgorithm: Uint8Array;
  readonly signature: Uint8Array;
}

const keyIdentifierTag = 0x80;

/**
 * What is not signed (RFC 5652 §5.3, `unsignedAttrs`) may be there and says nothing.
 * @throws RangeError for what is no SignerInfo with signed attributes
 */
export function readSignerInfo(value: DerValue): SignerInfo {
  const fields = new DerFields(value);
  const version = derSmall(fields.take(derTags.integer));
  const byKey = fields.optional(keyIdentifierTag);
  const signer = byKey
    ? { keyIdentifier: toHex(byKey.content) }
    : identifierOf(fields.take(derTags.sequence));
  if (version !== (byKey ? 3 : 1)) throw new RangeError('a version of SignerInfo');
  const digestAlgorithm = algorithmOf(fields.take(derTags.sequence));
  const signed = fields.take(derTags.context0);
  const signatureAlgorithm = fields.take(derTags.sequence).whole;
  const signature = fields.take(derTags.octetString).content;
  fields.optional(derTags.context1);
  fields.end();
  return {
    signer,
    digestAlgorithm,
    signed: attributesOf(signed),
    signedBytes: derOf(derTags.set, signed.content),
    signatureAlgorithm,
    signature,
  };
}

/**
 * The signature's own claims, beside the one of the signer: it is over content of this type with this digest.
 * @throws RangeError where an attribute is missing or of another form
 */
export function claimsOf({ signed }: SignerInfo): { contentType: string; messageDigest: string } {
  const [type, digest] = [signed.get(names.contentType), signed.get(names.messageDigest)];
  if (!type || digest?.tag !== derTags.octetString) throw new RangeError('a signed attribute is missing');
  return { contentType: derOid(type), messageDigest: toHex(digest.content) };
}

function identifierOf(value: DerValue): SignerIdentifier {
  const fields = new DerFields(value);
  const issuer = fields.take(derTags.sequence);
  const serial = fields.take(derTags.integer);
  fields.end();
  return { issuer: toHex(issuer.whole), serial: toHex(serial.content) };
}

function attributesOf(set: DerValue): ReadonlyMap<string, DerValue> {
  const attributes = new Map<string, DerValue>();
  for (const attribute of new DerFields(set, derTags.context0).rest()) {
    const fields = new DerFields(attribute);
    const type = derOid(fields.take(derTags.oid));
    const [value, ...more] = new DerFields(fields.take(derTags.set), derTags.set).rest();
    fields.end();
    if (!value || more.length > 0 || attributes.has(type))
      throw new RangeError('an attribute twice, or empty');
    attributes.set(type, readDer(value.whole));
  }
  return attributes;
}
