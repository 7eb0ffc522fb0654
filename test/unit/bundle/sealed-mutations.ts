import { canonicalJson } from '../../../lib/evidence/index.ts';
import { at, chain, entry, folders, type Mutation, resource } from './mutation.ts';
import { noteMutations } from './note-mutations.ts';

const info = 'bag-info.txt';

/** Ways to write a record that are not the one way. */
const spellings: readonly (readonly [says: string, change: (text: string) => string])[] = [
  ['a name twice', (text) => text.replace('{', '{"title":"x",')],
  ['a number beyond 2^53', (text) => text.replace('"status":200', '"status":9007199254740993')],
  ['half of a surrogate pair', (text) => text.replace('"lang":"ru"', String.raw`"lang":"\ud800"`)],
  [
    'lists within lists',
    (text) => text.replace('"frames":[]', `"frames":${'['.repeat(9e5)}${']'.repeat(9e5)}`),
  ],
];

/** Fields that make a record none. */
const otherFields: readonly (readonly [says: string, fields: object])[] = [
  ['an unknown field', { extra: 1 }],
  ['the name of every object’s prototype as a field', JSON.parse('{"__proto__":{"title":"x"}}')],
  [
    'a path out of its folder',
    { artifacts: [{ path: '../x', role: 'page', mediaType: '', bytes: 0, sha256: 'ab'.repeat(32) }] },
  ],
  ['millions of rows', { resources: Array.from({ length: 3e6 }, () => 0) }],
  ['another format', { format: 'kua-capture/2' }],
];

/** What only the holder of the key could do, and what is found although every sum and the seal fit. */
export const sealedMutations: readonly Mutation[] = [
  {
    says: 'a figure changed in a record',
    change: (bag) =>
      bag.edit(`${folders(bag)[0]}capture.json`, (text) => text.replace('"status":200', '"status":404')),
    code: 'signature',
    path: '{a}capture.json.sig',
  },
  {
    says: 'a record changed and signed, which the log has otherwise',
    change: (bag, sign) =>
      bag.rewrite(`${folders(bag)[0]}capture.json`, sign, (record) => ({ ...record, title: 'Other' })),
    code: 'log-lacks-capture',
    path: '{a}capture.json',
  },
  {
    says: 'a record changed and signed, which the version after it has otherwise',
    change: (bag, sign) =>
      bag.rewrite(`${folders(bag)[0]}capture.json`, sign, (record) => ({ ...record, title: 'Other' })),
    code: 'previous',
    path: '{b}capture.json',
  },
  {
    says: 'a record with spaces',
    change: async (bag, sign) => {
      const path = `${folders(bag)[0]}capture.json`;
      bag.edit(path, (text) => JSON.stringify(JSON.parse(text), null, 1));
      bag.put(`${path}.sig`, await sign(bag.bytes(path)));
    },
    code: 'record-form',
    path: '{a}capture.json',
  },
  ...spellings.map(([says, change]): Mutation => {
    return {
      says: `a record with ${says}`,
      change: async (bag, sign) => {
        const path = `${folders(bag)[0]}capture.json`;
        bag.edit(path, change);
        bag.put(`${path}.sig`, await sign(bag.bytes(path)));
      },
      code: says === 'lists within lists' ? 'record-invalid' : 'record-form',
      path: '{a}capture.json',
    };
  }),
  ...otherFields.map(([says, fields]): Mutation => {
    return {
      says: `a record with ${says}`,
      change: (bag, sign) =>
        bag.rewrite(`${folders(bag)[0]}capture.json`, sign, (record) => ({
          ...record,
          ...fields,
        })),
      code: 'record-invalid',
      path: '{a}capture.json',
    };
  }),
  {
    says: 'a record of another key',
    change: (bag, sign) =>
      bag.rewrite(`${folders(bag)[0]}capture.json`, sign, (record) => {
        return { ...record, collector: { label: null, keyId: `sha256:${'cd'.repeat(32)}` } };
      }),
    code: 'record-key',
    path: '{a}capture.json',
  },
  {
    says: 'a capture from the future',
    change: (bag, sign) =>
      bag.rewrite(`${folders(bag)[0]}capture.json`, sign, (record) => ({
        ...record,
        startedAt: '2099-01-01T00:00:00.000Z',
      })),
    code: 'from-future',
    path: '{a}capture.json',
  },
  {
    says: 'a file named twice by its record',
    change: (bag, sign) =>
      bag.rewrite(`${folders(bag)[0]}capture.json`, sign, (record) => {
        return { ...record, artifacts: [...record.artifacts, record.artifacts[0]] };
      }),
    code: 'artifact-twice',
    path: '{a}page.html',
  },
  {
    says: 'a page within the page that no file is for',
    change: (bag, sign) =>
      bag.rewrite(`${folders(bag)[0]}capture.json`, sign, (record) => {
        return { ...record, frames: [{ path: 'frames/1.html', url: 'https://x.example/', parent: null }] };
      }),
    code: 'frame-unlisted',
    path: '{a}frames/1.html',
  },
  {
    says: 'a file taken out of its record',
    change: (bag, sign) =>
      bag.rewrite(`${folders(bag)[0]}capture.json`, sign, (record) => ({
        ...record,
        artifacts: record.artifacts.slice(1),
      })),
    code: 'unreferenced',
    path: '{a}page.html',
  },
  {
    says: 'a file of a capture removed',
    change: (bag) => bag.drop(`${folders(bag)[0]}source.txt`),
    code: 'missing',
    path: '{a}source.txt',
  },
  {
    says: 'a record removed',
    change: (bag) => bag.drop(`${folders(bag)[0]}capture.json`),
    code: 'missing',
    path: '{a}capture.json',
  },
  {
    says: 'a signature of a record removed',
    change: (bag) => bag.drop(`${folders(bag)[0]}capture.json.sig`),
    code: 'missing',
    path: '{a}capture.json.sig',
  },
  {
    says: 'a resource changed',
    change: (bag) => bag.edit(at(bag, resource), (text) => text.replace('16px', '61px')),
    code: 'resource-name',
    path: '{css}',
  },
  {
    says: 'a resource changed and named by its new content',
    change: (bag) => {
      bag.put(`data/resources/${'ab'.repeat(32)}.css`, 'body{}');
      bag.drop(at(bag, /^data\/resources\/(?!ab).*css$/u));
    },
    code: 'missing',
    path: '{stem}',
  },
  {
    says: 'a resource under two endings',
    change: (bag) => bag.put(at(bag, resource).replace('.css', '.bin'), bag.bytes(at(bag, resource))),
    code: 'resource-twice',
    path: '{bin}',
  },
  {
    says: 'a resource of no capture',
    change: (bag) =>
      bag.put('data/resources/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.bin', ''),
    code: 'unreferenced',
    path: 'data/resources/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.bin',
  },
  {
    says: 'the entry of a capture closed',
    change: (bag) => bag.drop(entry(2)),
    code: 'log-lacks-capture',
    path: '{a}capture.json',
  },
  {
    says: 'the entry of the key closed',
    change: (bag) => bag.drop(entry(1)),
    code: 'log-lacks-key',
    path: chain,
  },
  ...noteMutations,
  {
    says: 'the entry of the export closed',
    change: (bag) => bag.drop(entry(7)),
    code: 'log-lacks-export',
    path: chain,
  },
  {
    says: 'an entry of the log changed',
    change: (bag) => bag.edit(entry(2), (text) => text.replace('election', 'elections')),
    code: 'entry-url',
    path: entry(2),
  },
  {
    says: 'an entry of the log with spaces',
    change: (bag) => bag.edit(entry(2), (text) => text.replace(',', ', ')),
    code: 'entry-not-canonical',
    path: entry(2),
  },
  {
    says: 'an entry of the log that is none',
    change: (bag) => bag.put(entry(2), canonicalJson({ type: 'party' })),
    code: 'entry-unreadable',
    path: entry(2),
  },
  {
    says: 'the log removed',
    change: (bag) => {
      for (const path of bag.paths(/^data\/log/u)) bag.drop(path);
    },
    code: 'missing',
    path: chain,
  },
  {
    says: 'a comparison without its data',
    change: (bag) => bag.drop(at(bag, /^data\/comparisons\/.*json$/u)),
    code: 'missing',
    path: '{comparison}',
  },
  {
    says: 'a comparison of a capture that is not there',
    change: (bag) => {
      for (const path of bag.paths(/^data\/comparisons/u))
        bag.move(path, path.replace('5e6f7a8b', '00000002'));
    },
    code: 'comparison-stranger',
    path: 'data/comparisons/20260315T134000123Z-1a2b3c4d..20260315T140322456Z-00000002.html',
  },
  {
    says: 'a file that format 1 does not know',
    change: (bag) => bag.put('data/run.html', '<script>'),
    code: 'unknown-file',
    path: 'data/run.html',
  },
  {
    says: 'another declaration of BagIt',
    change: (bag) => bag.edit('bagit.txt', (text) => text.replace('1.0', '0.97')),
    code: 'bagit',
    path: 'bagit.txt',
  },
  {
    says: 'another day in bag-info.txt',
    change: (bag) => bag.edit(info, (text) => text.replace('2026-03-15', '2026-03-16')),
    code: 'bag-date',
    path: info,
  },
  {
    says: 'no number in bag-info.txt',
    change: (bag) => bag.edit(info, (text) => text.replace('urn:uuid:', 'urn:')),
    code: 'bag-number',
    path: info,
  },
  {
    says: 'a label twice in bag-info.txt',
    change: (bag) => bag.edit(info, (text) => `${text}Kua-Anchors: sig\n`),
    code: 'bag-info',
    path: info,
  },
  {
    says: 'no anchors in bag-info.txt',
    change: (bag) => bag.edit(info, (text) => text.replace('Kua-Anchors: sig', 'Kua-Anchors: none')),
    code: 'anchors-list',
    path: info,
  },
  {
    says: 'an anchor listed that is not there',
    change: (bag) => bag.edit(info, (text) => text.replace('Kua-Anchors: sig', 'Kua-Anchors: sig tsa1')),
    code: 'missing',
    path: 'anchors/tagmanifest-sha256.txt.tsa1.tsr',
  },
];
