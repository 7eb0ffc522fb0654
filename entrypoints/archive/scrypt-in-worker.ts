import type { Scrypt } from '../../lib/bundle/age/passphrase.ts';

/** scrypt in a worker that lives as long as it takes, with all the memory it took. */
export const scryptInWorker: Scrypt = async (request) => {
  const worker = new Worker(new URL('scrypt-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (data instanceof Uint8Array) resolve(data);
        else reject(new TypeError('scrypt answered something else'));
      });
      worker.addEventListener('error', (event) => {
        reject(new Error(event.message));
      });
      worker.postMessage(request, { transfer: [] });
    });
  } finally {
    worker.terminate();
  }
};
