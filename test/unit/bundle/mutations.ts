import type { FindingCode } from '../../../lib/bundle/index.ts';
import { listings, log } from './list-mutations.ts';
import {
  at,
  entry,
  folders,
  lines,
  manifest,
  type Mutation,
  picture,
  resource,
  seal,
  tags,
} from './mutation.ts';

const files: readonly Mutation[] = [
  {
    says: 'two pages swapped',
    change: (bag) => bag.swap(`${folders(bag)[0]}page.html`, `${folders(bag)[2]}page.html`),
    code: 'changed',
    path: '{a}page.html',
  },
  {
    says: 'two texts swapped',
    change: (bag) => bag.swap(`${folders(bag)[0]}content.json`, `${folders(bag)[1]}content.json`),
    code: 'changed',
    path: '{b}content.json',
  },
  {
    says: 'two records swapped',
    change: (bag) => bag.swap(`${folders(bag)[0]}capture.json`, `${folders(bag)[1]}capture.json`),
    code: 'record-elsewhere',
    path: '{a}capture.json',
  },
  {
    says: 'two signatures swapped',
    change: (bag) => bag.swap(`${folders(bag)[0]}capture.json.sig`, `${folders(bag)[1]}capture.json.sig`),
    code: 'signature',
    path: '{a}capture.json.sig',
  },
  {
    says: 'two resources swapped',
    change: (bag) => bag.swap(at(bag, resource), at(bag, picture)),
    code: 'resource-name',
    path: '{css}',
  },
  {
    says: 'two entries of the log swapped',
    change: (bag) => bag.swap(entry(2), entry(4)),
    code: 'entry-digest',
    path: entry(2),
  },
  {
    says: 'the tables swapped',
    change: (bag) => bag.swap('data/captures.csv', 'data/figures.csv'),
    code: 'changed',
    path: 'data/figures.csv',
  },
  {
    says: 'the manifests swapped',
    change: (bag) => bag.swap(manifest, tags),
    code: 'misplaced',
    path: 'bagit.txt',
  },
  {
    says: 'the report renamed',
    change: (bag) => bag.move('data/index.html', 'data/index.htm'),
    code: 'missing',
    path: 'data/index.html',
  },
  {
    says: 'a file of a capture renamed',
    change: (bag) => bag.move(`${folders(bag)[0]}text.txt`, `${folders(bag)[0]}texts.txt`),
    code: 'unreferenced',
    path: '{a}texts.txt',
  },
  {
    says: 'a capture’s folder renamed',
    change: (bag) => {
      const [a] = folders(bag);
      for (const path of bag.paths(new RegExp(`^${a}`, 'u')))
        bag.move(path, path.replace('1a2b3c4d', '1a2b3c4e'));
    },
    code: 'missing',
    path: '{a}capture.json',
  },
  {
    says: 'a resource renamed so that it runs',
    change: (bag) => bag.move(at(bag, resource), at(bag, resource).replace('.css', '.html')),
    code: 'resource-name',
    path: '{html}',
  },
  {
    says: 'an entry of the log renamed to another line',
    change: (bag) => bag.move(entry(2), entry(3)),
    code: 'entry-digest',
    path: entry(3),
  },
  {
    says: 'a folder renamed by a capital',
    change: (bag) => bag.move('data/notes.json', 'Data/notes.json'),
    code: 'zip-name-twice',
    path: '{top}/Data/notes.json',
  },
  {
    says: 'the top folder renamed to another time',
    change: (bag) => {
      bag.topFolder = bag.topFolder.replace('20260315', '20260314');
    },
    code: 'folder-name',
    path: '{top}',
  },
  {
    says: 'the top folder renamed to another number',
    change: (bag) => {
      bag.topFolder = bag.topFolder.replace('7b1cf9a0', '7b1cf9a1');
    },
    code: 'folder-name',
    path: '{top}',
  },
  {
    says: 'the top folder renamed to anything',
    change: (bag) => {
      bag.topFolder = 'evidence';
    },
    code: 'folder-name',
    path: 'evidence',
  },
];

const added = (path: string, code: FindingCode, content = 'x'): Mutation => {
  return { says: `${path} added`, change: (bag) => bag.put(path, content), code, path };
};

const additions: readonly Mutation[] = [
  added('data/figures.xlsx', 'added'),
  added('data/archive.warc', 'added'),
  added('HOWTO.txt', 'added'),
  added('keys/tsa1.ca.pem', 'added'),
  added('keys/other.pub.pem', 'added'),
  added('data/log/entries/000003.json', 'entry-digest', '{}'),
  added('data/log/entries/000008.json', 'entry-without-line', '{}'),
  added('data/log/entries/7.json', 'unknown-file', '{}'),
  added('anchors/tagmanifest-sha256.txt.tsa1.tsr', 'anchor-unknown'),
  added('anchors/tagmanifest-sha256.txt.ots', 'anchor-unknown'),
  added('anchors/tagmanifest-sha256.txt.sig2', 'anchor-unknown'),
  added('anchors/manifest-sha256.txt.sig', 'anchor-unknown'),
  added('data/captures/20260315T134000123Z-1a2b3c4d/capture.json.tsa1.tsr', 'tsa-unreadable'),
  added('anchors/captures/20260315T134000123Z-1a2b3c4d/capture.json.ots', 'ots-unreadable'),
  added('data/captures/20260315T134000123Z-1a2b3c4d/frames/1.html', 'unreferenced'),
  added('data/captures/20260315T134000123Z-1a2b3c4d/screenshot-1.png', 'unreferenced'),
  added('data/comparisons/20260315T134000123Z-1a2b3c4d..20260315T150000000Z-99aa99aa.html', 'added'),
  added(`data/resources/${'ab'.repeat(32)}.png`, 'resource-name'),
  {
    says: 'a whole capture added, a copy of another',
    change: (bag) => {
      const [a] = folders(bag);
      for (const path of bag.paths(new RegExp(`^${a}`, 'u'))) {
        bag.put(path.replace('1a2b3c4d', '00000001'), bag.bytes(path));
      }
    },
    code: 'record-elsewhere',
    path: 'data/captures/20260315T134000123Z-00000001/capture.json',
  },
];

const dropped: readonly Mutation[] = [
  {
    says: 'a line of the manifest removed',
    change: (bag) =>
      bag.edit(
        manifest,
        lines((all) => all.filter((line) => !line.endsWith('data/notes.json'))),
      ),
    code: 'added',
    path: 'data/notes.json',
  },
  {
    says: 'the line of the manifest removed from the tagmanifest',
    change: (bag) =>
      bag.edit(
        tags,
        lines((all) => all.filter((line) => !line.endsWith(manifest))),
      ),
    code: 'added',
    path: manifest,
  },
  {
    says: 'a file and its line removed, with all sums right',
    change: (bag) => {
      bag.drop('data/notes.json');
      bag.sums();
    },
    code: 'signature',
    path: seal,
  },
  {
    says: 'a figure changed, with all sums right',
    change: (bag) => {
      bag.edit(`${folders(bag)[0]}content.json`, (text) => text.replace('49,14', '94,14'));
      bag.sums();
    },
    code: 'changed',
    path: '{a}content.json',
  },
  {
    says: 'a whole capture removed, with all sums right',
    change: (bag) => {
      for (const path of bag.paths(/99aa99aa/u)) bag.drop(path);
      bag.sums();
    },
    code: 'signature',
    path: seal,
  },
  {
    says: 'a key with text around it',
    change: (bag) => bag.edit('keys/signer.pub.pem', (text) => `${text}\n`),
    code: 'key-unreadable',
    path: 'keys/signer.pub.pem',
  },
  {
    says: 'the seal taken from a record',
    change: (bag) => bag.put(seal, bag.bytes(`${folders(bag)[0]}capture.json.sig`)),
    code: 'signature',
    path: seal,
  },
];

/** What anyone could do to the file. */
export const mutations: readonly Mutation[] = [...files, ...additions, ...listings, ...dropped, ...log];
