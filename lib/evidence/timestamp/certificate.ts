import { type Bytes, ownBytes, toHex } from '../bytes.ts';
import { derBoolean, DerFields, derOid, derSmall, derTags, type DerValue, readDer } from '../der.ts';
import { nameText } from './distinguished-name.ts';
import { generalizedTime } from './generalized-time.ts';
import { names } from './oids.ts';
import { algorithmOf, checkSignatureForm } from './algorithm.ts';

/** An extension (RFC 5280 §4.2). */
export interface Extension {
  readonly critical: boolean;
  /** DER. */
  readonly value: Uint8Array;
}

/** What is read of a certificate (RFC 5280 §4.1). Its signature is not checked. */
export interface Certificate {
  readonly der: Bytes;
  /** Content of the INTEGER, in hex. */
  readonly serial: string;
  /** DER of the names, in hex: they are compared byte by byte. */
  readonly issuer: string;
  readonly subject: string;
  /** The subject for a person to read. */
  readonly name: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** DER of the SubjectPublicKeyInfo, in hex. */
  readonly key: string;
  /** Of the signature on it, with dots. */
  readonly signatureAlgorithm: string;
  /** By object identifier; none is there twice. */
  readonly extensions: ReadonlyMap<string, Extension>;
}

/**
 * Take a certificate apart, strictly.
 * @throws RangeError for what is none in DER
 */
export function readCertificate(der: Uint8Array): Certificate {
  const outer = new DerFields(readDer(der));
  const fields = new DerFields(outer.take(derTags.sequence));
  const signatureAlgorithm = algorithmOf(outer.take(derTags.sequence));
  const [unusedBits, ...signature] = outer.take(derTags.bitString).content;
  outer.end();
  if (unusedBits !== 0) throw new RangeError('a signature with bits left over');
  checkSignatureForm(signatureAlgorithm, Uint8Array.from(signature));
  fields.optional(derTags.context0); // version
  const serial = fields.take(derTags.integer);
  if (algorithmOf(fields.take(derTags.sequence)) !== signatureAlgorithm) {
    throw new RangeError('two algorithms of signature');
  }
  const issuer = fields.take(derTags.sequence);
  const [notBefore, notAfter] = new DerFields(fields.take(derTags.sequence)).rest();
  const subject = fields.take(derTags.sequence);
  const key = fields.take(derTags.sequence);
  fields.optional(0x81); // issuerUniqueID
  fields.optional(0x82); // subjectUniqueID
  const extensions = fields.optional(derTags.context3);
  fields.end();
  return {
    der: ownBytes(der),
    serial: toHex(serial.content),
    issuer: toHex(issuer.whole),
    subject: toHex(subject.whole),
    name: nameText(subject),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    key: toHex(key.whole),
    signatureAlgorithm,
    extensions: extensions ? extensionsIn(extensions) : new Map(),
  };
}

/**
 * Those certificates that may stand above others (RFC 5280 §4.2.1.9) or issued themselves, each once: what is kept of a
 * token's certificates beside it. What cannot be read is left out.
 *
 * @param ders  DER certificates
 */
export function authoritiesAmong(ders: readonly Bytes[]): readonly Bytes[] {
  const found = new Map<string, Bytes>();
  for (const der of ders) {
    const certificate = readableCertificate(der);
    if (certificate && isAuthority(certificate)) found.set(toHex(der), der);
  }
  return [...found.values()];
}

/** As `readCertificate`; null for what is none. */
export function readableCertificate(der: Bytes): Certificate | null {
  try {
    return readCertificate(der);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isAuthority(certificate: Certificate): boolean {
  return certificate.issuer === certificate.subject || isMarked(certificate);
}

/** @returns false also where basic constraints are of another form */
function isMarked(certificate: Certificate): boolean {
  try {
    return constraintsOf(certificate).isAuthority;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Basic constraints (RFC 5280 §4.2.1.9).
 * @returns `mostBelow`: how many authorities may follow below this one
 */
export function constraintsOf({ extensions }: Certificate): { isAuthority: boolean; mostBelow: number } {
  const extension = extensions.get(names.basicConstraints);
  if (!extension) return { isAuthority: false, mostBelow: 0 };
  const fields = new DerFields(readDer(extension.value));
  const authority = derBoolean(fields.optional(derTags.boolean));
  const most = fields.optional(derTags.integer);
  fields.end();
  return { isAuthority: authority, mostBelow: most ? derSmall(most) : Infinity };
}

function extensionsIn(explicit: DerValue): ReadonlyMap<string, Extension> {
  const outer = new DerFields(explicit, derTags.context3);
  const list = new DerFields(outer.take(derTags.sequence)).rest();
  outer.end();
  const extensions = new Map<string, Extension>();
  for (const one of list) {
    const fields = new DerFields(one);
    const identifier = derOid(fields.take(derTags.oid));
    const critical = derBoolean(fields.optional(derTags.boolean));
    const { content } = fields.take(derTags.octetString);
    fields.end();
    if (extensions.has(identifier)) throw new RangeError('an extension twice');
    extensions.set(identifier, { critical, value: content });
  }
  return extensions;
}

/** UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5). */
function timeOf(value: DerValue | undefined): Date {
  if (!value) throw new RangeError('no validity');
  if (value.tag !== derTags.utcTime) return generalizedTime(value);
  const text = String.fromCharCode(...value.content.subarray(0, 16));
  const century = text < '50' ? '20' : '19';
  const content = Uint8Array.from(century + text, (character) => character.charCodeAt(0));
  return generalizedTime({ ...value, tag: derTags.generalizedTime, content });
}
