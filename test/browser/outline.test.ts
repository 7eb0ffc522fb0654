import { describe, expect, test } from 'vitest';
import type { Outline } from '../../lib/model/index.ts';
import { outlineOf, shownIn } from './outline-of.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

const outline = async (html: string): Promise<Outline> => await outlineOf(chromium, html);

describe('the outline holds what a reader could read', () => {
  test('headings, paragraphs and items in reading order', async () => {
    const o = await outline(
      '<!doctype html><title>Явка</title><h1>Итоги</h1><p>Явка <b>63,87</b> %<br>на 20.00</p><ul><li>а<ul><li>б</ul></ul>',
    );
    expect(o.title).toBe('Явка');
    expect(o.blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['heading', 1, 'Итоги'],
      ['paragraph', null, 'Явка 63,87 % на 20.00'],
      ['item', 1, 'а'],
      ['item', 2, 'б'],
    ]);
  });

  test('the date that the page states for machines, as it states it', async () => {
    const published = '<meta property="article:published_time" content="2026-03-15T20:10:00+05:00">';
    const modified = '<meta property="article:modified_time" content="2026-03-16T09:00:00+05:00">';
    const linked =
      '<script type="application/ld+json">{"dateModified":"2026-03-17","datePublished":"2026-03-14"}</script>';
    expect((await outline(`<!doctype html>${modified}${published}<p>1`)).date).toBe(
      '2026-03-15T20:10:00+05:00',
    );
    expect((await outline(`<!doctype html>${modified}${linked}<p>1`)).date).toBe('2026-03-14');
    expect((await outline(`<!doctype html>${modified}<p>1`)).date).toBe('2026-03-16T09:00:00+05:00');
    expect(await outline('<!doctype html><p>15.03.2026')).not.toHaveProperty('date');
  });

  test('figures that stand apart on the page never grow together', async () => {
    const o = await outline(
      '<!doctype html><div style="display:flex"><span>63,87</span><span>7820918</span></div>' +
        '<p><span style="display:block">1</span><span style="display:block">2</span></p>' +
        '<p><b>7</b><i>820</i></p>',
    );
    expect(shownIn(o)).toEqual(['63,87 7820918', '1 2', '7820']);
  });

  test('a run that begins with a no-break space keeps all its text', async () => {
    const { blocks } = await outline('<p>&nbsp;<b>Turnout 63.87%</b></p><p>\u00a0 \u00a0</p>');
    expect(blocks.map((block) => block.text)).toContain('Turnout 63.87%');
  });

  test('hidden text is kept and marked, never mixed with what is shown', async () => {
    const o = await outline(
      '<!doctype html><p>512 <span hidden>999</span></p><div style="visibility:hidden">888</div>' +
        '<details><summary>еще</summary>777</details><div style="position:absolute;left:-9999px;width:50px">666</div>' +
        '<progress value="7">222</progress><meter value="7">333</meter><noscript>555</noscript><script>444</script>',
    );
    expect(shownIn(o)).toEqual(['512', 'еще']);
    expect(o.blocks.filter((block) => block.hidden).map((block) => block.text)).toEqual([
      '999',
      '888',
      '777',
      '666',
    ]);
    expect(JSON.stringify(o)).not.toMatch(/555|444|333|222/u);
  });

  test.each([
    ['in a box that has none of its own', '<div style="display:contents">512 <b>101</b></div>'],
    [
      'shown within what is hidden',
      '<div style="visibility:hidden"><p style="visibility:visible">512 101</p></div>',
    ],
    [
      'by a rule against another',
      '<style>.x { display: none } p.x { display: block }</style><p class="x">512 101</p>',
    ],
    [
      'that flows out of its box to the left',
      '<div dir="rtl" style="width:1px;white-space:nowrap">512 101</div>',
    ],
    [
      'in an object that shows nothing itself',
      '<object data="/none.pdf" type="application/x-none">512 101</object>',
    ],
    ['in elements that have names of drawings', '<p><desc>512</desc> <defs>101</defs></p>'],
    ['in a title that is shown', '<p></p><title style="display:block">512 101</title>'],
    ['in a picture', '<svg><text y="20">512 101</text></svg>'],
    [
      'back on the page out of a box beside it',
      '<div style="position:absolute;left:-900px;width:99px"><p style="position:relative;left:950px">512 101</p></div>',
    ],
  ])('text is shown %s', async (_, html) => {
    expect(shownIn(await outline(`<!doctype html>${html}`))).toEqual(['512 101']);
  });

  const many = Array.from({ length: 300 }, (_, n) => `.n${n} { display: none }`).join('');
  test.each([
    ['by one of many rules', `<style>${many}</style><p class="n299">999</p>`],
    [
      'by a rule within others',
      '<style>@media all { @layer a { .x { display: none } } }</style><p class="x">999</p>',
    ],
    [
      'by a rule nested in another',
      '<style>main { & .x { display: none } }</style><main><p class="x">999</p></main>',
    ],
    ['by a variable', '<style>.x { display: var(--d) }</style><p class="x" style="--d: none">999</p>'],
    [
      'by a sheet that nobody may read',
      '<link rel="stylesheet" href="data:text/css,.x{display:none}"><p class="x">999</p>',
    ],
    [
      'with what it stands in',
      '<style>.x { visibility: hidden }</style><div class="x"><section><p>999</p></section></div>',
    ],
    ['though its box is shown', '<style>.x { content-visibility: hidden }</style><div class="x">999</div>'],
    [
      'in a box beside the page',
      '<div style="position:absolute;left:-9999px"><section><p>999</p></section></div>',
    ],
    [
      'by an animation',
      '<style>@keyframes k { from, to { visibility: hidden } } .x { animation: k 9s }</style><p class="x">999</p>',
    ],
    ['in a group of a drawing', '<svg><g display="none"><text y="20">999</text></g></svg>'],
    ['in a part of a drawing', '<svg><symbol><text y="20">999</text></symbol></svg>'],
    ['in a drawing without an element for it', '<svg>999</svg>'],
    ['in a formula without an element for it', '<math>999</math>'],
    ['in a title amid the page', '<title>999</title>'],
    [
      'in a shadow tree',
      '<div><template shadowrootmode="open"><style>:host { display: none }</style>999</template></div>',
    ],
  ])('text is hidden %s', async (_, html) => {
    const o = await outline(`<!doctype html><p>512</p>${html}`);
    expect(shownIn(o)).toEqual(['512']);
    expect(o.blocks.filter((block) => block.hidden).map((block) => block.text)).toEqual(['999']);
  });

  test('figures in boxes of one line never grow together, however the line is made', async () => {
    const pair = '<span>63</span><span>87</span>';
    const o = await outline(
      `<!doctype html><style>.grid { display: grid } .contents { display: contents } .float { float: left }</style>
      <div class="grid">${pair}</div><div class="grid"><div class="contents">${pair}</div></div>
      <p><span class="float">63</span><span>87</span></p><p><span class="contents">${pair}</span></p><p>${pair}</p>`,
    );
    expect(shownIn(o)).toEqual(['63 87', '63 87', '63 87', '6387', '6387']);
  });

  test('a list box shows all its options, a closed list the chosen one', async () => {
    const o = await outline(
      '<!doctype html><select size="4"><option>Ivanov 512<option selected>Petrov 101<option hidden>999' +
        '<optgroup label="Group 7"><option label="Sidorov 33">x</optgroup></select>' +
        '<select multiple><option selected>M1<option>M2</select>' +
        '<select><option>no<option selected label="chosen 77"></select>',
    );
    expect(o.blocks.map(({ kind, text, hidden }) => [kind, text, hidden])).toEqual([
      ['item', 'Ivanov 512', false],
      ['item', 'Petrov 101', false],
      ['item', '999', true],
      ['paragraph', 'Group 7', false],
      ['item', 'Sidorov 33', false],
      ['item', 'M1', false],
      ['item', 'M2', false],
      ['other', 'chosen 77', false],
    ]);
  });

  test('fields show what is in them, or what they ask for as long as they are empty', async () => {
    const o = await outline(
      '<!doctype html><input type="datetime-local" value="2026-09-20T20:00"><input placeholder="Turnout 63,87">' +
        '<input placeholder="no" value="512"><textarea placeholder="Your \n note"></textarea>' +
        '<input type="password" placeholder="Password"><input type="password" value="secret" placeholder="no">',
    );
    expect(shownIn(o)).toEqual(['2026-09-20T20:00', 'Turnout 63,87', '512', 'Your note', 'Password']);
    expect(JSON.stringify(o)).not.toContain('secret');
  });

  test('navigation and footers are not main content', async () => {
    const o = await outline('<!doctype html><nav>меню</nav><main><p>итоги</p></main><footer>2024</footer>');
    expect(o.blocks.map(({ text, main }) => [text, main])).toEqual([
      ['меню', false],
      ['итоги', true],
      ['2024', false],
    ]);
  });

  test('links and pictures with the block they stand in', async () => {
    const o = await outline(
      '<!doctype html><h1>А</h1><p>см. <a href="/doc.pdf">постановление</a> <img src="/x.png" alt="герб"></p>',
    );
    const block = o.blocks.find((one) => one.kind === 'paragraph');
    expect(o.links).toEqual([
      { href: `${chromium.origin}/doc.pdf`, text: 'постановление', block: block?.id },
    ]);
    expect(o.images).toMatchObject([{ src: `${chromium.origin}/x.png`, alt: 'герб' }]);
  });

  test('text in a link within another is the text of the link that a click on it follows', async () => {
    const o = await outline(
      `<!doctype html><a href="/outer" id="outer">512 </a><script>
      outer.append(Object.assign(document.createElement('a'), { href: '/inner', textContent: '101' }));
      </script>`,
    );
    expect(o.links.map(({ href, text }) => [new URL(href).pathname, text])).toEqual([
      ['/inner', '101'],
      ['/outer', '512'],
    ]);
  });
});

test('the frames of a frameset are shown where they stand', async () => {
  const page = await chromium.open('<!doctype html><frameset cols="*,*"><frame src="/a"><frame src="/b">');
  await chromium.teach(page);
  const frames = await page.evaluate(
    async () => (await (await kuaCapture.readWhole(document)).finish()).frames,
  );
  expect(frames).toMatchObject([
    { url: `${chromium.origin}/a`, hidden: false },
    { url: `${chromium.origin}/b`, hidden: false },
  ]);
});

describe('tables are grids', () => {
  test('spans are resolved and headers known', async () => {
    const o = await outline(
      '<!doctype html><table><caption>Итоги</caption><thead><tr><th rowspan="2">Регион<th colspan="2">Явка' +
        '<tr><th>10.00<th>20.00</thead><tbody><tr><th>Абай<td>25,64<td>69,57<tr><th>Алматы<td>9,7<td>25,39</table>',
    );
    const [table] = o.tables;
    expect(table).toMatchObject({ caption: 'Итоги', headerRows: 2, headerColumns: 1 });
    expect(table?.rows.map((row) => row.map(({ text, row: r, col }) => `${r},${col} ${text}`))).toEqual([
      ['0,0 Регион', '0,1 Явка'],
      ['1,1 10.00', '1,2 20.00'],
      ['2,0 Абай', '2,1 25,64', '2,2 69,57'],
      ['3,0 Алматы', '3,1 9,7', '3,2 25,39'],
    ]);
    expect(o.blocks.map(({ id, kind, text }) => [id, kind, text])).toEqual([
      [table?.block, 'table', 'Итоги'],
    ]);
  });

  test('a cell of votes and percent keeps them apart', async () => {
    const o = await outline('<!doctype html><table><tr><th>За<td>5148074<br>71,09%</table>');
    expect(o.tables[0]?.rows[0]?.[1]?.text).toBe('5148074 71,09%');
  });

  test.each([
    '<span hidden>999</span>',
    '<span style="visibility:hidden">999</span>',
    '<span style="display:none">999</span>',
    '<details><summary>more</summary>999</details>',
    '<div style="content-visibility:hidden">999</div>',
    '<div hidden="until-found">999</div>',
  ])('what is hidden within much that is shown is marked: %s', async (unseen) => {
    const shown = '<p>Явка избирателей составила 63,87 процента</p>'.repeat(20);
    const o = await outline(
      `<!doctype html><main>${shown}<section>${shown}${unseen}${shown}</section></main>`,
    );
    expect(o.blocks.filter((block) => block.hidden).map((block) => block.text)).toEqual(['999']);
    expect(shownIn(o).filter((text) => text.startsWith('Явка'))).toHaveLength(60);
  });

  test('a hidden cell without text is no cell of a long table that is shown', async () => {
    const row = '<tr><th>Алматинская область<td hidden></td><td hidden>&nbsp;</td><td>512</td></tr>';
    const o = await outline(`<!doctype html><table>${row.repeat(40)}<tr hidden><td><td></table>`);
    expect(o.tables[0]?.rows).toHaveLength(40);
    for (const cells of o.tables[0]?.rows ?? [])
      expect(cells.map(({ text, col }) => [text, col])).toEqual([
        ['Алматинская область', 0],
        ['512', 1],
      ]);
  });

  test('a hidden row is not a row of the table, but it is kept', async () => {
    const o = await outline(
      '<!doctype html><table><tr><th>А<td>1<tr hidden><th>Б<td>999<tr><th>В<td>3</table>',
    );
    expect(o.tables[0]?.rows.map((row) => row[0]?.text)).toEqual(['А', 'В']);
    expect(o.blocks.filter((block) => block.hidden).map((block) => block.text)).toEqual(['Б 999']);
  });

  test('a table that only places things is read as what is in it', async () => {
    const o = await outline(
      '<!doctype html><table><tr><td><h1>Комиссия</h1><td><table><tr><td>Явка<td>63,87<tr><td>Всего<td>1</table></table>',
    );
    expect(o.tables).toHaveLength(1);
    expect(shownIn(o)[0]).toBe('Комиссия');
  });
});
