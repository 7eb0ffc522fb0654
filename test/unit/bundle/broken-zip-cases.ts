import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipRule } from '../../../lib/bundle/index.ts';
import { utf8 } from '../../../lib/evidence/index.ts';
import { brokenZip, descriptor, type EndWish, extra, fields, nothing, type Wish } from './broken-zip.ts';

export const a: Wish = { name: 'top/a.txt', content: utf8('first') };
export const b: Wish = { name: 'top/b.txt', content: utf8('second '.repeat(400)), deflate: true };
export const c: Wish = { name: 'top/c/c.txt', content: utf8('third') };
export const second = utf8('second '.repeat(400));
export const packed = deflateRawSync(second);
export const streamed = { flags: 8, crc32: 0, packedBytes: 0, bytes: 0 };

/** What is wrong, the rule that it breaks, and the ZIP. */
export type Case = readonly [says: string, rule: ZipRule, wishes: readonly Wish[], end?: EndWish];
/** The same lie in both headers. */
export const both = (said: Wish['local']): Pick<Wish, 'local' | 'central'> => ({
  local: said ?? {},
  central: said ?? {},
});
const named = (name: string | Uint8Array): Wish[] => [a, { name, content: utf8('x') }];
const hello = extra(
  0x7075,
  Buffer.concat([fields([1, 1], [crc32(utf8('top/b.txt')), 4]), utf8('top/evil.sh')]),
);

export const names: readonly Case[] = [
  ['a way up', 'name', named('top/../evil.txt')],
  ['a way up at the end', 'name', named('top/..')],
  ['a single dot', 'name', named('top/./a.txt')],
  ['an absolute path', 'name', named('/etc/passwd')],
  ['a drive', 'name', named('C:/top/a')],
  ['a network path', 'name', named('//server/share/a')],
  ['a backslash', 'name', named('top\\evil.txt')],
  ['percent encoding', 'name', named('top/%2e%2e/evil')],
  ['overlong UTF-8', 'name', named(Uint8Array.of(0x74, 0x2f, 0xc0, 0xae, 0xc0, 0xae))],
  ['letters beyond ASCII', 'name', named('top/протокол.txt')],
  ['a composed form of another', 'name', named('top/a\u0301.txt')],
  ['a device', 'name', named('top/NUL')],
  ['a device with an ending', 'name', named('top/com1.txt')],
  ['a control character', 'name', named('top/a\u001b[2J')],
  ['a zero byte', 'name', named('top/a.txt\0.html')],
  ['a line end', 'name', named('top/a\n.txt')],
  ['a turn of direction', 'name', named('top/\u202Etxt.exe')],
  ['a space', 'name', named('top/a b')],
  ['nothing', 'name', named('')],
  ['an empty part', 'name', named('top//b')],
  ['a dot at its end', 'name', named('top/b.txt.')],
  ['a part too long', 'name', named(`top/${'x'.repeat(256)}`)],
  ['a path too long', 'name', named(`top/${'x/'.repeat(600)}x`)],
  ['the name of every object’s prototype', 'name', named('top/__proto__')],
  ['a folder', 'folder-entry', named('top/c/')],
  ['another top folder', 'top-folder', named('other/b.txt')],
  ['no folder', 'top-folder', named('b.txt')],
  ['one that is there already', 'name-twice', named('top/a.txt')],
  ['one that is there with other capitals', 'name-twice', named('top/A.TXT')],
  ['a folder that is there with other capitals', 'name-twice', [c, { name: 'top/C/d.txt' }]],
  ['a folder that is a file', 'file-and-folder', named('top/a.txt/b')],
  ['a file that is a folder', 'file-and-folder', [{ name: 'top/a.txt/b' }, a]],
  ['a file that is a folder with other capitals', 'file-and-folder', [c, { name: 'top/C' }]],
];

export const kinds: readonly Case[] = [
  ['a symbolic link', 'not-a-file', [{ ...a, central: { attributes: 0o120777 * 2 ** 16 } }]],
  ['a device', 'not-a-file', [{ ...a, central: { attributes: 0o020666 * 2 ** 16 } }]],
  ['a folder by its attributes', 'not-a-file', [{ ...a, central: { attributes: 0x10 } }]],
  ['an encrypted entry', 'encrypted', [{ ...a, ...both({ flags: 1 }) }]],
  ['an encrypted entry, said only in front', 'encrypted', [{ ...a, local: { flags: 1 } }]],
  ['strong encryption', 'encrypted', [{ ...a, ...both({ flags: 0x41 }) }]],
  ['a hidden directory', 'encrypted', [{ ...a, ...both({ flags: 0x2000 }) }]],
  ['a patch', 'flags', [{ ...a, ...both({ flags: 0x20 }) }]],
  ['a newer format', 'flags', [{ ...a, ...both({ version: 63 }) }]],
  ['LZMA', 'method', [{ ...a, ...both({ method: 14 }) }]],
  ['AES', 'method', [{ ...a, ...both({ method: 99 }) }]],
  ['Deflate64', 'method', [{ ...b, ...both({ method: 9 }) }]],
  ['a Unicode path that renames', 'extra-field', [a, { ...b, ...both({ extra: hello }) }]],
  ['a Unicode path, only in front', 'extra-field', [a, { ...b, local: { extra: hello } }]],
  ['an AES field', 'extra-field', [{ ...a, ...both({ extra: extra(0x9901, fields([2, 2])) }) }]],
  ['an extra field cut off', 'extra-field', [{ ...a, ...both({ extra: fields([0x5455, 2], [90, 2]) }) }]],
  ['half an extra field', 'extra-field', [{ ...a, ...both({ extra: fields([1, 1]) }) }]],
  [
    'an extra field twice',
    'extra-field',
    [{ ...a, ...both({ extra: Buffer.concat([extra(0x5455, nothing), extra(0x5455, nothing)]) }) }],
  ],
  ['a ZIP64 field that nothing asks for', 'zip64', [{ ...a, ...both({ extra: extra(1, fields([5, 8])) }) }]],
  ['a full size without a ZIP64 field', 'zip64', [{ ...a, ...both({ bytes: 0xffffffff }) }]],
  [
    'a size beyond 2^53',
    'zip64',
    [{ ...a, central: { bytes: 0xffffffff, extra: extra(1, new Uint8Array(8).fill(255)) } }],
  ],
  ['an entry on another disk', 'disks', [{ ...a, central: { disk: 1 } }]],
  ['a comment on an entry', 'comment', [{ ...a, central: { comment: utf8('x') } }]],
];

export const structure: readonly Case[] = [
  ['headers that differ in name', 'headers-differ', [{ ...a, local: { name: 'top/b.txt' } }]],
  [
    'headers that differ in the capitals of a name',
    'headers-differ',
    [{ ...a, local: { name: 'top/A.txt' } }],
  ],
  ['headers that differ in size', 'headers-differ', [{ ...b, local: { bytes: 3 } }]],
  ['headers that differ in packed size', 'headers-differ', [{ ...b, local: { packedBytes: 3 } }]],
  ['headers that differ in method', 'headers-differ', [{ ...a, local: { method: 8 } }]],
  ['headers that differ in CRC', 'headers-differ', [{ ...a, local: { crc32: 1 } }]],
  ['headers that differ in flags', 'headers-differ', [{ ...a, local: { flags: 0x800 } }]],
  ['sizes that are zero in front without a descriptor', 'headers-differ', [{ ...a, local: { bytes: 0 } }]],
  ['a local header that is none', 'gap', [a, { ...b, local: { signature: 0x04034b51 } }]],
  ['a local name longer than the file', 'gap', [{ ...a, local: { nameBytes: 60_000 } }]],
  ['a central header that is none', 'directory', [a, { ...b, central: { signature: 1 } }]],
  ['a central name longer than the directory', 'directory', [{ ...a, central: { nameBytes: 60_000 } }]],
  ['a stored entry whose data are deflated', 'size', [{ ...b, ...both({ method: 0 }) }]],
  [
    'a stored entry whose data are deflated, with sizes that fit',
    'crc',
    [{ ...b, ...both({ method: 0, bytes: packed.length }) }],
  ],
  ['a deflated entry whose data are stored', 'deflate', [{ ...a, ...both({ method: 8 }) }]],
  ['a deflate stream that ends early', 'deflate', [{ ...b, packed: packed.subarray(0, -3) }]],
  ['a deflate stream followed by more', 'deflate', [{ ...b, packed: Buffer.concat([packed, utf8('more')]) }]],
  ['a deflate stream followed by another', 'deflate', [{ ...b, packed: Buffer.concat([packed, packed]) }]],
  ['no deflate stream at all', 'deflate', [{ ...b, packed: nothing }]],
  ['more content than announced', 'size', [{ ...b, ...both({ bytes: 100 }) }]],
  ['less content than announced', 'size', [{ ...b, ...both({ bytes: 100_000 }) }]],
  ['a wrong CRC', 'crc', [{ ...a, ...both({ crc32: 1 }) }]],
  ['a wrong CRC of deflated data', 'crc', [{ ...b, ...both({ crc32: 1 }) }]],
  ['an offset outside the file', 'gap', [a, { ...b, central: { offset: 0x7fffffff } }]],
  ['an offset into another entry', 'gap', [a, { ...b, central: { offset: 20 } }]],
  ['two entries over the same data', 'gap', [a, { ...b, central: { offset: 0 } }]],
  ['an entry that reaches into the next', 'gap', [{ ...a, ...both({ packedBytes: 200, bytes: 200 }) }, b]],
  ['an entry that reaches into the directory', 'gap', [{ ...a, ...both({ packedBytes: 90, bytes: 90 }) }]],
  ['data before the first entry', 'gap', [{ ...a, before: utf8('#!/bin/sh\n') }]],
  ['data between entries', 'gap', [a, { ...b, before: utf8('hidden') }]],
  ['an entry that the directory hides', 'gap', [a, { ...b, before: brokenZip([c]).subarray(0, 46) }]],
  ['data after the last entry', 'gap', [a], { beforeDirectory: utf8('hidden') }],
  ['data after the directory', 'directory', [a], { beforeEnd: utf8('hidden') }],
  [
    'a descriptor that disagrees in CRC',
    'descriptor',
    [withDescriptor(descriptor(second, packed.length, { crc: 1 }))],
  ],
  ['a descriptor that disagrees in size', 'descriptor', [withDescriptor(descriptor(second, 1))]],
  ['no descriptor where one is announced', 'gap', [withDescriptor(nothing)]],
  [
    'a descriptor and more',
    'gap',
    [withDescriptor(Buffer.concat([descriptor(second, packed.length), utf8('hid')]))],
  ],
  ['a directory said to be smaller', 'directory', [a, b], { directoryBytes: 40 }],
  ['a directory said to be elsewhere', 'directory', [a, b], { directoryOffset: 4 }],
  ['fewer entries counted than there are', 'directory', [a, b], { entries: 1 }],
  ['more entries counted than there are', 'directory', [a, b], { entries: 3 }],
  ['no entries', 'entries', []],
  ['several disks', 'disks', [a], { disk: 1 }],
  ['counts that disagree', 'disks', [a, b], { here: 1 }],
  ['a ZIP64 end that disagrees in its count', 'zip64', [a, b], { zip64: { entries: 1 } }],
  ['a ZIP64 end that disagrees in its place', 'zip64', [a, b], { zip64: { offset: 1 } }],
  ['a ZIP64 end with more in it', 'zip64', [a, b], { zip64: { size: 60 } }],
  ['a ZIP64 end that is elsewhere', 'zip64', [a, b], { zip64: { locator: 0 } }],
  ['a ZIP64 end on another disk', 'disks', [a, b], { zip64: { disks: 2 } }],
];

function withDescriptor(after: Uint8Array): Wish {
  return { ...b, local: streamed, central: { flags: 8 }, after };
}
