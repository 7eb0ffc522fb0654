import { data } from './dom.ts';
import { escapeText } from './escape.ts';
import type { FrozenPage } from './frozen-page.ts';
import type { HighlightRun } from './highlights.ts';
import { movesText, wrapperFor, type Scope } from './nesting.ts';
import type { PageWriter } from './page-writer.ts';

/** Writes text, with what custom highlights covered of it. */
export class TextWriter {
  private readonly out: PageWriter;
  private readonly runs: FrozenPage['runs'];

  constructor(out: PageWriter, runs: FrozenPage['runs']) {
    this.out = out;
    this.runs = runs;
  }

  /** @param scope what is open where the text stands */
  write(node: Text, scope: Scope): void {
    const whole = data(node);
    const isMoved = movesText(scope) && /[^\t\n\f\r ]/u.test(whole);
    const runs = this.runs.size === 0 ? undefined : this.runs.get(node);
    if (!isMoved && !runs) {
      this.out.write(escapeText(whole));
      return;
    }
    const [before, after] = wrapperFor(isMoved ? 'celled' : 'plain', scope);
    this.out.write(before);
    this.text(whole, runs ?? []);
    this.out.write(after);
  }

  private text(whole: string, runs: readonly HighlightRun[]): void {
    let at = 0;
    for (const { start, end, name } of runs) {
      if (start < at) continue;
      this.out.write(escapeText(whole.slice(at, start)));
      this.out.write('<kua-highlight');
      this.out.attribute('data-kua-highlight', name);
      this.out.write(`>${escapeText(whole.slice(start, end))}</kua-highlight>`);
      at = end;
    }
    this.out.write(escapeText(at === 0 ? whole : whole.slice(at)));
  }
}
