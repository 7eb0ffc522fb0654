/** Drawn when nearer than this to what is seen. */
const near = '400px 0px';

const waiting: (() => void)[] = [];

/**
 * Pieces that come near together are drawn one after the other: each in a task of its own after the frame that shows the
 * one before, for laying out several at once takes as long as drawing them.
 */
function inItsTurn(draw: () => void): void {
  waiting.push(draw);
  if (waiting.length === 1) afterFrame(drawNext);
}

function drawNext(): void {
  waiting.shift()?.();
  if (waiting.length > 0) afterFrame(drawNext);
}

function afterFrame(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}

/** A drawn piece, or pieces side by side that are not: from one to another, that one not among them. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isDrawn: boolean;
}

/** Pieces one after another, as stretches: each drawn one alone, those between them together. */
export function stretchesOf(count: number, drawn: ReadonlySet<number>): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const piece of [...drawn].filter((one) => one < count).toSorted((a, b) => a - b)) {
    if (from < piece) stretches.push({ from, to: piece, isDrawn: false });
    stretches.push({ from: piece, to: piece + 1, isDrawn: true });
    from = piece + 1;
  }
  if (from < count) stretches.push({ from, to: count, isDrawn: false });
  return stretches;
}

/** Which pieces of a long list are near what is seen, and how high those are that were drawn once. */
export class NearPieces {
  readonly #likelyPx: (piece: number) => number;
  readonly #show: (drawn: ReadonlySet<number>) => void;
  readonly #heightsPx = new Map<number, number>();
  readonly #stretches = new Map<Element, Stretch>();
  #observer: IntersectionObserver | null = null;
  #drawn: ReadonlySet<number> = new Set();
  /** Pieces that are near and not drawn yet, what is nearest first. */
  #wanted: readonly number[] = [];
  #hasTurn = false;

  /**
   * @param likelyPx  how high a piece is thought to be before it is drawn
   * @param show      is told whenever other pieces are to be drawn
   */
  constructor(likelyPx: (piece: number) => number, show: (drawn: ReadonlySet<number>) => void) {
    this.#likelyPx = likelyPx;
    this.#show = show;
  }

  heightPx({ from, to }: Pick<Stretch, 'from' | 'to'>): number {
    let sum = 0;
    for (let piece = from; piece < to; piece += 1) sum += this.#pieceHeightPx(piece);
    return sum;
  }

  #pieceHeightPx(piece: number): number {
    return this.#heightsPx.get(piece) ?? this.#likelyPx(piece);
  }

  /** Follow what of a stretch is near, until the answer is called. */
  watch(element: Element, stretch: Stretch): () => void {
    this.#observer ??= new IntersectionObserver((entries) => this.#look(entries), { rootMargin: near });
    this.#stretches.set(element, stretch);
    this.#observer.observe(element);
    return () => {
      this.#observer?.unobserve(element);
      this.#stretches.delete(element);
    };
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    const gone = new Set<number>();
    for (const entry of entries) {
      const stretch = this.#stretches.get(entry.target);
      if (!stretch) continue;
      if (!stretch.isDrawn) this.#want(stretch, entry);
      // The place of the focus is never taken away.
      else if (!entry.isIntersecting && !entry.target.contains(document.activeElement)) {
        this.#heightsPx.set(stretch.from, entry.boundingClientRect.height);
        gone.add(stretch.from);
      }
    }
    if (gone.size > 0) this.#draw([...this.#drawn].filter((piece) => !gone.has(piece)));
    this.#goOn();
  }

  /** Of a stretch that is not drawn, want what is near now and no more what was. */
  #want(stretch: Stretch, entry: IntersectionObserverEntry): void {
    const others = this.#wanted.filter((piece) => piece < stretch.from || piece >= stretch.to);
    this.#wanted = entry.isIntersecting ? [...this.#nearest(stretch, entry), ...others] : others;
  }

  #nearest(stretch: Stretch, { boundingClientRect, intersectionRect }: IntersectionObserverEntry): number[] {
    const found: { readonly piece: number; readonly awayPx: number }[] = [];
    let topPx = boundingClientRect.top;
    for (let piece = stretch.from; piece < stretch.to; piece += 1) {
      const bottomPx = topPx + this.#pieceHeightPx(piece);
      if (bottomPx >= intersectionRect.top && topPx <= intersectionRect.bottom)
        found.push({ piece, awayPx: Math.abs((topPx + bottomPx - innerHeight) / 2) });
      topPx = bottomPx;
    }
    return found.toSorted((a, b) => a.awayPx - b.awayPx).map(({ piece }) => piece);
  }

  #draw(drawn: readonly number[]): void {
    this.#drawn = new Set(drawn);
    this.#show(this.#drawn);
  }

  #goOn(): void {
    if (this.#hasTurn || this.#wanted.length === 0) return;
    this.#hasTurn = true;
    inItsTurn(() => {
      this.#hasTurn = false;
      const [next, ...others] = this.#wanted;
      this.#wanted = others;
      if (next !== undefined) this.#draw([...this.#drawn, next]);
      this.#goOn();
    });
  }
}
