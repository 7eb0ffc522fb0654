import { type Bytes, ownBytes, sameBytes, toHex } from '../bytes.ts';
import type { Waiting } from '../waiting.ts';
import { type AskCalendar, askCalendar, type CalendarAnswer, calendarAddress, isBlock } from './calendar.ts';
import { otsContinues } from './continues.ts';
import { OtsError } from './error.ts';
import { mergeTimestamps } from './merge.ts';
import type { OtsProof, OtsStep, OtsTimestamp } from './proof.ts';
import { readOts } from './read.ts';
import { applyOperation, attestationsOf } from './walk.ts';
import { writeOts } from './write.ts';

/** A hostile proof could name a calendar thousands of times. */
const mostAsked = 32;

/** What came of one promise of a calendar. */
export interface UpgradeAnswer extends CalendarAnswer {
  /** True if the proof now leads from it to a block; false with no error where the calendar has nothing yet. */
  readonly upgraded: boolean;
}

/** A proof after its calendars were asked. */
export interface OtsUpgrade {
  /** The bytes that were given where nothing came. */
  readonly ots: Bytes;
  readonly answers: readonly UpgradeAnswer[];
}

/** What a proof is upgraded with. */
export interface UpgradeOptions extends Waiting {
  /** SHA-256 of the bytes that the proof has to be for. */
  readonly digest: Uint8Array;
  /** Addresses that the person named. What a proof names beside them is never asked. */
  readonly calendars: readonly string[];
  /** Sends `GET <calendar>/timestamp/<commitment in hex>`. */
  readonly get: AskCalendar;
}

/**
 * Ask the calendars in whose hands a proof is for what leads on to a block of Bitcoin. What was there stays; what comes
 * is added to it, so that the result is a proof for the same digest.
 *
 * @throws OtsError `unreadable` for bytes that are no proof, `mismatch` for a proof for another digest; the reason of
 *   `signal`. That a calendar fails is no error: it stands in `answers`.
 */
export async function upgradeOts(bytes: Uint8Array, options: UpgradeOptions): Promise<OtsUpgrade> {
  let proof = readOts(bytes);
  let ots = ownBytes(bytes);
  if (!sameBytes(proof.digest, options.digest)) throw new OtsError('mismatch', toHex(proof.digest));
  const promises = await promisesIn(proof, options.calendars);
  const came = await Promise.all(promises.map((promise) => fetchUpgrade(promise, options)));
  const answers: UpgradeAnswer[] = [];
  for (const [index, { calendar, message }] of promises.entries()) {
    const answer = came[index] ?? null;
    if (!answer || answer instanceof OtsError) {
      answers.push({ calendar, upgraded: false, error: answer });
      continue;
    }
    const timestamp = await graft(proof.timestamp, proof.digest, { message: toHex(message), answer });
    const next = writeOts({ ...proof, timestamp });
    const error = refusal(ots, next);
    answers.push({ calendar, upgraded: error === null, error });
    if (error) continue;
    proof = { ...proof, timestamp };
    ots = next;
  }
  return { ots, answers };
}

interface Promised {
  readonly calendar: string;
  readonly message: Bytes;
}

/** A promise of a calendar that was named. */
interface NamedPromise extends Promised {
  readonly address: string;
}

/** Promises of calendars that were named, of messages that do not lead to a block yet. */
async function promisesIn(
  { timestamp, digest }: OtsProof,
  calendars: readonly string[],
): Promise<NamedPromise[]> {
  const named = new Map(calendars.map((calendar) => [calendarAddress(calendar), calendar] as const));
  const open: Promised[] = [];
  await collectOpen(timestamp, digest, open);
  const promises = new Map<string, NamedPromise>();
  for (const { calendar: written, message } of open) {
    const address = calendarAddress(written);
    const calendar = named.get(address);
    if (address === null || calendar === undefined) continue;
    promises.set(`${address} ${toHex(message)}`, { calendar, address, message });
  }
  return [...promises.values()].slice(0, mostAsked);
}

/** Gather promises of messages that lead to no block; answers whether `message` leads to one. */
async function collectOpen(timestamp: OtsTimestamp, message: Bytes, open: Promised[]): Promise<boolean> {
  let leads = false;
  for (const step of timestamp) {
    if ('attestation' in step) leads ||= isBlock({ attestation: step.attestation, message });
    else {
      const result = await applyOperation(step.operation, message);
      if (result && (await collectOpen(step.after, result, open))) leads = true;
    }
  }
  for (const step of leads ? [] : timestamp) {
    if (!('attestation' in step) || step.attestation.kind !== 'pending') continue;
    open.push({ calendar: step.attestation.calendar, message });
  }
  return leads;
}

/** What a calendar has of a message; null where it has nothing that leads to a block. */
async function fetchUpgrade(
  { address, message }: NamedPromise,
  { get, deadline, signal }: UpgradeOptions,
): Promise<OtsTimestamp | OtsError | null> {
  try {
    const waiting = { deadline, signal };
    const answer = await askCalendar(get, `${address}timestamp/${toHex(message)}`, { message, waiting });
    return answer && (await attestationsOf(answer, message)).some(isBlock) ? answer : null;
  } catch (error) {
    if (error instanceof OtsError) return error;
    throw error;
  }
}

/** The timestamp with what was answered added wherever its message stands. */
async function graft(
  timestamp: OtsTimestamp,
  at: Bytes,
  added: { readonly message: string; readonly answer: OtsTimestamp },
): Promise<OtsTimestamp> {
  if (toHex(at) === added.message) return mergeTimestamps(timestamp, added.answer);
  const steps: OtsStep[] = [];
  for (const step of timestamp) {
    const result = 'after' in step ? await applyOperation(step.operation, at) : null;
    steps.push(result && 'after' in step ? { ...step, after: await graft(step.after, result, added) } : step);
  }
  return steps;
}

/** Why a result may not take the place of the proof; null if it may. */
function refusal(before: Bytes, after: Bytes): OtsError | null {
  try {
    return otsContinues(before, after) ? null : new OtsError('mismatch', 'a proof for something else');
  } catch (error) {
    return new OtsError('malformed', 'an answer too large for the proof', { cause: error });
  }
}
