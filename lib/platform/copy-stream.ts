import type { WebRequest } from './browser.ts';

/**
 * Pass an answer's bytes on to the page as they come, unchanged, and copy them.
 *
 * @param takes whether so many bytes more may be copied; where not, the browser passes on the rest by itself
 * @returns all bytes, at once when they have come; null where they were too many, took longer than `withinMs`, or did not come whole
 */
export async function copyStream(
  stream: WebRequest.StreamFilter,
  takes: (bytes: number) => boolean,
  withinMs: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { promise, resolve } = Promise.withResolvers<Uint8Array<ArrayBuffer> | null>();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const letGo = (): void => {
    resolve(null);
    try {
      stream.disconnect();
    } catch {
      // It has ended meanwhile.
    }
  };
  const timer = setTimeout(letGo, withinMs);
  const heard: Pick<WebRequest.StreamFilter, 'ondata' | 'onstop' | 'onerror'> = {
    ondata: ({ data }) => {
      stream.write(data);
      if (takes(data.byteLength)) pieces.push(new Uint8Array(data));
      else letGo();
    },
    onstop: () => {
      stream.close();
      resolve(joined(pieces));
    },
    onerror: () => resolve(null),
  };
  Object.assign(stream, heard);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, { byteLength }) => size + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
