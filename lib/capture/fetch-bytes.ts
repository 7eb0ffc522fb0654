import { budgets } from './budgets.ts';
import { Deadline } from './deadline.ts';
import { sizeOf, type Body } from './body.ts';
import type { FetchFailure, Fetched } from './protocol.ts';

/** Header values that identify the person; the record says that they were removed. */
export const withheldHeaders: ReadonlySet<string> = new Set([
  'cookie',
  'set-cookie',
  'set-cookie2',
  'authorization',
  'proxy-authorization',
]);

/** Raised within this file alone: why a body is not taken. */
class NotTaken extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** An answer while it comes. */
interface Coming {
  readonly response: Response;
  /** Bytes of the body as sent, null where its headers do not tell. */
  readonly announced: number | null;
  got: number;
}

function announcedBytes(response: Response): number | null {
  const length = response.headers.get('content-length');
  return length !== null && /^\d{1,15}$/u.test(length) ? Number(length) : null;
}

/** True where the announced length must be that of the bytes read: none were unpacked, as far as headers can be seen. */
function countsBytes(response: Response): boolean {
  // Another origin does not show whether it packed its answer.
  return response.type !== 'cors' && response.headers.get('content-encoding') === null;
}

/** @throws NotTaken `too-large`, `truncated` */
async function readBody(coming: Coming, isCached: boolean): Promise<Body> {
  const { response, announced } = coming;
  if (announced !== null && announced > budgets.resourceBytes) throw new NotTaken('too-large');
  // What lies whole in the browser's cache need not pass through the page's own process.
  if (isCached && announced !== null && announced > tinyBytes && countsBytes(response)) {
    const whole = await response.blob();
    coming.got = whole.size;
    if (whole.size < announced) throw new NotTaken('truncated');
    return whole;
  }
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    coming.got += piece.value.byteLength;
    if (coming.got > budgets.resourceBytes) throw new NotTaken('too-large');
    pieces.push(piece.value);
  }
  if (announced !== null && coming.got < announced && countsBytes(response)) throw new NotTaken('truncated');
  return joined(pieces, coming.got);
}

/** Below this, to hand bytes on costs less than to hand on who has them. */
const tinyBytes = 4 * 1024;

/** To make a Blob, a page's process waits for the browser's: for thousands of small files that is most of the work. */
const smallBytes = 256 * 1024;

function joined(pieces: readonly Uint8Array<ArrayBuffer>[], size: number): Body {
  if (size > smallBytes) return new Blob([...pieces]);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}

/**
 * Fetch the bytes at `url`. What goes wrong is a value, never an exception; a body that did not come whole is not
 * answered.
 *
 * @param init   how to ask: cache mode, credentials, referrer
 * @param ended  aborts the request when the capture ends
 * @param refuse why an answer must not be read, or null
 * @returns the body and what came with it, or an error: `blocked` (no CORS, refused or unreachable), `no-response`,
 *   `timeout`, `too-large`, `truncated`, `cancelled`, `http-<status>`, or what `refuse` says
 */
export async function fetchBytes(
  url: string,
  init: RequestInit,
  ended: AbortSignal,
  refuse: (response: Response) => string | null = () => null,
): Promise<Fetched> {
  const cached = init.cache === 'only-if-cached';
  let coming: Coming | null = null;
  let isWhole = false;
  const deadline = new Deadline(ended, () => coming?.got ?? null);
  try {
    const response = await fetch(url, { ...init, signal: deadline.signal });
    coming = { response, announced: announcedBytes(response), got: 0 };
    const refused = refuse(response);
    if (refused !== null) throw new NotTaken(refused);
    const body = await readBody(coming, cached);
    isWhole = true;
    if (!response.ok && sizeOf(body) === 0) return { url, error: `http-${response.status}` };
    return {
      url,
      finalUrl: response.url === '' ? url : response.url,
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers].filter(([name]) => !withheldHeaders.has(name)),
      cached,
      fetchedAtMs: Date.now(),
      body,
    };
  } catch (error) {
    return failure(url, reasonOf(error, coming, deadline), coming);
  } finally {
    deadline.over(isWhole);
  }
}

/** fetch tells no reason apart: no CORS, no network, a broken body; only what we stopped ourselves is known. */
function reasonOf(error: unknown, coming: Coming | null, { reason }: Deadline): string {
  if (reason === 'cancelled') return reason;
  if (error instanceof NotTaken) return error.code;
  if (reason === 'slow') return coming === null ? 'no-response' : 'timeout';
  return coming === null ? 'blocked' : 'truncated';
}

function failure(url: string, error: string, coming: Coming | null): FetchFailure {
  if (coming === null || error === 'cancelled') return { url, error };
  const { got, announced } = coming;
  return { url, error, got, ...(announced === null ? {} : { announced }) };
}
