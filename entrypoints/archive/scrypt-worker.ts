// scrypt takes a second and 256 MiB, or more: in a thread of its own, so that the page goes on.
import { scrypt } from '@noble/hashes/scrypt.js';
import type { ScryptRequest } from '../../lib/bundle/age/passphrase.ts';

addEventListener('message', ({ data }: MessageEvent<ScryptRequest>) => {
  const { passphrase, salt, logN } = data;
  const N = 2 ** logN;
  // What 2^20 needs lies a little above the library's own limit.
  postMessage(scrypt(passphrase, salt, { N, r: 8, p: 1, dkLen: 32, maxmem: 128 * 8 * (N + 4) }));
});
