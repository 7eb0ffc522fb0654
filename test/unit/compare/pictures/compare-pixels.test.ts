import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePixels } from '../../../../lib/compare/pictures/index.ts';
import { PictureComparison } from '../../../../lib/model/index.ts';
import { drawn, line, pictureOf, plain, textPage, white, type Rows } from './made-picture.ts';

/** A picture without rows is as wide as the other. */
const widthOf = (rows: Rows, other: Rows): number => (rows[0] ?? other[0])?.length ?? 1;

const between = async (a: Rows, b: Rows): Promise<PictureComparison> =>
  PictureComparison.parse(await comparePixels(pictureOf(a, widthOf(a, b)), pictureOf(b, widthOf(b, a))));

/** Bands as `change a-rows b-rows`, without those that are the same. */
const told = ({ bands }: PictureComparison): string[] =>
  bands
    .filter(({ change }) => change !== 'same')
    .map(({ change, a, b }) => `${change} ${a.from}-${a.to} ${b.from}-${b.to}`);

/** What the comparison would be with the sides swapped. */
const mirrored = (comparison: PictureComparison): PictureComparison => ({
  ...comparison,
  a: comparison.b,
  b: comparison.a,
  bands: comparison.bands.map((band) => ({
    ...band,
    change: band.change === 'inserted' ? 'removed' : band.change === 'removed' ? 'inserted' : band.change,
    a: band.b,
    b: band.a,
  })),
});

const page = textPage(160, 20);
const banner = plain(90, 160, 0x3060c0);

describe('pictures of a page', () => {
  test('that are equal differ in no place', async () => {
    const same = await between(page, page);
    expect(same).toMatchObject({ places: 0, faintRows: 0 });
    expect(same.bands).toHaveLength(1);
  });

  test('a banner is one inserted band, and nothing below it is another', async () => {
    const found = await between(page, [...page.slice(0, 48), ...banner, ...page.slice(48)]);
    expect(told(found)).toEqual(['inserted 48-48 48-138']);
    expect(found.places).toBe(1);
  });

  test('a banner that is gone is one removed band', async () => {
    const found = await between([...banner, ...page], page);
    expect(told(found)).toEqual(['removed 0-90 0-0']);
  });

  test('a changed digit of 6 × 9 px is found to the pixel', async () => {
    const found = await between(page, drawn(page, 83, 202, 6, 9));
    const changed = found.bands.filter(({ change }) => change === 'changed');
    expect(told(found)).toHaveLength(1);
    expect(changed).toMatchObject([{ places: 1, pixels: 54 }]);
    const boxes = changed.flatMap((band) => band.boxes.map((box) => ({ ...box, y: band.a.from + box.y })));
    expect(boxes).toEqual([{ x: 83, y: 202, width: 6, height: 9 }]);
  });

  test('a digit changes below a banner that came: both are told apart', async () => {
    const now = [...page.slice(0, 24), ...banner, ...drawn(page, 40, 30, 6, 9).slice(24)];
    const found = await between(page, now);
    expect(told(found)).toEqual(['inserted 24-24 24-114', 'changed 30-39 120-129']);
    expect(found.bands.find(({ change }) => change === 'changed')?.boxes).toEqual([
      { x: 40, y: 0, width: 6, height: 9 },
    ]);
  });

  test('a digit changes right below a banner with margins of its own', async () => {
    const margin = plain(10, 160);
    const top = [...line(160, 1), ...line(160, 2)];
    const old = [...top, ...line(160, 3), ...line(160, 4)];
    const now = [
      ...top,
      ...margin,
      ...banner,
      ...margin,
      ...drawn(line(160, 3), 40, 8, 6, 3),
      ...line(160, 4),
    ];
    const found = await between(old, now);
    expect(told(found).filter((one) => one.startsWith('inserted'))).toHaveLength(1);
    expect(found.bands.filter(({ change }) => change === 'changed')).toMatchObject([
      { places: 1, pixels: 18 },
    ]);
    expect(found.places).toBe(2);
  });

  test('figures far apart in one line are places of their own', async () => {
    const found = await between(page, drawn(drawn(page, 20, 30, 6, 9), 120, 30, 6, 9));
    expect(found.bands.filter(({ change }) => change === 'changed')).toMatchObject([{ places: 2 }]);
  });

  test('more white at the end is a band of it, and nothing else', async () => {
    expect(told(await between([...page, ...plain(40, 160)], [...page, ...plain(90, 160)]))).toEqual([
      'inserted 520-520 520-570',
    ]);
  });

  test('all white, of two heights', async () => {
    expect(told(await between(plain(300, 50), plain(420, 50)))).toEqual(['inserted 300-300 300-420']);
  });

  test('rows that repeat down the page do not lead astray', async () => {
    const stripes = Array.from({ length: 40 }, () => [
      ...plain(5, 80, 0xeeeeee),
      ...plain(1, 80, 0x999999),
      ...plain(5, 80),
    ]).flat();
    const [top, end] = [line(80, 1), line(80, 2)];
    const found = await between([...top, ...stripes, ...end], [...top, ...stripes.slice(0, -22), ...end]);
    expect(told(found)).toHaveLength(1);
    expect(told(found)[0]).toMatch(/^removed/u);
    expect(found.bands.reduce((sum, { a, b }) => sum + (a.to - a.from) - (b.to - b.from), 0)).toBe(22);
  });

  test('a paragraph written anew is a changed band, not many', async () => {
    const now = [...page.slice(0, 96), ...textPage(160, 4, 100), ...page.slice(192)];
    expect(told(await between(page, now))).toEqual(['changed 102-186 102-186']);
  });

  test('where something at the side differs in every row, an inserted band is still found', async () => {
    const old = page.map((row, y) => [...row, ...Array.from({ length: 6 }, () => (y * 3) & 0xff)]);
    const wide = [...page.slice(0, 240), ...banner, ...page.slice(240)];
    const now = wide.map((row, y) => [...row, ...Array.from({ length: 6 }, () => (y * 5 + 128) & 0xff)]);
    const found = await between(old, now);
    expect(told(found).filter((one) => one.startsWith('inserted'))).toEqual(['inserted 240-240 240-330']);
  });

  test('of different widths are compared as far as both reach', async () => {
    const narrow = drawn(page, 10, 30, 6, 9).map((row) => row.slice(0, 140));
    const found = await between(page, narrow);
    expect(found).toMatchObject({ a: { width: 160 }, b: { width: 140 }, width: 140, places: 1 });
  });

  test('a shade that nobody sees is no place, but is told of', async () => {
    const found = await between(page, drawn(page, 20, 0, 100, 6, 0xfefefe));
    expect(told(found)).toEqual([]);
    expect(found).toMatchObject({ places: 0, faintRows: 6 });
  });

  test('grey digits on white, and white ones on grey, are places', async () => {
    const paper = plain(60, 80);
    expect((await between(paper, drawn(paper, 9, 9, 2, 7, 0xc8c8c8))).places).toBe(1);
    expect((await between(drawn(paper, 9, 9, 2, 7, 0xc8c8c8), paper)).places).toBe(1);
  });

  test('what lies faintly behind a page and does not move with it does not hide what moved', async () => {
    const behind = (rows: Rows): Rows =>
      rows.map((row, y) => row.map((word, x) => (word === white && (x + y) % 17 === 0 ? 0xf6f7f9 : word)));
    const now = behind([...page.slice(0, 48), ...banner, ...drawn(page, 40, 130, 6, 9).slice(48)]);
    const found = await between(behind(page), now);
    expect(told(found)).toEqual(['inserted 48-48 48-138', 'changed 130-139 220-229']);
    expect(found.faintRows).toBeGreaterThan(100);
  });

  test('close shades that an eye still tells apart are found in rows held to be alike', async () => {
    const paper = plain(40, 60, 0xf0fff0);
    const found = await between(paper, drawn(paper, 20, 10, 6, 9, 0xfff0ff));
    expect(told(found)).toEqual(['changed 10-19 10-19']);
    expect(found).toMatchObject({ places: 1 });
  });

  test('an empty picture against one that is not', async () => {
    expect(told(await between([], page))).toEqual([`inserted 0-0 0-${page.length}`]);
    expect(await between([], [])).toMatchObject({ places: 0, bands: [] });
  });
});

describe('what a comparison of pictures costs', () => {
  test('it never reads more than a small part of a long picture at once', async () => {
    const rows = textPage(400, 240);
    const long = pictureOf(rows);
    const other = pictureOf(drawn(rows, 9, 5000, 6, 9));
    const steps: number[] = [];
    await comparePixels(long, other, (done, total) => steps.push(done / total));
    expect(long.most).toBeLessThan((long.width * long.height) / 4);
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual(steps.toSorted((one, next) => one - next));
  });

  test('a page that differs everywhere gives few bands and boxes, and counts all places', async () => {
    const dots = plain(2000, 200).map((row, y) =>
      row.map((_, x) => (y % 40 === 0 && x % 40 === 0 ? 0 : white)),
    );
    const found = await between(plain(2000, 200), dots);
    expect(found.places).toBe(250);
    const torn = Array.from({ length: 6000 }, (_, y) =>
      Array.from({ length: 40 }, () => (y % 3 === 0 ? y : white)),
    );
    const tears = torn.filter((_, y) => y % 7 !== 0);
    const bands = (await between(torn, tears)).bands;
    expect(bands.length).toBeLessThanOrEqual(400);
    expect(bands.flatMap(({ boxes }) => boxes).length).toBeLessThanOrEqual(1000);
  });
});

describe('any two pictures', () => {
  const colour = fc.constantFrom(white, white, white, 0, 0xff, 0xfefefe);
  const row = fc.array(colour, { minLength: 20, maxLength: 20 });
  const block = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 30 }), colour).map(([height, one]) => plain(height, 20, one)),
    fc.array(row, { minLength: 1, maxLength: 12 }),
    fc.integer({ min: 1, max: 5 }).map((seed) => line(20, seed)),
  );
  const picture = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.flat());
  const pair = fc.oneof(
    fc.tuple(picture, picture),
    fc.tuple(picture, picture, picture).map(
      ([a, b, c]) =>
        [
          [...a, ...c],
          [...a, ...b, ...c],
        ] as const,
    ),
  );

  test('swapped, they give the mirrored result, and twice the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ([a, b]) => {
        const found = await between(a, b);
        expect(await between(b, a)).toEqual(mirrored(found));
        expect(JSON.stringify(await between(a, b))).toBe(JSON.stringify(found));
      }),
      { numRuns: 300 },
    );
  });

  test('the bands hold every row of both once, and no row of a same band differs to the eye', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ([a, b]) => {
        const { bands, faintRows } = await between(a, b);
        let [atA, atB] = [0, 0];
        let unequal = 0;
        for (const band of bands) {
          expect([band.a.from, band.b.from]).toEqual([atA, atB]);
          [atA, atB] = [band.a.to, band.b.to];
          const height = band.a.to - band.a.from;
          if (band.change !== 'same') continue;
          expect(band.b.to - band.b.from).toBe(height);
          for (let y = 0; y < height; y += 1) {
            if (String(a[band.a.from + y]) !== String(b[band.b.from + y])) unequal += 1;
          }
        }
        expect([atA, atB]).toEqual([a.length, b.length]);
        expect(unequal).toBeLessThanOrEqual(faintRows);
      }),
      { numRuns: 300 },
    );
  });
});
