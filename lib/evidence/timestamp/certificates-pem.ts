import { type Bytes, fromBase64Lines } from '../bytes.ts';
import { pemOf } from '../pem.ts';
import { readableCertificate } from './certificate.ts';
import { timestampLimits } from './limits.ts';

/** Certificates as one PEM file (RFC 7468 §5). */
export function certificatesPem(ders: readonly Uint8Array[]): string {
  return pemOf('CERTIFICATE', ...ders);
}

/**
 * The certificates in a PEM file, DER, in its order. What stands between them is passed over, as `openssl` does.
 *
 * @returns null where there is none, too many, or one that cannot be read
 */
export function certificatesFromPem(pem: string): readonly Bytes[] | null {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/gu)];
  if (blocks.length === 0 || blocks.length > timestampLimits.certificates) return null;
  if (blocks.length !== pem.split('-----BEGIN CERTIFICATE-----').length - 1) return null;
  const ders: Bytes[] = [];
  for (const [, base64 = ''] of blocks) {
    const der = fromBase64Lines(base64);
    if (!der || !readableCertificate(der)) return null;
    ders.push(der);
  }
  return ders;
}
