import type { ResourceUse } from '../capture/index.ts';
import type { Bytes } from '../evidence/index.ts';
import { holdFile, type HeldResource } from './held-resources.ts';
import type { PageLoadsSeen } from './page-loads-seen.ts';
import type { ResourceBudget } from './resource-budget.ts';
import type { ShownFiles } from './shown-files.ts';

/** What was gathered of a page's files, by address. */
export interface Gathering {
  readonly wanted: ReadonlyMap<
    string,
    { readonly use: ResourceUse; readonly frame: { readonly shown: PageLoadsSeen } }
  >;
  readonly held: Map<string, HeldResource>;
  readonly otherwise: HeldResource[];
  /** Answers that are known not to be what was shown. */
  readonly unlike: ReadonlyMap<string, HeldResource>;
  readonly budget: ResourceBudget;
}

function isSame(a: Bytes, b: Bytes): boolean {
  if (a.length !== b.length) return false;
  // Millions of bytes: a function for each would take ten times as long.
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** Keep, for every file that the page showed, what it showed; an answer that was another goes to `otherwise`. */
export async function preferShown(gathering: Gathering, files: ShownFiles): Promise<void> {
  const { wanted, held, otherwise, unlike, budget } = gathering;
  for (const [url, { use, frame }] of wanted) {
    const before = held.get(url);
    const file = files.find(url, frame.shown.bytesShown(url));
    if (!file || !frame.shown.hadCome(url, file.bytes.length)) continue;
    if (before && isSame(before.bytes, file.bytes)) continue;
    const answered = otherwise.findIndex(({ row, bytes }) => row.url === url && isSame(bytes, file.bytes));
    const [agreeing] = answered === -1 ? [] : otherwise.splice(answered, 1);
    if (!agreeing && !budget.takesBytes(file.bytes.length)) continue;
    const shown = agreeing ?? (await holdFile(url, use, file, files.via, files.atMs));
    held.set(url, asItStood(shown, before));
    frame.shown.isAsShown(url);
    const other = before && isAnswer(before) ? before : unlike.get(url);
    if (other) otherwise.push(other);
  }
}

/** A style sheet with its rules as the page had them, which scripts may have edited. */
function asItStood(shown: HeldResource, before: HeldResource | undefined): HeldResource {
  if (shown.css === null || !before?.css) return shown;
  return { ...shown, css: before.css, edited: before.edited || before.css !== shown.css };
}

/** False for what Kuä drew itself, for want of bytes. */
function isAnswer({ row }: HeldResource): boolean {
  return row.status !== null;
}
