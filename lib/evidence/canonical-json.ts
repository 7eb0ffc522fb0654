import { type Bytes, concatBytes, utf8 } from './bytes.ts';

/** Text is encoded by so much: the pieces of a whole outline would be long-lived and many. */
const chunkLength = 16_384;

/** An array or object that is being written: its values, and for an object their names in order. */
interface Opened {
  readonly object: object;
  readonly names: readonly string[] | null;
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
  const quoted = new Map<string, string>();
  const written: Bytes[] = [];
  let out = '';
  const write = (name: string, one: unknown): void => {
    if (typeof one !== 'object' || one === null) {
      out += scalar(name, one);
      return;
    }
    if (within.has(one)) throw refusal(name, 'a value that contains itself');
    within.add(one);
    open.push(opened(name, one));
    out += Array.isArray(one) ? '[' : '{';
  };
  write('', value);
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const { names, values, next } = last;
    if (out.length > chunkLength) {
      written.push(utf8(out));
      out = '';
    }
    if (next === values.length) {
      out += names ? '}' : ']';
      within.delete(last.object);
      open.pop();
      continue;
    }
    if (next > 0) out += ',';
    last.next += 1;
    const name = names?.[next] ?? last.name;
    if (names) {
      let label = quoted.get(name);
      if (label === undefined) quoted.set(name, (label = `${quote(name, name)}:`));
      out += label;
    }
    write(name, values[next]);
  }
  return concatBytes([...written, utf8(out)]);
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
    return isSame(canonicalJson(value), bytes) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
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

function opened(name: string, object: object): Opened {
  if (Array.isArray(object)) return { object, names: null, values: object, name, next: 0 };
  const tag = Object.prototype.toString.call(object);
  if (tag !== '[object Object]' || 'toJSON' in object) throw refusal(name, tag);
  // The order without a comparison is the order of UTF-16 code units.
  const names = Object.keys(object).toSorted();
  const values = names.map((one): unknown => Reflect.get(object, one));
  return { object, names, values, name, next: 0 };
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
