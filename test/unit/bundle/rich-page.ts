import { sha256, utf8 } from '../../../lib/evidence/index.ts';
import type { PageWish } from './made-web-page.ts';
import { png } from './png.ts';

/** The address of the page, as a person reads it. */
export const cyrillic = 'https://сайлау.қаз/нәтижелер?аймақ=Алматы&түр=2';
/** Its site, as a browser writes it. */
export const site = new URL('/', cyrillic).href;
const policy =
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data:; ` +
  `style-src 'self' 'unsafe-inline'">`;

const everything: PageWish = {
  id: '00000001',
  at: '2026-03-15T13:40:00.123Z',
  url: new URL(cyrillic).href,
  html:
    `<!DOCTYPE html><html><head>${policy}<link rel="stylesheet" data-kua-href="/s.css?v=1&amp;w=2" href="../../resources/{3}">` +
    `<link rel="stylesheet" data-kua-href="/edited.css" href="../../resources/{5}">` +
    `<style>p { background: url("../../resources/{0}#a") }</style></head><body style="background:url(&quot;../../resources/{0}&quot;)">` +
    `<img data-kua-src="герб.png?a=1&amp;b=2" src="../../resources/{0}"><img data-kua-src="/same.png" src="../../resources/{0}">` +
    `<img data-kua-src="blob:x" src="../../resources/{1}#f">` +
    `<iframe data-kua-src="/frame" src="frames/1.html"></iframe><iframe data-kua-srcdoc="" src="frames/2.html"></iframe>` +
    `<iframe data-kua-src="/frame" src="frames/3.html"></iframe>` +
    `<x-own src="../../resources/${'0'.repeat(64)}.png"></x-own><p>src="frames/1.html"</p></body></html>`,
  frames: [
    {
      url: `${site}frame#part`,
      parent: 'page.html',
      html: '<p>framed <img src="../../../resources/{0}"></p><iframe src="4.html"></iframe>',
    },
    { url: 'about:srcdoc', parent: 'page.html', html: '<p>written <img src="../../../resources/{0}"></p>' },
    { url: `${site}frame`, parent: 'page.html', html: '<p>framed otherwise</p>' },
    { url: `${site}inner`, parent: 'frames/1.html', html: '<p>inner</p>' },
  ],
  files: [
    {
      url: new URL('герб.png?a=1&b=2', cyrillic).href,
      content: png(40),
      extension: 'png',
      headers: [
        ['content-type', 'image/png'],
        ['content-encoding', 'gzip'],
        ['transfer-encoding', 'chunked'],
        ['content-length', '1'],
        ['x-a', 'one\r\nSet-Cookie: b=1\r\n\r\n<script>'],
        ['bad name', 'x'],
        ['x\r\ny', 'z'],
        ['x-late', '\u2028\u0085late'],
      ],
      statusText: 'OK\r\nX: 1',
    },
    { url: 'blob:https://a.example/1', content: png(41), extension: 'png', status: null, via: 'inline' },
    {
      url: `${site}s.css?v=1&w=2`,
      content: 'i{background:url(герб.png)}',
      extension: 'css',
      mediaType: 'text/css',
    },
    {
      url: `${site}s.css?v=1&w=2`,
      content: 'i{background:url("{0}")}',
      extension: 'css',
      via: 'rewritten',
    },
    { url: `${site}edited.css`, content: 'b{color:red}', extension: 'css', mediaType: 'text/css' },
    {
      url: `${site}edited.css`,
      content: 'b{color:green;background:url("{0}")}',
      extension: 'css',
      via: 'rewritten',
    },
    { url: `${site}same.png`, content: png(40), extension: 'png' },
    {
      url: `${site}old.png`,
      finalUrl: `${site}new.png`,
      content: png(42),
      extension: 'png',
      headers: [['content-type', 'image/png']],
    },
    { url: `${site}old.png`, content: png(43), extension: 'png' },
  ],
  record: {
    network: { serverIp: '192.0.2.10', fromCache: false, clientIp: null, clientIpWithheld: true },
  },
};

/**
 * A page with all that a WACZ has to carry: files with one address and with none, with hostile headers, led elsewhere and
 * answered twice; sheets as received and edited; frames of each kind.
 */
export async function richPage(): Promise<PageWish> {
  const wish = everything;
  const [, , sheet, , edited] = wish.files ?? [];
  const of = async (file: typeof sheet): Promise<string> => await sha256(utf8(String(file?.content)));
  const digests: Record<number, string> = { 3: await of(sheet), 5: await of(edited) };
  return {
    ...wish,
    files: (wish.files ?? []).map((file, index) => {
      const digest = digests[index];
      return digest === undefined ? file : { ...file, of: digest };
    }),
  };
}
