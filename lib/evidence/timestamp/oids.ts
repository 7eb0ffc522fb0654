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
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  /** `id-kp-timeStamping`, RFC 3161 §2.3. */
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;
