import { type Bytes, concatBytes, sameBytes, utf8 } from './bytes.ts';

/** Text is encoded by so much: the pieces of a whole outline would be long-lived and many. */
const chunkLength = 16_384;

/** An array or object that is being written: its values, and for an object their names in order. */
interface Opened {
  readonly object: object;
  readonly members: readonly Member[] | null;
  readonly values: readonly unknown[];
  /** The name under which it stands. */
  readonly name: string;
  next: number;
}

/**
 * RFC 8785 (JCS): the one way to write a JSON value. Members sorted by the UTF-16 code units of their names (§3.2.3),
 * numbers as ECMAScript prints them (§3.2.2.3), strings with the fewest escapes (§3.2.2.2), no white space, UTF-8.
 *
 * Values may be nested to any depth.
 * @throws TypeError for what JSON cannot carry unchanged: NaN, infinities, undefined, bigint, functions, symbols, lone
 *   surrogates (`replaceLoneSurrogates`), holes in arrays, circular values, and objects with a class of their own
 *   (Date, Map, typed arrays)
 */
export function canonicalJson(value: unknown): Bytes {
  const open: Opened[] = [];
  const within = new Set<object>();
  const names = new SortedNames();
  const written: Bytes[] = [];
  let out = '';
  const write = (name: string, one: unknown): void => {
    const text = isObject(one) ? (rows(one) ?? flat(one, names)) : scalar(name, one);
    if (text !== null) {
      out += text;
      return;
    }
    if (!isObject(one)) return;
    if (within.has(one)) throw refusal(name, 'a value that contains itself');
    within.add(one);
    open.push(opened(name, one, names));
    out += Array.isArray(one) ? '[' : '{';
  };
  write('', value);
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const { members, values, next } = last;
    if (out.length > chunkLength) {
      written.push(utf8(out));
      out = '';
    }
    if (next === values.length) {
      out += members ? '}' : ']';
      within.delete(last.object);
      open.pop();
      continue;
    }
    if (next > 0) out += ',';
    last.next += 1;
    const member = members?.[next];
    if (member) out += member.label;
    write(member?.name ?? last.name, values[next]);
  }
  return concatBytes([...written, utf8(out)]);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A member's name, and how it is written before its value. */
interface Member {
  readonly name: string;
  readonly label: string;
}

/** The members of objects in order. Long lists are of objects alike, so those of the last are known for the next. */
class SortedNames {
  private keys: readonly string[] = [];
  private members: readonly Member[] = [];
  private readonly labels = new Map<string, Member>();

  of(object: object): readonly Member[] {
    const keys = Object.keys(object);
    const { length } = keys;
    let same = length === this.keys.length;
    for (let at = 0; same && at < length; at += 1) same = keys[at] === this.keys[at];
    if (same) return this.members;
    this.keys = keys;
    // The order without a comparison is the order of UTF-16 code units.
    this.members = keys.toSorted().map((name) => this.member(name));
    return this.members;
  }

  private member(name: string): Member {
    const known = this.labels.get(name);
    if (known) return known;
    const member = { name, label: `${quote(name, name)}:` };
    this.labels.set(name, member);
    return member;
  }
}

/**
 * A list of objects of scalars alone whose members are in order already, written by the engine itself, which is many times
 * faster; null for any other value.
 */
function rows(list: object): string | null {
  if (!Array.isArray(list) || list.length === 0) return null;
  for (let at = 0; at < list.length; at += 1) if (!isRowInOrder(list[at])) return null;
  const text = JSON.stringify(list);
  // So a lone surrogate is written; whether it is one is for those who look at each text.
  return text.includes('\\ud') ? null : text;
}

function isRowInOrder(row: unknown): boolean {
  if (!isObject(row) || !isPlain(row)) return false;
  let before = '';
  // Many times faster than to ask for the names; one that a class has can only make the answer no.
  for (const name in row) {
    const value: unknown = Reflect.get(row, name);
    const isScalar =
      value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
    if (!isScalar || name < before) return false;
    before = name;
  }
  return true;
}

/** An object of scalars alone, written; null for any other value. */
function flat(object: object, names: SortedNames): string | null {
  if (Array.isArray(object) || !isPlain(object)) return null;
  let text = '';
  for (const { name: own, label } of names.of(object)) {
    const value: unknown = Reflect.get(object, own);
    if (isObject(value)) return null;
    text += (text === '' ? '' : ',') + label + scalar(own, value);
  }
  return `{${text}}`;
}

/**
 * Parse canonical JSON.
 *
 * @returns undefined for bytes that are not the one way to write a value: other JSON, names that stand twice, numbers that
 *   cannot be held exactly, what is no JSON or no UTF-8
 */
export function parseCanonicalJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return sameBytes(canonicalJson(value), bytes) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Text with each half of a broken surrogate pair made U+FFFD; the same text where there is none. */
export function replaceLoneSurrogates(text: string): string {
  return text.toWellFormed();
}

function scalar(name: string, value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(name, value);
  if (typeof value === 'number') return numeral(name, value);
  throw refusal(name, typeof value);
}

/** False for an object with a class of its own. */
function isPlain(object: object): boolean {
  return Object.prototype.toString.call(object) === '[object Object]' && !('toJSON' in object);
}

function opened(name: string, object: object, names: SortedNames): Opened {
  if (Array.isArray(object)) return { object, members: null, values: object, name, next: 0 };
  if (!isPlain(object)) throw refusal(name, Object.prototype.toString.call(object));
  const members = names.of(object);
  const values = members.map((member): unknown => Reflect.get(object, member.name));
  return { object, members, values, name, next: 0 };
}

function quote(name: string, text: string): string {
  if (!text.isWellFormed()) throw refusal(name, 'a lone surrogate');
  return JSON.stringify(text);
}

function numeral(name: string, value: number): string {
  if (!Number.isFinite(value)) throw refusal(name, String(value));
  return JSON.stringify(value);
}

function refusal(name: string, what: string): TypeError {
  return new TypeError(
    `canonical JSON cannot hold ${what}${name === '' ? '' : ` (at ${JSON.stringify(name)})`}`,
  );
}
