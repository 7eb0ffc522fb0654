import { beforeAll, describe, expect, test } from 'vitest';
import { bagEntries, listBundle, readingPath, verifyBundle } from '../../../lib/bundle/index.ts';
import { canonicalJson, chainLine, sha256 } from '../../../lib/evidence/index.ts';
import { toldJpeg } from '../evidence/metadata/made-pictures.ts';
import { attachedBag, attachedEntries } from './attached-bag.ts';
import type { LooseBag } from './loose-bag.ts';

let made: Awaited<ReturnType<typeof attachedBag>>;
beforeAll(async () => {
  made = await attachedBag();
});

const found = async (bag: LooseBag): Promise<readonly string[]> => {
  const { checks } = await verifyBundle(bag.zip(), { now: made.now });
  return checks.flatMap(({ findings }) => findings.map(({ code, path }) => `${code} ${path}`));
};
const entry = (n: number): string => attachedEntries[n] ?? '';

/** Rewrite an entry and the whole log after it, as the holder of the key can. */
async function rewrite(
  bag: LooseBag,
  path: string,
  change: (said: Record<string, unknown>) => unknown,
): Promise<void> {
  bag.put(path, canonicalJson(change(JSON.parse(bag.text(path)) as Record<string, unknown>)));
  const chain = bag.text('data/log/chain.jsonl').split('\n').slice(0, -1);
  const lines: string[] = [];
  for (const [index, line] of chain.entries()) {
    const seq = index + 1;
    const own = `data/log/entries/${String(seq).padStart(6, '0')}.json`;
    const previousLine = lines.at(-1) ?? null;
    const prev = previousLine === null ? '0'.repeat(64) : await sha256(Buffer.from(previousLine));
    lines.push(
      bag.files.has(own)
        ? await chainLine({ entryBytes: bag.bytes(own), previousLine, seq })
        : line.replace(/"prev":"sha256:[0-9a-f]+"/u, `"prev":"sha256:${prev}"`),
    );
  }
  bag.put('data/log/chain.jsonl', `${lines.join('\n')}\n`);
}

describe('a bundle with attached files', () => {
  test('has each file once, named by its digest, and holds', async () => {
    expect(made.bag.paths(/^data\/attachments\//u)).toEqual([made.fileOf(0), made.fileOf(1)].toSorted());
    expect(Buffer.compare(made.bag.bytes(made.fileOf(0)), made.picture)).toBe(0);
    expect(await found(made.bag)).toEqual(['key-unknown keys/signer.pub.pem']);
  });

  test('discloses nothing of what was deleted, or is attached to another page', () => {
    const all = made.bag
      .paths(/^data\/(?!archive)/u)
      .map((path) => made.bag.text(path))
      .join('\n');
    expect(all).not.toMatch(/deleted\.jpg|elsewhere\.jpg|secret\.example|9{64}/u);
    expect(made.bag.text('data/log/chain.jsonl').split('\n')).toHaveLength(14);
  });

  test('names them in its report, under what they are attached to, with which of the two was kept, and whose word it is', () => {
    const report = made.bag.text('data/index.html');
    const english = report.slice(report.indexOf('Evidence bundle'));
    expect(english).toContain('Хаттама &lt;b&gt;№ 12.jpg');
    expect(english).toContain(`href="attachments/${made.attachments[0]?.sha256}.jpg"`);
    expect(english).toContain('a copy without metadata');
    expect(english).toContain('kept as it was given');
    expect(english).toContain('The site did not publish them');
    expect(english.indexOf('wall.jpg')).toBeLessThan(english.indexOf('<article'));
    expect(english.indexOf('script.html')).toBeGreaterThan(english.indexOf('<article'));
    for (const words of ['Приложенные файлы', 'Тіркелген файлдар']) expect(report).toContain(words);
  });

  test('lists them, and gives them to a reader; no archive for players has them', async () => {
    const { attachments } = await listBundle(new Blob([made.zip]));
    expect(attachments.map(({ name, kept }) => [name, kept])).toEqual([
      ['Хаттама <b>№ 12.jpg', 'without-metadata'],
      ['script.html', 'as-given'],
      ['wall.jpg', 'without-metadata'],
    ]);
    expect(readingPath(made.fileOf(1))).toBe(made.fileOf(1).slice('data/'.length));
    const { sha256: digest = '' } = made.attachments[0] ?? {};
    expect(Buffer.from(made.bag.bytes('data/archive.wacz')).includes(digest)).toBe(false);
  });

  test('is not made with an attachment of something else, nor with one that the log has otherwise', async () => {
    const [first, ...rest] = made.attachments;
    if (!first) throw new Error('nothing is attached');
    const wrong = [
      { ...first, captureId: '20260101T000000000Z-00000000' },
      { ...first, captureId: null, url: 'https://secret.example/' },
      { ...first, kept: 'as-given' as const },
      { ...first, name: 'another' },
    ];
    for (const one of wrong)
      await expect(bagEntries({ ...made.input, attachments: [one, ...rest] })).rejects.toThrow(
        /unexpected|log-broken/u,
      );
  });
});

interface Change {
  readonly says: string;
  readonly change: (bag: LooseBag) => void | Promise<void>;
  readonly finding: () => string;
}

/** What is found even where manifests and seal were made to fit. */
const changes: readonly Change[] = [
  {
    says: 'a byte of a file',
    change: (bag) =>
      bag.put(
        made.fileOf(0),
        made.picture.map((byte, at) => (at === 700 ? byte ^ 1 : byte)),
      ),
    finding: () => `changed ${made.fileOf(0)}`,
  },
  {
    says: 'a file left out',
    change: (bag) => bag.drop(made.fileOf(1)),
    finding: () => `attachment-missing ${entry(1)}`,
  },
  {
    says: 'a file more',
    change: (bag) => bag.put(`data/attachments/${'a'.repeat(64)}.jpg`, toldJpeg()),
    finding: () => `log-lacks-attachment data/attachments/${'a'.repeat(64)}.jpg`,
  },
  {
    says: 'two files swapped',
    change: (bag) => bag.swap(made.fileOf(0), made.fileOf(1)),
    finding: () => `changed ${made.fileOf(1)}`,
  },
  {
    says: 'an ending that runs',
    change: (bag) => bag.move(made.fileOf(1), made.fileOf(1).replace('.bin', '.html')),
    finding: () => `log-lacks-attachment ${made.fileOf(1).replace('.bin', '.html')}`,
  },
  {
    says: 'a folder in it',
    change: (bag) => bag.put('data/attachments/a/b.jpg', toldJpeg()),
    finding: () => 'unknown-file data/attachments/a/b.jpg',
  },
  {
    says: 'the word which of the two was kept',
    change: (bag) => bag.edit(entry(0), (text) => text.replace('without-metadata', 'as-given')),
    finding: () => `entry-digest ${entry(0)}`,
  },
  {
    says: 'a name',
    change: (bag) => bag.edit(entry(0), (text) => text.replace('12', '13')),
    finding: () => `entry-digest ${entry(0)}`,
  },
  {
    says: 'both entries of a file left closed',
    change: (bag) => {
      for (const n of [0, 2]) bag.drop(entry(n));
    },
    finding: () => `log-lacks-attachment ${made.fileOf(0)}`,
  },
  {
    says: 'a size, and the whole log after it',
    change: (bag) => rewrite(bag, entry(1), (said) => ({ ...said, bytes: 7 })),
    finding: () => `attachment-differs ${entry(1)}`,
  },
  {
    says: 'a type, and the whole log after it',
    change: (bag) => rewrite(bag, entry(1), (said) => ({ ...said, mediaType: 'text/html' })),
    finding: () => `attachment-differs ${entry(1)}`,
  },
  {
    says: 'what it is attached to, and the whole log after it',
    change: (bag) =>
      rewrite(bag, entry(1), (said) => ({ ...said, captureId: '20260101T000000000Z-00000000' })),
    finding: () => `attachment-stranger ${entry(1)}`,
  },
  {
    says: 'the page it is attached to, and the whole log after it',
    change: (bag) => rewrite(bag, entry(2), (said) => ({ ...said, url: 'https://elsewhere.example/' })),
    finding: () => `attachment-stranger ${entry(2)}`,
  },
  {
    says: 'one entry into another, and the whole log after it',
    change: (bag) =>
      rewrite(bag, entry(1), (said) => ({ ...JSON.parse(bag.text(entry(0))), seq: said['seq'] }) as unknown),
    finding: () => `attachment-twice ${entry(1)}`,
  },
  {
    says: 'a name that turns the writing round, and the whole log after it',
    change: (bag) => rewrite(bag, entry(1), (said) => ({ ...said, name: 'gpj.\u202Eexe' })),
    finding: () => `entry-unreadable ${entry(1)}`,
  },
];

describe('whatever is done to attached files is found, and the file named', () => {
  test.for([...changes])('$says', async ({ change, finding }) => {
    const bag = made.bag.copy();
    await change(bag);
    await bag.seal(made.key.sign);
    expect(await found(bag)).toContain(finding());
  });

  test('a picture with metadata that is called a copy without: noted', async () => {
    const bag = made.bag.copy();
    const told = toldJpeg();
    const digest = await sha256(told);
    const path = `data/attachments/${digest}.jpg`;
    bag.put(path, told);
    bag.drop(made.fileOf(1));
    await rewrite(bag, entry(1), (said) => ({
      ...said,
      sha256: digest,
      bytes: told.length,
      mediaType: 'image/jpeg',
      kept: 'without-metadata',
    }));
    await bag.seal(made.key.sign);
    expect(await found(bag)).toEqual(
      expect.arrayContaining([`attachment-told ${path}`, 'key-unknown keys/signer.pub.pem']),
    );
  });

  test('by somebody without the key', async () => {
    const bag = made.bag.copy();
    bag.drop(made.fileOf(1));
    expect(await found(bag)).toContain(`missing ${made.fileOf(1)}`);
  });
});
