import { describe, expect, test } from 'vitest';
import { cellsIn, hiddenIn, outlineOf, shownIn } from './outline-of.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

/** A table with a head of two columns above `body`. */
const inTable = (body: string): string =>
  `<!doctype html><table id="t"><thead><tr><th>Candidate<th>Votes</thead>${body}</table>`;
const head = ['Candidate', 'Votes'];

describe('cells hold what their reader saw in them', () => {
  test('fields show their values, also those that were typed', async () => {
    const o = await outlineOf(
      chromium,
      `${inTable(
        '<tr><td><select><option>low<option selected>high</select><td><input value="7820204" readonly>' +
          '<tr><td><textarea id="note">written</textarea><td>turnout <input id="typed"> %' +
          '<tr><td><input type="password" value="secret"><td><input hidden value="999">',
      )}<script>note.value = 'typed'; typed.value = '63,87'</script>`,
    );
    expect(cellsIn(o)).toEqual([head, ['high', '7820204'], ['typed', 'turnout 63,87 %'], ['', '']]);
    expect(hiddenIn(o)).toEqual(['999']);
    expect(JSON.stringify(o)).not.toMatch(/low|written|secret/u);
  });

  test('fields in links and in a caption are read where they stand', async () => {
    const o = await outlineOf(
      chromium,
      '<!doctype html><table><caption>Votes on <input value="20.09"></caption><tr><th>A<td>' +
        '<a href="/a">No. <input value="512"></a></table><a href="/b">Precinct <input value="101"></a>',
    );
    expect(o.tables[0]?.caption).toBe('Votes on 20.09');
    expect(o.links.map(({ text }) => text)).toEqual(['No. 512', 'Precinct 101']);
  });

  test.each([
    ['that is not drawn', '512<span hidden>999</span>', '512'],
    ['in the middle of a figure that is drawn', '7 820<span hidden>999</span> 204', '7 820 204'],
    ['in a box that is not drawn', '7<div style="display:none">999</div>820', '7820'],
    ['beside the page', '101 <span style="position:absolute;left:-9999px">999</span>', '101'],
    ['in closed details', '512<details><summary>more</summary>999</details>', '512 more'],
    ['invisible', '<b style="visibility:hidden">999</b>512', '512'],
  ])('text of a cell %s is no part of its figure, but it is kept', async (_, cell, shown) => {
    const o = await outlineOf(chromium, inTable(`<tr><td>A<td>${cell}`));
    expect(cellsIn(o)).toEqual([head, ['A', shown]]);
    expect(hiddenIn(o)).toEqual(['999']);
  });

  test('an invisible cell keeps its place, so that figures stay in their columns', async () => {
    const o = await outlineOf(
      chromium,
      '<!doctype html><table><tr><th>Candidate<th>Old<th>Votes<tr><td>A<td style="visibility:hidden">999<td>512' +
        '<tr><td>B<td style="visibility:hidden">998 <b style="visibility:visible">77</b><td>101</table>',
    );
    expect(cellsIn(o)).toEqual([
      ['Candidate', 'Old', 'Votes'],
      ['A', '', '512'],
      ['B', '77', '101'],
    ]);
    expect(hiddenIn(o)).toEqual(['999', '998']);
  });

  test('cells in a collapsed column keep their place, and their text is marked as hidden', async () => {
    const o = await outlineOf(
      chromium,
      '<!doctype html><table><colgroup><col style="display:none"><col><col style="visibility:collapse">' +
        '<col style="visibility:hidden"></colgroup><tr><th>Candidate<th>Old<th>Votes<tr><td>A<td>999<td>512</table>',
    );
    expect(cellsIn(o)).toEqual([
      ['Candidate', '', 'Votes'],
      ['A', '', '512'],
    ]);
    expect(hiddenIn(o)).toEqual(['Old', '999']);
  });

  test('what is visible in an invisible table is shown, and each row of the rest is kept together', async () => {
    const o = await outlineOf(
      chromium,
      '<!doctype html><table style="visibility:hidden"><tr><th>999<td>998<td style="visibility:visible">512</table>',
    );
    expect(cellsIn(o)).toEqual([['', '', '512']]);
    expect(o.blocks.map(({ text, hidden }) => [text, hidden])).toEqual([
      ['', false],
      ['999 998', true],
    ]);
  });

  test.each(['style="visibility:collapse"', 'style="display:none"', 'hidden'])(
    'a row that takes no room is none of the grid: %s',
    async (attribute) => {
      const o = await outlineOf(chromium, inTable(`<tr ${attribute}><td>B<td>999<tr><td>A<td>512`));
      expect(cellsIn(o)).toEqual([head, ['A', '512']]);
      expect(hiddenIn(o)).toEqual(['B 999']);
    },
  );

  test('a table that is pushed off the page is marked so as a whole', async () => {
    const o = await outlineOf(
      chromium,
      '<!doctype html><p>shown</p><table style="position:absolute;left:-9999px"><tr><th>A<td>512</table>',
    );
    expect(cellsIn(o)).toEqual([['A', '512']]);
    expect(o.blocks.map(({ text, hidden }) => [text, hidden])).toEqual([
      ['shown', false],
      ['', true],
    ]);
  });

  test('links, pictures and frames in a shadow tree in a cell are found', async () => {
    const page = await chromium.open(
      inTable(
        '<tr><td><div><template shadowrootmode="open"><a href="/protocol.pdf">Protocol 1</a>' +
          '<img src="/scan.png" alt="scan"><iframe src="/frame"></iframe></template></div><td>512',
      ),
    );
    await chromium.teach(page);
    const { outline, frames } = await page.evaluate(async () => {
      const snapshot = await (await kuaCapture.readWhole(document)).finish();
      return { outline: snapshot.outline, frames: snapshot.frames };
    });
    const block = outline.tables[0]?.block;
    expect(outline.links).toEqual([{ href: `${chromium.origin}/protocol.pdf`, text: 'Protocol 1', block }]);
    expect(outline.images).toMatchObject([{ alt: 'scan', block }]);
    expect(frames).toMatchObject([{ at: 1, hidden: false }]);
  });

  test('a cell of very many elements is read in short steps, between which its page goes on', async () => {
    const page = await chromium.open(
      inTable(`<tr><td>A<td><a href="/x">${'<span>5</span>'.repeat(6400)}</a>`),
    );
    await chromium.teach(page);
    const { steps, chars } = await page.evaluate(() => {
      const none = new Map<never, never>();
      const bare = { facts: none, hosts: none, assigned: none, shadows: none, runs: none, isCopy: false };
      const reading = kuaCapture.readOutline({ ...bare, root: document.documentElement }, '', '');
      let count = 0;
      for (;;) {
        const step = reading.next();
        if (step.done)
          return { steps: count, chars: step.value.outline.tables[0]?.rows[1]?.[1]?.text.length ?? 0 };
        count += 1;
      }
    });
    expect(chars).toBe(6400);
    expect(steps).toBeGreaterThan(6400 / 50);
  });
});

describe('what stands in a table is found wherever it stands', () => {
  test('rows in elements that a script put between', async () => {
    const o = await outlineOf(
      chromium,
      `${inTable('<tbody id="b"><tr><td>A<td>512</tbody>')}<script>
      const rows = document.createElement('x-rows');
      rows.style.display = 'contents';
      rows.append(b.firstElementChild);
      b.append(rows);
      </script>`,
    );
    expect(cellsIn(o)).toEqual([head, ['A', '512']]);
  });

  test('rows in a form, in a page of XHTML', async () => {
    const o = await outlineOf(
      chromium,
      '<html xmlns="http://www.w3.org/1999/xhtml"><body><table><form><tr><th>A</th><td>512</td></tr></form>' +
        '</table></body></html>',
      'application/xhtml+xml',
    );
    expect(cellsIn(o)).toEqual([['A', '512']]);
  });

  test('cells that are put into a slot of a row', async () => {
    const o = await outlineOf(
      chromium,
      `<!doctype html><div id="host"><template shadowrootmode="open"><table><tr><th>Candidate<th>Votes</table>
      </template></div><script>
      const row = host.shadowRoot.querySelector('tbody').appendChild(document.createElement('tr'));
      row.append(document.createElement('slot'));
      for (const text of ['A', '512']) host.append(Object.assign(document.createElement('td'), { textContent: text }));
      </script>`,
    );
    expect(cellsIn(o)).toEqual([head, ['A', '512']]);
  });

  test('what is in no cell is text of its own', async () => {
    const o = await outlineOf(
      chromium,
      `${inTable('<caption>Results</caption><tr><td>A<td>512')}<script>
      t.insertAdjacentHTML('beforeend', '<caption>of 20 September</caption><div>Turnout 63,87</div>');
      t.append('101 stations', Object.assign(document.createElement('td'), { textContent: 'B' }));
      </script>`,
    );
    expect(o.tables[0]?.caption).toBe('Results');
    expect(cellsIn(o)).toEqual([head, ['A', '512']]);
    expect(shownIn(o)).toEqual(['Results', 'of 20 September', 'Turnout 63,87', '101 stations', 'B']);
  });

  test('the head comes first and the foot last, wherever they are written', async () => {
    const o = await outlineOf(
      chromium,
      '<!doctype html><table><tfoot><tr><td>Total<td>613</tfoot><tr><td>A<td>512<tr><td>B<td>101' +
        '<thead><tr><th>Candidate<th>Votes</thead></table>',
    );
    expect(cellsIn(o)).toEqual([head, ['A', '512'], ['B', '101'], ['Total', '613']]);
    expect(o.tables[0]?.headerRows).toBe(1);
  });
});
