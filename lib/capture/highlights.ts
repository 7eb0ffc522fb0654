import { data, firstChild, isText, nextSibling, parentNode } from './dom.ts';

/** A run of a text node that a custom highlight covers (CSS Custom Highlight API, §3). */
export interface HighlightRun {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** The node after `node` in tree order, its children first. */
function following(node: Node): Node | null {
  const child = firstChild(node);
  if (child) return child;
  for (let at: Node | null = node; at; at = parentNode(at)) {
    const next = nextSibling(at);
    if (next) return next;
  }
  return null;
}

/** The text nodes of a range, each with the part of it that the range covers. */
function* textsIn(range: AbstractRange): Generator<{ node: Text; start: number; end: number }> {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  let node: Node | null = isText(startContainer)
    ? startContainer
    : (startContainer.childNodes[startOffset] ?? following(startContainer));
  const last = isText(endContainer) ? endContainer : (endContainer.childNodes[endOffset] ?? null);
  for (; node; node = following(node)) {
    if (node === last && !isText(node)) return;
    if (isText(node)) {
      const start = node === startContainer ? startOffset : 0;
      const end = node === endContainer ? endOffset : data(node).length;
      if (end > start) yield { node, start, end };
    }
    if (node === last) return;
  }
}

/** What custom highlights cover, by text node and in order. */
export interface Highlights {
  readonly runs: ReadonlyMap<Text, readonly HighlightRun[]>;
  /** There are some, but the browser does not let an extension see them: Firefox. */
  readonly areUnseen: boolean;
}

export function readHighlights(): Highlights {
  const runs = new Map<Text, HighlightRun[]>();
  if (!('highlights' in CSS) || CSS.highlights.size === 0) return { runs, areUnseen: false };
  try {
    gather(runs);
  } catch {
    return { runs: new Map(), areUnseen: true };
  }
  for (const list of runs.values()) list.sort((a, b) => a.start - b.start);
  return { runs, areUnseen: false };
}

function gather(runs: Map<Text, HighlightRun[]>): void {
  CSS.highlights.forEach((highlight, name) => {
    highlight.forEach((range) => {
      for (const { node, start, end } of textsIn(range)) {
        const list = runs.get(node) ?? [];
        list.push({ start, end, name });
        runs.set(node, list);
      }
    });
  });
}
