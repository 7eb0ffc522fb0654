import { ownBytes, toHex } from './bytes.ts';

/**
 * SHA-256 (FIPS 180-4) of bytes or of a Blob's bytes.
 *
 * A Blob is read whole for it: WebCrypto has no incremental digest.
 * @returns 64 lower-case hex digits
 * @throws DOMException where a Blob can no longer be read
 */
export async function sha256(data: Uint8Array | Blob): Promise<string> {
  const bytes = data instanceof Blob ? await data.arrayBuffer() : ownBytes(data);
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
