import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cssAddresses, decodeCss, replaceAddresses } from '../../../lib/capture/css-addresses.ts';

const found = (css: string): string[] => cssAddresses(css).map((one) => `${one.use} ${one.address}`);

describe('every address a style sheet names is found', () => {
  test.each([
    ['a{background:url(x.png)}', ['image x.png']],
    ['a{background:url( "x y.png" )}', ['image x y.png']],
    ["a{background:url('x.png') , URL(y.png)}", ['image x.png', 'image y.png']],
    ['@import "base.css"; @import url(theme.css) screen;', ['import base.css', 'import theme.css']],
    ['@font-face{font-family:F;src:url(f.woff2) format("woff2"),url(f.ttf)}', ['font f.woff2', 'font f.ttf']],
    ['@font-face{src:url(f.woff)} b{background:url(b.png)}', ['font f.woff', 'image b.png']],
    ['a{background:image-set("a.png" 1x, url(b.png) 2x type("image/png"))}', ['image a.png', 'image b.png']],
    ['a{background:u\\72l(x.png)}', ['image x.png']],
    ['a{background:url(x\\)y.png)}', ['image x)y.png']],
    ['a{--picture:url(x.png)}', ['image x.png']],
    [
      '@import url(a.css) supports(background: url(no.css)) "no.css";a{background:url(x.png)}',
      ['import a.css', 'image no.css', 'image x.png'],
    ],
    ['a{background:url("x\\\r\ny.png")}', ['image xy.png']],
    ['@media print{a{cursor:url(c.cur),auto}}', ['image c.cur']],
  ])('%s', (css, expected) => {
    expect(found(css)).toEqual(expected);
  });

  test('comments, other strings, namespaces, fragments and data: are no addresses', () => {
    const css =
      '/* url(no.png) */ a::after{content:"url(no.png)"} @namespace url(http://www.w3.org/1999/xhtml); ' +
      'b{fill:url(#gradient);background:url(data:image/png;base64,AAAA)}';
    expect(found(css)).toEqual([]);
  });

  test('what browsers fetch with CORS is told apart', () => {
    const addresses = cssAddresses(
      'a{mask:url(m.svg#x);background:url(b.png);-webkit-mask-image:url(n.png)}',
    );
    expect(addresses.map((one) => one.needsData)).toEqual([true, false, true]);
  });
});

describe('rewriting changes addresses and nothing else', () => {
  test('each address is replaced in place', () => {
    const css = '@import "a.css" print;\na { background: url( x.png ) no-repeat }';
    const rewritten = replaceAddresses(css, ({ address }) => `url("${address.toUpperCase()}")`);
    expect(rewritten).toBe('@import url("A.CSS") print;\na { background: url("X.PNG") no-repeat }');
  });

  test('any text without addresses comes back as it was', () => {
    assert(
      property(string({ unit: 'binary' }), (css) => {
        expect(replaceAddresses(css, () => '')).toHaveLength(
          css.length - cssAddresses(css).reduce((sum, one) => sum + one.end - one.start, 0),
        );
      }),
    );
  });

  test('addresses never overlap and stand in order, whatever the text', () => {
    const piece = constantFrom(
      'url(',
      ')',
      '"',
      "'",
      '\\',
      '@import ',
      '{',
      '}',
      ';',
      'a.png',
      '/*',
      '*/',
      '\n',
      '(',
    );
    assert(
      property(array(piece, { maxLength: 40 }), (pieces) => {
        let last = 0;
        for (const { start, end } of cssAddresses(pieces.join(''))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});

describe('a style sheet is decoded as a browser decodes it', () => {
  const itogi1251 = Uint8Array.of(0xc8, 0xf2, 0xee, 0xe3, 0xe8);

  test('a sheet without a declaration inherits the charset of its page', () => {
    expect(decodeCss(itogi1251, 'text/css', 'windows-1251')).toBe('Итоги');
  });

  test('its own declaration wins over the page', () => {
    expect(decodeCss(itogi1251, 'text/css; charset=windows-1251', 'utf-8')).toBe('Итоги');
    const declared = new Uint8Array([...new TextEncoder().encode('@charset "windows-1251";'), ...itogi1251]);
    expect(decodeCss(declared, 'text/css', 'utf-8')).toBe('@charset "windows-1251";Итоги');
  });

  test('a sheet that says of itself that it is UTF-16 cannot be', () => {
    const declared = new TextEncoder().encode('@charset "utf-16";Итоги');
    expect(decodeCss(declared, 'text/css', 'windows-1251')).toBe('@charset "utf-16";Итоги');
  });

  test('a byte order mark wins over everything', () => {
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Итоги')]);
    expect(decodeCss(marked, 'text/css; charset=windows-1251', 'koi8-r')).toBe('Итоги');
  });

  test('an unknown charset is passed over', () => {
    expect(decodeCss(new TextEncoder().encode('a{}'), 'text/css; charset=x-none', 'utf-8')).toBe('a{}');
  });
});
