import { type Bytes, sameBytes } from '../bytes.ts';
import { bodyWithin, quietly } from '../quiet-request.ts';
import type { Waiting } from '../waiting.ts';
import { OtsError } from './error.ts';
import { otsLimits, otsMagic, type OtsTimestamp } from './proof.ts';
import { readOts, readTimestamp } from './read.ts';
import { type AttestedMessage, attestationsOf } from './walk.ts';

/** Sends one request, as `fetch` does; it must end when the signal in `init` does. */
export type AskCalendar = (url: string, init: RequestInit) => Promise<Response>;

/** What came of one calendar that was asked. */
export interface CalendarAnswer {
  /** Its address, as the person named it. */
  readonly calendar: string;
  /** Null where its answer was of use. */
  readonly error: OtsError | null;
}

/**
 * A calendar's address in the one form that addresses are compared in, with a slash at its end; null for what is not
 * plain http or https, or has a user, a query or a fragment.
 */
export function calendarAddress(calendar: string): string | null {
  const url = URL.parse(calendar);
  if (!url || !/^https?:$/u.test(url.protocol)) return null;
  if (url.username !== '' || url.password !== '' || /[?#]/u.test(calendar)) return null;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/**
 * Ask a calendar; a redirect is not followed, and no cookie goes along.
 *
 * @param url  of the request, below a calendar's address
 * @param ask  sends it
 * @returns what the calendar knows of `message`; null where it knows nothing (404)
 * @throws OtsError `unreachable`, `malformed`, `mismatch`; the reason of `waiting.signal`
 */
export async function askCalendar(
  ask: AskCalendar,
  url: string,
  { body, message, waiting }: { readonly body?: Bytes; readonly message: Bytes; readonly waiting: Waiting },
): Promise<OtsTimestamp | null> {
  const { deadline, signal } = waiting;
  const init: RequestInit = {
    ...quietly,
    method: body ? 'POST' : 'GET',
    headers: {
      accept: 'application/vnd.opentimestamps.v1',
      // What the reference client sends, whatever the body is.
      ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    body: body ?? null,
    signal: AbortSignal.any(signal ? [signal, deadline] : [deadline]),
  };
  const { status, bytes } = await answerTo(ask, url, init, signal);
  if (status === 404 && !body) return null;
  if (status !== 200) throw new OtsError('malformed', `HTTP ${status}`);
  return await timestampIn(bytes, message);
}

async function answerTo(
  ask: AskCalendar,
  url: string,
  init: RequestInit,
  signal: AbortSignal | undefined,
): Promise<{ readonly status: number; readonly bytes: Bytes }> {
  try {
    const response = await ask(url, init);
    const bytes = await bodyWithin(response, otsLimits.answerBytes);
    if (!bytes) throw new OtsError('malformed', 'too long an answer');
    return { status: response.status, bytes };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof OtsError) throw error;
    throw new OtsError('unreachable', url, { cause: error });
  }
}

/** The timestamp in an answer, if it leads to a calendar or to a block. */
async function timestampIn(bytes: Bytes, message: Bytes): Promise<OtsTimestamp> {
  let timestamp: OtsTimestamp;
  try {
    timestamp = readTimestamp(bytes, message.length);
  } catch (error) {
    if (isForAnother(bytes, message)) throw new OtsError('mismatch', 'for another digest', { cause: error });
    throw new OtsError('malformed', 'no timestamp', { cause: error });
  }
  const attested = await attestationsOf(timestamp, message);
  if (!attested.some(isOfUse)) throw new OtsError('malformed', 'attests nothing that is known');
  return timestamp;
}

/** True for an attestation that may be looked up: a promise, or the Merkle root of a block. */
export function isOfUse({ attestation, message }: AttestedMessage): boolean {
  if (message === null) return false;
  return attestation.kind === 'pending' || isBlock({ attestation, message });
}

export function isBlock({ attestation, message }: AttestedMessage): boolean {
  return attestation.kind === 'bitcoin' && message?.length === 32;
}

/** An answer does not say what it is for, unless it is a whole file. */
function isForAnother(bytes: Bytes, message: Bytes): boolean {
  if (!sameBytes(bytes.subarray(0, otsMagic.length), otsMagic)) return false;
  try {
    return !sameBytes(readOts(bytes).digest, message);
  } catch {
    return false;
  }
}
