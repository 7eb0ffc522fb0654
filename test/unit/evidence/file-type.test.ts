import { describe, expect, test } from 'vitest';
import { fileExtension, type FileUse, mediaTypeOf, svgIsInert, utf8 } from '../../../lib/evidence/index.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replace(/\s/gu, ''), 'hex'));
const svg = (inside: string, root = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg"${root}>${inside}</svg>`;

const zip = (name: string): Uint8Array => utf8(`PK\u0003\u0004......[Content_Types].xml.....${name}`);

describe('a file is named by its bytes and its use', () => {
  test.each<[string, string, FileUse]>([
    ['png', '89504e470d0a1a0a0000000d', 'other'],
    ['jpg', 'ffd8ffe000104a46', 'image'],
    ['gif', '474946383961', 'image'],
    ['webp', '52494646 24000000 57454250 56503820', 'image'],
    ['avif', '0000001c 66747970 61766966 00000000', 'image'],
    ['bmp', '424d 36000000', 'image'],
    ['bin', '424d 36000000', 'other'],
    ['ico', '00000100 0100 1010', 'image'],
    ['woff', '774f4646 00010000', 'font'],
    ['woff2', '774f4632 00010000', 'font'],
    ['ttf', '0001000000 0e', 'font'],
    ['otf', '4f54544f 0009', 'font'],
    ['pdf', '255044462d312e37', 'document'],
    ['mp4', '00000018 66747970 69736f6d', 'media'],
    ['webm', '1a45dfa3 9f4286810142f7810142f2810442f381084282847765626d', 'media'],
    ['mp3', '494433 0400', 'media'],
    ['mp3', 'fffb9064', 'media'],
    ['bin', 'fffb9064', 'other'],
    ['ogg', '4f676753 0002', 'media'],
    ['bin', '', 'image'],
  ])('%s: %s as %s', (extension, hex, use) => {
    expect(fileExtension(bytes(hex), use)).toBe(extension);
  });

  test('what would run when opened never gets a name under which it runs', () => {
    for (const use of ['image', 'style', 'font', 'media', 'document', 'other'] as const) {
      for (const text of [
        '<!doctype html><script>x</script>',
        '<html>',
        'alert(1)',
        '<?xml version="1.0"?><html/>',
      ]) {
        expect(['bin', 'css']).toContain(fileExtension(utf8(text), use));
      }
      expect(fileExtension(utf8(svg('<script>x</script>')), use)).toBe(use === 'style' ? 'css' : 'bin');
    }
  });

  test('a style sheet is css by its use; a picture served as one stays a picture', () => {
    expect(fileExtension(utf8('BM{color:red}'), 'style')).toBe('css');
    expect(fileExtension(bytes('89504e470d0a1a0a0000000d'), 'style')).toBe('png');
  });

  test('an office file is told by the names inside it', () => {
    expect(fileExtension(zip('xl/workbook.xml'), 'document')).toBe('xlsx');
    expect(fileExtension(zip('word/document.xml'), 'document')).toBe('docx');
    expect(fileExtension(utf8('PK\u0003\u0004....protocol.csv'), 'document')).toBe('zip');
  });

  test('each name has its media type', () => {
    expect(mediaTypeOf('webp')).toBe('image/webp');
    expect(mediaTypeOf('svg')).toBe('image/svg+xml');
    expect(mediaTypeOf('bin')).toBe('application/octet-stream');
  });
});

describe('an SVG is inert', () => {
  test.each([
    ['a plain picture', svg('<g fill="red"><path d="M0 0h1"/></g>')],
    ['own gradients and pieces', svg('<use href="#a"/><rect fill="url(#g)" style="stroke: url( \'#h\')"/>')],
    ['a style sheet of its own', svg('<style><![CDATA[.a{fill:url(#b)}]]></style>')],
    ['a picture inside', svg('<image href="data:image/png;base64,AAAA"/>')],
    ['a link for a person to follow', svg('<a href="https://election.gov.kz/"><path/></a>')],
    [
      'a declaration, a comment, a document type',
      `<?xml version="1.0" encoding="windows-1251"?><!-- x --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg('')}\n`,
    ],
    [
      'what drawing programs add',
      svg(
        '<sodipodi:namedview inkscape:export-filename="C:\\a.png"/>',
        ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/x"',
      ),
    ],
    ['text with references', svg('<text>&lt;a&gt; &#1179;</text>')],
  ])('with %s', (_what, text) => {
    expect(svgIsInert(text)).toBe(true);
    expect(fileExtension(utf8(text), 'image')).toBe('svg');
  });

  test.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a script under a prefix', svg('<x:script/>', ' xmlns:x="http://www.w3.org/2000/svg"')],
    ['a handler', svg('<path onclick="x()"/>')],
    ['a handler on the root', svg('', ' onload="x()"')],
    ['HTML inside', svg('<foreignObject><p/></foreignObject>')],
    ['HTML by its namespace', svg('<h:p/>', ' xmlns:h="http://www.w3.org/1999/xhtml"')],
    ['a namespace written with references', svg('<h:p/>', ' xmlns:h="http://www.w3.org/1999/&#120;html"')],
    ['a script address', svg('<a href="java&#115;cript:alert(1)"><path/></a>')],
    ['a picture elsewhere', svg('<image href="https://x.example/a.png"/>')],
    ['another picture of its kind', svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>')],
    [
      'a piece of another file',
      svg('<use xlink:href="a.svg#b"/>', ' xmlns:xlink="http://www.w3.org/1999/xlink"'),
    ],
    ['an imported sheet', svg('<style>@import "//x.example/a.css";</style>')],
    ['an address in a sheet', svg('<style>path{fill:url(//x.example/a)}</style>')],
    ['an address in a sheet in two parts', svg('<style>path{fill:u<!-- -->rl(//x.example/a)}</style>')],
    ['an escaped address', svg('<path style="fill:\\75rl(//x.example/a)"/>')],
    ['an address in an attribute', svg('<path fill="url(https://x.example/a#b)"/>')],
    ['an address that is set later', svg('<a><set attributeName="xlink:href" to="javascript:x()"/></a>')],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "<script/>">]>${svg('&a;')}`],
    ['an outside sheet', `<?xml-stylesheet href="a.css"?>${svg('')}`],
    ['another encoding', `<?xml version="1.0" encoding="shift_jis"?>${svg('')}`],
    ['another base', svg('<use href="#a"/>', ' xml:base="https://x.example/"')],
    ['a cut end', svg('').slice(0, -3)],
    ['crossed elements', svg('<g><a></g></a>')],
    ['another root', '<html><svg/></html>'],
    ['two roots', svg('') + svg('')],
    ['text around', `${svg('')}x`],
    ['an attribute without quotes', svg('<path d=a />')],
  ])('not with %s', (_what, text) => {
    expect(svgIsInert(text)).toBe(false);
    expect(fileExtension(utf8(text), 'image')).toBe('bin');
  });
});
