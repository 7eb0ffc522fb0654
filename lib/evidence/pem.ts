import { toBase64 } from './bytes.ts';

/** What a PEM file may hold here (RFC 7468 §5, §13). */
export type PemLabel = 'PUBLIC KEY' | 'CERTIFICATE';

/** DER as a PEM file, for `openssl`; several stand one after another. */
export function pemOf(label: PemLabel, ...ders: readonly Uint8Array[]): string {
  const block = (der: Uint8Array): string => {
    const base64 = toBase64(der);
    const lines = base64.match(/.{1,64}/gu) ?? [];
    return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
  };
  return ders.map(block).join('');
}
