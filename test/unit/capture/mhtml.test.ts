import { describe, expect, test } from 'vitest';
import { decodePart, parseMhtml, type MhtmlPart } from '../../../lib/capture/index.ts';
import { utf8, type Bytes } from '../../../lib/evidence/index.ts';

const head = (boundary: string, type = 'multipart/related'): string =>
  `From: <Saved by Blink>\r\nSubject: Results\r\nMIME-Version: 1.0\r\nContent-Type: ${type};\r\n\ttype="text/html";\r\n\tboundary="${boundary}"\r\n\r\n`;

const part = (type: string, encoding: string, location: string, body: string): string =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: ${location}\r\n\r\n${body}`;

const html = part('text/html', 'quoted-printable', 'https://cec.example/', '<p>=D0=98</p>');
const dot = part('image/gif', 'base64', 'https://cec.example/dot.gif', 'R0lGODlhAQABAAAAACw=\r\n');

const page = (...parts: readonly string[]): string =>
  `${head('--b')}${parts.map((one) => `\r\n----b\r\n${one}`).join('')}\r\n----b--\r\n`;

const parse = (text: string): MhtmlPart[] | null => parseMhtml(utf8(text));
const decoded = (encoding: string, body: Bytes): string | null => {
  const bytes = decodePart({ location: null, mediaType: 'image/png', encoding, body });
  return bytes && new TextDecoder().decode(bytes);
};

describe('a page that Chrome saved', () => {
  test('gives its files with their addresses, types and bytes', () => {
    const parts = parse(page(html, dot)) ?? [];
    expect(parts.map(({ location, mediaType }) => [location, mediaType])).toEqual([
      ['https://cec.example/', 'text/html'],
      ['https://cec.example/dot.gif', 'image/gif'],
    ]);
    const [document, picture] = parts.map(decodePart);
    expect(new TextDecoder().decode(document ?? undefined)).toBe('<p>И</p>');
    expect(picture && Buffer.from(picture).toString('latin1')).toBe('GIF89a\x01\x00\x01\x00\x00\x00\x00,');
  });

  test('names a file without the fragment it was shown with, and a page within by its cid', () => {
    const frame = part('text/html', 'binary', 'cid:frame-1@mhtml.blink', '<p>');
    const icon = part('image/svg+xml; charset=utf-8', 'BASE64', 'https://cec.example/i.svg#up', 'AA==');
    const [, inner, picture] = parse(page(html, frame, icon)) ?? [];
    expect(inner?.location).toBe('cid:frame-1@mhtml.blink');
    expect(picture).toMatchObject({
      location: 'https://cec.example/i.svg',
      mediaType: 'image/svg+xml',
      encoding: 'base64',
    });
  });

  test('may have its boundary in any notation, its fields in any case, and words before its first part', () => {
    const text = `CONTENT-TYPE: Multipart/Related; type="x;boundary=no"; BOUNDARY=b\r\n\r\nwords\r\n--b \t\r\n${dot}\r\n--b--`;
    expect(parse(text)).toHaveLength(1);
  });
});

describe('what is no whole saved page is not read as one', () => {
  test.each([
    ['nothing', ''],
    ['a page', '<!doctype html><p>'],
    ['one without a boundary', `Content-Type: multipart/related\r\n\r\n\r\n----b\r\n${dot}\r\n----b--`],
    ['one of another kind', page(dot).replace('related', 'mixed')],
    ['one whose boundary is too long', page(dot).replaceAll('--b', 'b'.repeat(71))],
    ['one whose boundary ends in a blank', page(dot).replaceAll('--b', 'b ')],
    ['one that breaks off within a file', page(html, dot).slice(0, -20)],
    ['one that breaks off after a file', page(html, dot).replace('----b--\r\n', '')],
    ['one with a line that goes on after the boundary', page(html, dot).replace('----b\r\n', '----bc\r\n')],
    ['one whose type stands twice', `Content-Type: multipart/related; boundary=b\r\n${page(dot)}`],
  ])('%s', (_, text) => {
    expect(parse(text)).toBeNull();
  });

  test('a file whose fields are malformed, repeated or without end is left out, the others are read', () => {
    const twice = dot.replace('\r\n', '\r\nContent-Type: text/html\r\n');
    const nameless = `no field\r\n${dot}`;
    const endless = `X: ${'x'.repeat(5_000_000)}\r\n${dot}`;
    const bodiless = 'Content-Type: image/png';
    expect(parse(page(twice, nameless, endless, bodiless, '', dot))).toHaveLength(1);
  });

  test('a file cannot pretend to be several: whoever writes it does not know the boundary', () => {
    const forged = part('text/html', 'quoted-printable', 'https://evil.example/', `--x\r\n${dot}\r\n--x--`);
    expect(parse(page(forged))).toHaveLength(1);
  });

  test('tens of thousands of files, and millions of line breaks, end in time', () => {
    expect(parse(page(...Array<string>(20_000).fill(dot)))).toHaveLength(10_000);
    expect(parse(`${head('b')}${'\r\n--'.repeat(2_000_000)}`)).toBeNull();
    expect(parse(`Content-Type: multipart/related${';a="'.repeat(500_000)}\r\n\r\n`)).toBeNull();
  });
});

describe('the bytes of a file', () => {
  test.each(['', 'a', 'ab', 'abc', 'abcd', 'é€😀'])('%j comes out of base64 as it went in', (text) => {
    const lines = Buffer.from(text).toString('base64').replace(/.{4}/gu, '$&\r\n');
    expect(decoded('base64', utf8(lines))).toBe(text);
  });

  test.each(['A', 'AAAAA', 'AA=', 'AA', 'AA==AA==', 'A A=', 'AA_-', 'A===', '====', 'AAAA='])(
    'base64 that nobody writes is not guessed at: %s',
    (text) => {
      expect(decoded('base64', utf8(text))).toBeNull();
    },
  );

  test('quoted-printable: signs by number, lines that go on, blanks within a line', () => {
    expect(decoded('quoted-printable', utf8('a=3D=\r\nb c\t=20\r\n=C3=A9'))).toBe('a=b c\t \r\né');
  });

  test.each(['=', '=4', '=G0', 'a\nb', 'a\rb', 'a \r\nb', 'a ', 'é', '\0'])(
    'quoted-printable that nobody writes is not guessed at: %j',
    (text) => {
      expect(decoded('quoted-printable', utf8(text))).toBeNull();
    },
  );

  test('binary stands as it is, and a way of writing that is not known is not read', () => {
    expect(decoded('binary', utf8('=41\r\n'))).toBe('=41\r\n');
    expect(decoded('x-uuencode', utf8('abc'))).toBeNull();
    expect(decoded('7bit', utf8('abc'))).toBeNull();
  });
});
