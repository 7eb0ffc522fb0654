import { describe, expect, test } from 'vitest';
import { hold, rewriteSheets, type HeldResource } from '../../../lib/jobs/held-resources.ts';
import { isStored } from '../../../lib/model/index.ts';

async function sheet(
  url: string,
  css: string | Uint8Array<ArrayBuffer>,
  type = 'text/css',
): Promise<[string, HeldResource]> {
  const held = await hold(
    {
      url,
      finalUrl: url,
      status: 200,
      statusText: 'OK',
      headers: [['content-type', type]],
      cached: true,
      fetchedAtMs: 0,
      body: new Blob([css]),
    },
    'style',
    'page-cache',
    'windows-1251',
  );
  return [url, held];
}

const text = (resource: HeldResource | undefined): string => new TextDecoder().decode(resource?.bytes);

describe('style sheets are kept as received and, where they name addresses, once more for reading', () => {
  test('a sheet that names nothing is kept once', async () => {
    const held = new Map([await sheet('https://a.example/a.css', 'a{color:red}')]);
    const { rewritten, find } = await rewriteSheets(held, []);
    expect(rewritten).toEqual([]);
    expect(find('https://a.example/a.css')?.name).toMatch(/^[0-9a-f]{64}\.css$/u);
  });

  test('a rewritten sheet says of which bytes it was made', async () => {
    const held = new Map([await sheet('https://a.example/a.css', 'a{background:url(gone.png)}')]);
    const original = held.get('https://a.example/a.css')?.row.sha256;
    const [again] = (await rewriteSheets(held, [])).rewritten;
    expect(again?.row).toMatchObject({ via: 'rewritten', of: original });
    expect(again && isStored(again.row)).toBe(true);
    expect(text(again)).toBe('a{background:url("data:,")}');
  });

  test('imports name the rewritten file of what they import', async () => {
    const held = new Map([
      await sheet('https://a.example/main.css', '@import "b.css";'),
      await sheet('https://a.example/b.css', 'b{background:url(x.png)}'),
    ]);
    const { rewritten, find } = await rewriteSheets(held, []);
    const main = rewritten.find((one) => one.row.url.endsWith('main.css'));
    expect(text(main)).toBe(`@import url("${find('https://a.example/b.css')?.name ?? ''}");`);
    expect(find('https://a.example/b.css')?.name).not.toBe(held.get('https://a.example/b.css')?.name);
  });

  test('sheets that import each other in a circle end', async () => {
    const held = new Map([
      await sheet('https://a.example/a.css', '@import "b.css";a{color:red}'),
      await sheet('https://a.example/b.css', '@import "a.css";b{color:red}'),
    ]);
    const { rewritten } = await rewriteSheets(held, []);
    const [inner, outer] = rewritten.map(text);
    expect(inner).toBe('@import url("data:text/css,");b{color:red}');
    expect(outer).toMatch(/^@import url\("[0-9a-f]{64}\.css"\);a\{color:red\}$/u);
  });

  test('a sheet in the charset of its old page reads the same in a page of UTF-8', async () => {
    const itogi = Uint8Array.of(0x22, 0xc8, 0xf2, 0xee, 0xe3, 0xe8, 0x22);
    const held = new Map([await sheet('https://a.example/old.css', itogi)]);
    const [again] = (await rewriteSheets(held, [])).rewritten;
    expect(text(again)).toBe('"Итоги"');
  });
});
