import { ownBytes, toHex } from '../bytes.ts';
import { DerFields, derTags, type DerValue } from '../der.ts';
import { algorithmOf } from './algorithm.ts';
import type { Certificate } from './certificate.ts';
import { digestNames, names } from './oids.ts';
import type { SignerInfo } from './signer-info.ts';

const directoryNameTag = 0xa4;

/** How a signer names its certificate: `ESSCertID`, `ESSCertIDv2`. */
interface CertificateId {
  /** As WebCrypto names it. */
  readonly hash: string;
  /** In hex. */
  readonly digest: string;
  /** DER of issuer and content of the serial, in hex; null where they are not said. */
  readonly issuerSerial: string | null;
}

/**
 * Whether the signed attributes name this certificate as the signer's: `SigningCertificate` (RFC 2634 §5.4, by SHA-1) or
 * `SigningCertificateV2` (RFC 5035 §3). One of them has to be there, and each that is there has to fit (RFC 5816 §2.2.1).
 *
 * @throws RangeError for an attribute of another form
 */
export async function namesSigner({ signed }: SignerInfo, signer: Certificate): Promise<boolean> {
  const [first, second] = [signed.get(names.signingCertificate), signed.get(names.signingCertificateV2)];
  const ids = [...(first ? [idIn(first, 1)] : []), ...(second ? [idIn(second, 2)] : [])];
  if (ids.length === 0) return false;
  for (const id of ids) {
    const digest = toHex(new Uint8Array(await crypto.subtle.digest(id.hash, ownBytes(signer.der))));
    if (digest !== id.digest) return false;
    if (id.issuerSerial !== null && id.issuerSerial !== `${signer.issuer} ${signer.serial}`) return false;
  }
  return true;
}

/** The first certificate that is named: the signer's. Those above it may follow. */
function idIn(attribute: DerValue, version: 1 | 2): CertificateId {
  const outer = new DerFields(attribute);
  const fields = new DerFields(new DerFields(outer.take(derTags.sequence)).rest()[0]);
  outer.optional(derTags.sequence); // policies
  outer.end();
  const algorithm = version === 2 ? fields.optional(derTags.sequence) : undefined;
  const hash = version === 1 ? 'SHA-1' : digestNames[algorithm ? algorithmOf(algorithm) : names.sha256];
  if (hash === undefined) throw new RangeError('a digest of a certificate');
  const digest = toHex(fields.take(derTags.octetString).content);
  const issuerSerial = fields.optional(derTags.sequence);
  fields.end();
  return { hash, digest, issuerSerial: issuerSerial ? issuerSerialOf(issuerSerial) : null };
}

/** `IssuerSerial`, RFC 5035 §5; the issuer is one directory name. */
function issuerSerialOf(value: DerValue): string {
  const fields = new DerFields(value);
  const [name, ...others] = new DerFields(fields.take(derTags.sequence)).rest();
  const serial = fields.take(derTags.integer);
  fields.end();
  const issuer = new DerFields(name, directoryNameTag).take(derTags.sequence);
  if (others.length > 0) throw new RangeError('an issuer of several names');
  return `${toHex(issuer.whole)} ${toHex(serial.content)}`;
}
