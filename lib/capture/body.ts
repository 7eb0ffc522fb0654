/** The bytes of a file: large ones in a Blob, small ones as they are. */
export type Body = Blob | Uint8Array<ArrayBuffer>;

export function sizeOf(body: Body): number {
  return body instanceof Blob ? body.size : body.byteLength;
}

export async function bytesOf(body: Body): Promise<Uint8Array<ArrayBuffer>> {
  return body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
}
