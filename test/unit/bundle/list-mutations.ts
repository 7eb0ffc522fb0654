import type { FindingCode } from '../../../lib/bundle/index.ts';
import { chain, lines, manifest, type Mutation, tags } from './mutation.ts';

const listing = (
  says: string,
  path: string,
  change: (text: string) => string,
  code: FindingCode,
): Mutation => {
  return { says: `${path}: ${says}`, change: (bag) => bag.edit(path, change), code, path };
};

/** What can be done to the lists of checksums. */
export const listings: readonly Mutation[] = [manifest, tags].flatMap((path) => [
  listing(
    'two lines swapped',
    path,
    lines(([one = '', two = '', ...rest]) => [two, one, ...rest]),
    'manifest-order',
  ),
  listing(
    'a line twice',
    path,
    lines(([one = '', ...rest]) => [one, one, ...rest]),
    'manifest-order',
  ),
  listing(
    'capitals in a digest',
    path,
    (text) => text.replace(/^[0-9a-f]+/u, (hex) => hex.toUpperCase()),
    'manifest-line',
  ),
  listing('line ends of another system', path, (text) => text.replaceAll('\n', '\r\n'), 'manifest-line'),
  listing('no line end at its end', path, (text) => text.slice(0, -1), 'manifest-line'),
  listing('an empty line', path, (text) => `${text}\n`, 'manifest-line'),
  listing('a byte order mark', path, (text) => `\uFEFF${text}`, 'manifest-line'),
  listing('the binary mark of other tools', path, (text) => text.replace('  ', ' *'), 'manifest-line'),
  listing(
    'a way out of the bag',
    path,
    lines((all) => [...all, `${'0'.repeat(64)}  ~/.ssh/id`]),
    'manifest-line',
  ),
]);

/** What can be done to the log. */
export const log: readonly Mutation[] = [
  listing(
    'a line removed',
    chain,
    lines((all) => all.toSpliced(2, 1)),
    'line-prev',
  ),
  listing(
    'the last line removed',
    chain,
    lines((all) => all.slice(0, -1)),
    'log-lacks-export',
  ),
  listing(
    'two lines swapped',
    chain,
    lines(([a = '', b = '', ...rest]) => [b, a, ...rest]),
    'line-seq',
  ),
  listing(
    'a line twice',
    chain,
    lines((all) => [...all, all.at(-1) ?? '']),
    'line-seq',
  ),
  listing('an empty line', chain, (text) => `${text}\n`, 'line-unreadable'),
  listing('no line end at its end', chain, (text) => text.slice(0, -1), 'line-end'),
  listing('a space', chain, (text) => text.replace(',', ', '), 'line-not-canonical'),
  listing(
    'a closed line rewritten',
    chain,
    lines((all) => all.with(2, (all[2] ?? '').replace(/[0-9a-f]{64}/u, 'ee'.repeat(32)))),
    'line-prev',
  ),
  listing(
    'a line of text',
    chain,
    lines((all) => all.with(1, 'x')),
    'line-unreadable',
  ),
];
