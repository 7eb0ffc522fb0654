import { fromHex } from '../bytes.ts';

/** Object identifiers as they are written in DER; `names` has those that are read, with dots. */
export const oids = {
  /** RFC 5754 §2.2 */
  sha256: fromHex('608648016503040201'),
} as const;

/** Object identifiers that are looked for. */
export const names = {
  sha256: '2.16.840.1.101.3.4.2.1',
  /** `id-signedData`, RFC 5652 §5.1 */
  signedData: '1.2.840.113549.1.7.2',
  /** `id-ct-TSTInfo`, RFC 3161 §2.4.2 */
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  /** Signed attributes, RFC 5652 §11.1 and §11.2. */
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  /** `id-aa-signingCertificate`, RFC 2634 §5.4, and its second version, RFC 5035 §3. */
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  /** Extensions of certificates, RFC 5280 §4.2.1. */
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  nameConstraints: '2.5.29.30',
  certificatePolicies: '2.5.29.32',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  /** Digests, RFC 5754 §2 and RFC 3370 §2.1. */
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  /** `id-kp-timeStamping`, RFC 3161 §2.3. */
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** Digests that a signature may be over, as WebCrypto names them: SHA-1 no longer. */
export const digestNames: Readonly<Record<string, string>> = {
  [names.sha256]: 'SHA-256',
  [names.sha384]: 'SHA-384',
  [names.sha512]: 'SHA-512',
};

/** Signatures that are believed (RFC 5754 §3, RFC 4055 §3): none is over SHA-1 or MD5. */
export const signatureAlgorithms: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.10', // RSASSA-PSS; its digest stands in its parameters
  '1.2.840.113549.1.1.11', // RSA with SHA-256, -384, -512
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2', // ECDSA with SHA-256, -384, -512
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]);

/** In a SignerInfo, RSA may stand without its digest (RFC 3370 §3.2). */
export const rsaEncryption = '1.2.840.113549.1.1.1';
