import { canonicalJson, concatBytes } from '../../evidence/index.ts';
import { pagesFile, type ReplayedPage } from '../wacz/index.ts';
import type { Findings } from './findings.ts';

/** An address and the few numbers of a line take less. */
const mostLineBytes = 64 * 1024;
const mostNamedChars = 200;

/** A file of lines, piece by piece. */
export interface LineFile {
  readonly path: string;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** The index against the lines that the records come to: none more, none less, in their order. */
export async function checkIndex(
  file: LineFile,
  expected: readonly string[],
  findings: Findings,
): Promise<void> {
  const waiting = new Set(expected);
  let number = 0;
  let before = '';
  for await (const line of linesOf(file.pieces)) {
    number += 1;
    if (line === null || !waiting.delete(line)) findings.fails('wacz-index-line', file.path, number);
    if (line === null) break;
    if (line <= before) findings.fails('wacz-index-order', file.path, number);
    before = line;
  }
  for (const line of waiting) {
    findings.fails(
      'wacz-index-missing',
      file.path,
      line.slice(0, line.indexOf(' {')).slice(0, mostNamedChars),
    );
  }
}

/** The list of pages against those of the captures. */
export async function checkPages(
  file: LineFile,
  pages: readonly ReplayedPage[],
  findings: Findings,
): Promise<void> {
  const expected = new TextDecoder().decode(pagesFile(pages)).split('\n').slice(0, -1);
  let number = 0;
  for await (const line of linesOf(file.pieces)) {
    number += 1;
    if (line === null || line !== expected[number - 1]) findings.fails('wacz-page', file.path, number);
    if (line === null) break;
  }
  if (number < expected.length) findings.fails('wacz-page', file.path, number + 1);
}

/** Lines without their ends; null, and nothing after, for one that is too long, has no end or is not UTF-8. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  let rest: Uint8Array = new Uint8Array();
  try {
    for await (const piece of pieces) {
      let from = 0;
      for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
        yield decoder.decode(concatBytes([rest, piece.subarray(from, end)]));
        rest = new Uint8Array();
        from = end + 1;
      }
      rest = concatBytes([rest, piece.subarray(from)]);
      if (rest.length > mostLineBytes) break;
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    rest = canonicalJson(null);
  }
  if (rest.length > 0) yield null;
}
