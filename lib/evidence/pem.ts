import { type Bytes, toBase64 } from './bytes.ts';

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

/** The DER between the lines of a PEM file; null for what is not Base64. */
export function fromBase64(base64: string): Bytes | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
