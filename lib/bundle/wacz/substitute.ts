import { waczLimits } from './limits.ts';

/** What stands in a place from now on: an address of the web, or the content itself as `data:`. */
export interface Replacement {
  readonly text: string;
  readonly isData: boolean;
}

/**
 * How much a page may still grow. A page could name one large file in a million places, so each place counts; the first
 * content that does not fit is the last one that is looked at.
 */
export class Growth {
  #addressChars: number = waczLimits.pageGrowthChars;
  #dataChars: number = waczLimits.pageGrowthChars;

  /** True while so many bytes may still go in; else nothing does from now on. */
  takesData(bytes: number): boolean {
    if (Math.ceil(bytes / 3) * 4 > this.#dataChars) this.#dataChars = 0;
    return this.#dataChars > 0;
  }

  takes({ text, isData }: Replacement): boolean {
    if (!isData) {
      this.#addressChars -= text.length;
      return this.#addressChars >= 0;
    }
    const cost = Math.max(text.length, waczLimits.leastDataChars);
    this.#dataChars = cost <= this.#dataChars ? this.#dataChars - cost : 0;
    return this.#dataChars > 0;
  }
}

/** A text with every match of `pattern` replaced, one after another. */
export async function substitute(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => Promise<string>,
): Promise<string> {
  const pieces: string[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    pieces.push(text.slice(at, match.index), await replace(match));
    at = match.index + match[0].length;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
