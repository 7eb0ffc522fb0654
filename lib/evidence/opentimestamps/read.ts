import { type Bytes, ownBytes, sameBytes, toHex } from '../bytes.ts';
import { Cursor } from './cursor.ts';
import { OtsError } from './error.ts';
import {
  argumentTags,
  bitcoinTag,
  type OtsAttestation,
  otsLimits,
  otsMagic,
  type OtsOperation,
  type OtsProof,
  type OtsStep,
  type OtsTimestamp,
  otsVersion,
  pendingTag,
  plainTags,
} from './proof.ts';
import { stepKey } from './step-key.ts';

const plainNames = namesByTag(plainTags);
const argumentNames = namesByTag(argumentTags);
const attestationTag = 0x00;
const anotherFollows = 0xff;
/** What an address may consist of (notary.py, `ALLOWED_URI_CHARS`): no query, no user, no escapes. */
const address = /^[A-Za-z0-9\-._/:]*$/u;

/**
 * Read a detached timestamp file (timestamp.py, `DetachedTimestampFile`) for a SHA-256 digest.
 *
 * Strict, so that what was read is written back to the same bytes: numbers in their shortest form, nothing twice at one
 * message, nothing after the end. No operation is computed, but how long its result is, is known and bounded.
 *
 * @throws OtsError `unreadable` for anything else, and for what is larger or deeper than `otsLimits`
 */
export function readOts(bytes: Uint8Array): OtsProof {
  if (bytes.length > otsLimits.fileBytes) throw new OtsError('unreadable', `${bytes.length} bytes`);
  const cursor = new Cursor(ownBytes(bytes));
  if (!sameBytes(cursor.take(otsMagic.length), otsMagic)) throw new OtsError('unreadable', 'no .ots');
  const version = cursor.number();
  if (version !== otsVersion) throw new OtsError('unreadable', `version ${version}`);
  const hash = cursor.byte();
  if (hash !== plainTags.sha256) throw new OtsError('unreadable', `for a digest of kind ${hash}`);
  const digest = cursor.take(32);
  const timestamp = new TimestampReader(cursor).read(digest.length, 1);
  cursor.end();
  return { digest, timestamp };
}

/**
 * Read a timestamp alone, as a calendar answers it, for a message of `messageBytes`.
 * @throws OtsError `unreadable`
 */
export function readTimestamp(bytes: Uint8Array, messageBytes: number): OtsTimestamp {
  const cursor = new Cursor(ownBytes(bytes));
  const timestamp = new TimestampReader(cursor).read(messageBytes, 1);
  cursor.end();
  return timestamp;
}

class TimestampReader {
  readonly #cursor: Cursor;
  #steps = 0;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  read(messageBytes: number, depth: number): OtsTimestamp {
    if (depth > otsLimits.depth) throw new OtsError('unreadable', 'too deep');
    const steps: OtsStep[] = [];
    const keys = new Set<string>();
    for (let more = true; more;) {
      const tag = this.#cursor.byte();
      more = tag === anotherFollows;
      const step = this.#step(more ? this.#cursor.byte() : tag, messageBytes, depth);
      const key = stepKey(step);
      if (keys.has(key)) throw new OtsError('unreadable', 'the same twice');
      keys.add(key);
      steps.push(step);
    }
    return steps;
  }

  #step(tag: number, messageBytes: number, depth: number): OtsStep {
    this.#steps += 1;
    if (this.#steps > otsLimits.steps) throw new OtsError('unreadable', 'too many steps');
    if (tag === attestationTag) return { attestation: readAttestation(this.#cursor) };
    const operation = readOperation(this.#cursor, tag);
    const length = resultBytes(operation, messageBytes);
    if (length > otsLimits.messageBytes) throw new OtsError('unreadable', `a message of ${length} bytes`);
    return { operation, after: this.read(length, depth + 1) };
  }
}

function readOperation(cursor: Cursor, tag: number): OtsOperation {
  const plain = plainNames.get(tag);
  if (plain !== undefined) return { name: plain };
  const name = argumentNames.get(tag);
  if (name === undefined) throw new OtsError('unreadable', `operation ${tag}`);
  return { name, argument: cursor.counted(1, otsLimits.messageBytes) };
}

/** How long the result of an operation is. */
function resultBytes(operation: OtsOperation, messageBytes: number): number {
  if ('argument' in operation) return messageBytes + operation.argument.length;
  switch (operation.name) {
    case 'reverse':
      return messageBytes;
    case 'hexlify':
      return messageBytes * 2;
    case 'sha1':
    case 'ripemd160':
      return 20;
    default:
      return 32;
  }
}

function readAttestation(cursor: Cursor): OtsAttestation {
  const tag = cursor.take(8);
  const payload = cursor.counted(0, otsLimits.payloadBytes);
  switch (toHex(tag)) {
    case pendingTag:
      return { kind: 'pending', calendar: readAddress(payload) };
    case bitcoinTag:
      return { kind: 'bitcoin', height: readHeight(payload) };
    default:
      return { kind: 'unknown', tag, payload };
  }
}

function readAddress(payload: Bytes): string {
  const cursor = new Cursor(payload);
  const text = String.fromCharCode(...cursor.counted(0, otsLimits.addressBytes));
  cursor.end();
  if (!address.test(text)) throw new OtsError('unreadable', 'a calendar’s address that is none');
  return text;
}

function readHeight(payload: Bytes): number {
  const cursor = new Cursor(payload);
  const height = cursor.number();
  cursor.end();
  return height;
}

function namesByTag<Name extends string>(tags: Readonly<Record<Name, number>>): ReadonlyMap<number, Name> {
  return new Map((Object.keys(tags) as Name[]).map((name) => [tags[name], name]));
}
