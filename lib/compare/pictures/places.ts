import type { PictureBox } from '../../model/index.ts';

/** Pixels that differ in the same square of the picture, or in squares that touch, are one place. */
const square = 16;

interface Region {
  parent: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Finds the places of a band in which it differs, told of one pixel after the other, row by row. */
export class Places {
  /** How many pixels were told of. */
  pixels = 0;
  private readonly regions: Region[] = [];
  private readonly columns: number;
  private squareRow = -1;
  private above: Int32Array;
  private here: Int32Array;

  constructor(width: number) {
    this.columns = Math.ceil(width / square);
    this.above = new Int32Array(this.columns).fill(-1);
    this.here = new Int32Array(this.columns).fill(-1);
  }

  /** The pixel at `x` of row `y` differs; `y` never decreases. */
  add(x: number, y: number): void {
    this.pixels += 1;
    const squareRow = Math.floor(y / square);
    if (squareRow !== this.squareRow) this.begin(squareRow);
    const column = Math.floor(x / square);
    if ((this.here[column] ?? -1) < 0) this.open(column, x, y);
    const region = this.regions[this.rootOf(this.here[column] ?? -1)];
    if (!region) return;
    region.left = Math.min(region.left, x);
    region.right = Math.max(region.right, x);
    region.bottom = y;
  }

  /**
   * How many places there are, and boxes around them from the top down.
   *
   * @param most boxes; with more places than that, places next to one another share one
   */
  found(most: number): { readonly places: number; readonly boxes: PictureBox[] } {
    const places = this.regions
      .filter((region, at) => region.parent === at)
      .toSorted((one, other) => one.top - other.top || one.left - other.left);
    const together = Math.max(1, Math.ceil(places.length / Math.max(1, most)));
    const boxes: PictureBox[] = [];
    for (let at = 0; at < places.length; at += together) {
      const group = places.slice(at, at + together);
      const x = Math.min(...group.map(({ left }) => left));
      const y = Math.min(...group.map(({ top }) => top));
      boxes.push({
        x,
        y,
        width: Math.max(...group.map(({ right }) => right)) - x + 1,
        height: Math.max(...group.map(({ bottom }) => bottom)) - y + 1,
      });
    }
    return { places: places.length, boxes };
  }

  private begin(squareRow: number): void {
    [this.above, this.here] = [this.here, this.above];
    if (squareRow !== this.squareRow + 1) this.above.fill(-1);
    this.here.fill(-1);
    this.squareRow = squareRow;
  }

  private open(column: number, x: number, y: number): void {
    const label = this.regions.length;
    this.regions.push({ parent: label, left: x, top: y, right: x, bottom: y });
    this.here[column] = label;
    for (let near = Math.max(0, column - 1); near <= Math.min(column + 1, this.columns - 1); near += 1) {
      for (const row of [this.above, this.here]) this.unite(label, row[near] ?? -1);
    }
  }

  private unite(label: number, other: number): void {
    if (other < 0) return;
    const [one, two] = [this.rootOf(label), this.rootOf(other)];
    const from = this.regions[Math.max(one, two)];
    const into = this.regions[Math.min(one, two)];
    if (one === two || !from || !into) return;
    from.parent = Math.min(one, two);
    into.left = Math.min(into.left, from.left);
    into.right = Math.max(into.right, from.right);
    into.top = Math.min(into.top, from.top);
    into.bottom = Math.max(into.bottom, from.bottom);
  }

  private rootOf(label: number): number {
    let at = label;
    for (let region = this.regions[at]; region && region.parent !== at; region = this.regions[at]) {
      // Halves the way for the next who asks.
      region.parent = this.regions[region.parent]?.parent ?? region.parent;
      at = region.parent;
    }
    return at;
  }
}
