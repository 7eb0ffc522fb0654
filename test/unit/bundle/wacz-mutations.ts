import { createDeviceKey, derToP1363, sign, toBase64, utf8 } from '../../../lib/evidence/index.ts';
import type { WaczMutation } from './wacz-mutation.ts';
import { recordMutations } from './wacz-record-mutations.ts';

const packaged = 'datapackage.json';
const digest = 'datapackage-digest.json';
const pages = 'pages/pages.jsonl';
const index = 'indexes/index.cdxj';
const warc = 'archive/data.warc';

const zipped: readonly WaczMutation[] = [
  {
    says: 'a file added',
    change: (wacz) => void wacz.files.set('archive/more.warc', utf8('x')),
    code: 'unknown-file',
    path: 'archive/more.warc',
  },
  ...[pages, index, warc, packaged, digest].map((path): WaczMutation => ({
    says: `${path} left out`,
    change: (wacz) => {
      wacz.wishes = (wishes) => wishes.filter(({ name }) => name !== path);
    },
    code: 'missing',
    path,
  })),
  {
    says: 'two files in another order',
    change: (wacz) => {
      wacz.wishes = ([first, second, ...rest]) => [second, first, ...rest].filter((wish) => !!wish);
    },
    code: 'wacz-order',
    path: '',
  },
  {
    says: 'the WARC deflated',
    change: (wacz) => {
      wacz.wishes = (wishes) => wishes.map((wish) => ({ ...wish, deflate: wish.name === warc }));
    },
    code: 'zip-method',
    path: warc,
  },
  {
    says: 'a file twice',
    change: (wacz) => {
      wacz.wishes = (wishes) => [...wishes, ...wishes.slice(0, 1)];
    },
    code: 'zip-name-twice',
    path: pages,
  },
  {
    says: 'something after its end',
    change: (wacz) => {
      wacz.after = utf8('x');
    },
    code: 'zip-end-record',
    path: '',
  },
  {
    says: 'a checksum of the ZIP that is not that of the file',
    change: (wacz) => {
      const wrong = { crc32: 1 };
      wacz.wishes = (wishes) =>
        wishes.map((wish) => (wish.name === index ? { ...wish, local: wrong, central: wrong } : wish));
    },
    code: 'zip-crc',
    path: index,
  },
];

const field = (name: string, value: unknown): WaczMutation => ({
  says: `${name} of the package as ${JSON.stringify(value)}`,
  change: (wacz) => wacz.editJson(packaged, (all) => void (all[name] = value)),
  code: 'wacz-package',
  path: packaged,
});

const described: readonly WaczMutation[] = [
  field('wacz_version', '1.2.0'),
  field('profile', 'wacz'),
  field('created', '2026-03-14T20:41:07.000Z'),
  field('title', 'Turnout'),
  field('description', ''),
  field('mainPageUrl', 'https://www.example.kz/'),
  field('mainPageDate', '2026-03-15T14:03:22Z'),
  field('license', 'none'),
  field('resources', []),
  {
    says: 'a file that is not listed',
    change: (wacz) =>
      wacz.editJson(packaged, (all) => void (all['resources'] = (all['resources'] as unknown[]).slice(1))),
    code: 'added',
    path: pages,
  },
  {
    says: 'files listed in another order',
    change: (wacz) =>
      wacz.editJson(
        packaged,
        (all) => void (all['resources'] = (all['resources'] as unknown[]).toReversed()),
      ),
    code: 'wacz-package',
    path: packaged,
  },
  {
    says: 'a package with white space in it',
    change: (wacz) => wacz.edit(packaged, (text) => text.replace('{', '{ ')),
    code: 'record-form',
    path: packaged,
  },
  {
    says: 'a list of pages that the package does not know',
    change: (wacz) => wacz.lines(pages, (lines) => lines.slice(0, -1)),
    code: 'changed',
    path: pages,
    keeps: ['package'],
  },
  {
    says: 'another software, agreed upon everywhere but in the WARC',
    change: (wacz) => {
      wacz.editJson(packaged, (all) => void (all['software'] = 'Kuä 9'));
      wacz.editJson(digest, (all) => void Object.assign(all['signedData'] as object, { software: 'Kuä 9' }));
    },
    code: 'wacz-record-head',
    path: warc,
  },
];

const signedBy = (says: string, name: string, value: unknown): WaczMutation => ({
  says,
  change: (wacz) =>
    wacz.editJson(digest, (all) => void Object.assign(all['signedData'] as object, { [name]: value })),
  code: 'wacz-package',
  path: digest,
});

const signed: readonly WaczMutation[] = [
  signedBy('signed at another time', 'created', '2026-03-15T20:41:08.000Z'),
  signedBy('signed with another software', 'software', 'other'),
  signedBy('signed by a domain', 'domain', 'example.kz'),
  signedBy('signed with a key that is none', 'publicKey', 'AAAA'),
  {
    says: 'not signed',
    change: (wacz) => {
      wacz.editJson(digest, (all) => void delete all['signedData']);
    },
    code: 'wacz-package',
    path: digest,
    keeps: ['signature'],
  },
  {
    says: 'signed by another key',
    change: async (wacz) => {
      const key = await createDeviceKey();
      const hash = (JSON.parse(wacz.text(digest)) as { hash: string }).hash;
      const signature = toBase64(derToP1363(await sign(key, utf8(hash))));
      const publicKey = toBase64(key.publicSpki);
      wacz.editJson(
        digest,
        (all) => void Object.assign(all['signedData'] as object, { signature, publicKey }),
      );
    },
    code: 'signature',
    path: digest,
    keeps: ['signature'],
  },
  {
    says: 'a signature of something else',
    change: async (wacz, by) => {
      const signature = toBase64(derToP1363(await by(utf8('sha256:'))));
      wacz.editJson(digest, (all) => void Object.assign(all['signedData'] as object, { signature }));
    },
    code: 'signature',
    path: digest,
    keeps: ['signature'],
  },
  {
    says: 'the hash of another package',
    change: (wacz) => wacz.editJson(packaged, (all) => void (all['title'] = 'x')),
    code: 'wacz-package',
    path: digest,
    keeps: ['signature'],
  },
];

const kept = { keeps: ['index'] } as const;
const lists: readonly WaczMutation[] = [
  {
    says: 'a line of the index left out',
    change: (wacz) => wacz.lines(index, (lines) => lines.slice(1)),
    code: 'wacz-index-missing',
    path: index,
    ...kept,
  },
  {
    says: 'a line of the index twice',
    change: (wacz) => wacz.lines(index, ([first = '', ...rest]) => [first, first, ...rest]),
    code: 'wacz-index-line',
    path: index,
    ...kept,
  },
  {
    says: 'lines of the index in another order',
    change: (wacz) => wacz.lines(index, (lines) => lines.toReversed()),
    code: 'wacz-index-order',
    path: index,
    ...kept,
  },
  {
    says: 'a line that leads elsewhere',
    change: (wacz) => wacz.edit(index, (text) => text.replace(/(?<="offset":)\d+/u, '0')),
    code: 'wacz-index-line',
    path: index,
    ...kept,
  },
  {
    says: 'a line with another address',
    change: (wacz) => wacz.edit(index, (text) => text.replace('"url":"https', '"url":"http')),
    code: 'wacz-index-line',
    path: index,
    ...kept,
  },
  {
    says: 'an index whose last line has no end',
    change: (wacz) => wacz.edit(index, (text) => text.trimEnd()),
    code: 'wacz-index-line',
    path: index,
    ...kept,
  },
  {
    says: 'a line without bounds',
    change: (wacz) => wacz.edit(index, (text) => `${text}${'z'.repeat(3_000_000)}\n`),
    code: 'wacz-index-line',
    path: index,
    ...kept,
  },
  {
    says: 'an index that is no text',
    change: (wacz) => void wacz.files.set(index, Buffer.from([0xff, 0xfe, 10])),
    code: 'wacz-index-line',
    path: index,
    ...kept,
  },
  {
    says: 'another title of a page',
    change: (wacz) => wacz.edit(pages, (text) => text.replace('Явка', 'явка')),
    code: 'wacz-page',
    path: pages,
  },
  {
    says: 'a page left out',
    change: (wacz) => wacz.lines(pages, (lines) => lines.slice(0, -1)),
    code: 'wacz-page',
    path: pages,
  },
  {
    says: 'a page more',
    change: (wacz) => wacz.lines(pages, (lines) => [...lines, '{"url":"https://a.example/"}']),
    code: 'wacz-page',
    path: pages,
  },
  {
    says: 'pages in another order',
    change: (wacz) => wacz.lines(pages, ([first = '', ...rest]) => [first, ...rest.toReversed()]),
    code: 'wacz-page',
    path: pages,
  },
];

/** Everything that can be done to a WACZ by who may sign it. */
export const waczMutations: readonly WaczMutation[] = [
  ...zipped,
  ...described,
  ...signed,
  ...recordMutations,
  ...lists,
];
