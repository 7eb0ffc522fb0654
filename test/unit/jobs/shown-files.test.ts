import { describe, expect, test, vi } from 'vitest';
import { budgets, type MhtmlPart, type Snapshot } from '../../../lib/capture/index.ts';
import { utf8 } from '../../../lib/evidence/index.ts';
import { ResourceCollector, type Collected } from '../../../lib/jobs/collect-resources.ts';
import {
  filesHeard,
  filesInMhtml,
  shownFiles,
  type HeardPage,
  type PageSaver,
  type ShownFiles,
} from '../../../lib/jobs/shown-files.ts';
import { fetchedBody, madePage, snapshot } from './made-page.ts';

const never = new AbortController().signal;
const picture = 'https://cec.example/turnout.png';
const atMs = Date.UTC(2026, 2, 15);

function part(body: string, mediaType = 'image/png', encoding = 'binary', location = picture): MhtmlPart {
  return { location, mediaType, encoding, body: utf8(body) };
}

/** What a page's list of loads says of its one picture. */
function loaded(about: Partial<Snapshot['loaded']['loads'][number]> = {}): Snapshot['loaded'] {
  const load = { url: picture, status: 200, bytes: null, throughWorker: false, ...about };
  return { loads: [load], isWhole: true, forbidden: [], finished: [] };
}

interface Told {
  readonly shown?: ShownFiles | string | null;
  readonly loads?: Snapshot['loaded'];
  readonly inPage?: boolean;
}

/** Gather a page's one picture, for which `answer` came. */
async function gather(
  answer: Parameters<ResourceCollector['receive']>[1] | null,
  { shown = filesInMhtml([part('shown')], atMs), loads = loaded(), inPage = false }: Told = {},
): Promise<Collected> {
  const deps = {
    fetchOutside: () => Promise.resolve(null),
    failureOf: () => null,
    progress: () => undefined,
  };
  const collector = new ResourceCollector(deps, answer ? never : AbortSignal.abort('page-left'));
  const read = snapshot([{ url: picture, use: 'image' }]);
  const images = inPage ? [{ src: picture, alt: '', sha256: null, block: null }] : [];
  const outline = { ...read.outline, images } as Snapshot['outline'];
  const { connection } = madePage();
  collector.add(connection, { ...read, outline, loaded: loads });
  if (answer) await collector.receive(connection, answer);
  return await collector.finish(Promise.resolve(shown));
}

const text = ({ held }: Collected): string => new TextDecoder().decode(held.get(picture)?.bytes);
const answered = (body: string, type = 'image/png') => fetchedBody(picture, body, type);

describe('what was shown wins', () => {
  test('where the answer is the same, that is kept, and nothing is noted', async () => {
    const collected = await gather(answered('shown'));
    expect(collected.held.get(picture)?.row).toMatchObject({ via: 'page-cache', status: 200 });
    expect(collected).toMatchObject({ otherwise: [], missing: [], limitations: [] });
  });

  test('where the answer is another, both are kept, and the record says which came how', async () => {
    const collected = await gather(answered('other'));
    expect(text(collected)).toBe('shown');
    expect(collected.held.get(picture)?.row).toEqual({
      url: picture,
      finalUrl: null,
      status: null,
      statusText: null,
      headers: [],
      mediaType: 'image/png',
      bytes: 5,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
      via: 'mhtml',
      fetchedAt: '2026-03-15T00:00:00.000Z',
    });
    expect(collected.otherwise.map(({ row }) => [row.url, row.via])).toEqual([[picture, 'page-cache']]);
  });

  test.each([
    ['permission', { url: picture, error: 'blocked' }],
    ['http-410', { url: picture, error: 'http-410' }],
    ['truncated', { url: picture, error: 'truncated', got: 3, announced: 5 }],
  ])('where there is no answer (%s), it is not missing', async (_, failure) => {
    const collected = await gather(failure);
    expect(text(collected)).toBe('shown');
    expect(collected).toMatchObject({ otherwise: [], missing: [], origins: [] });
  });

  test('where the page was left before an answer came', async () => {
    const collected = await gather(null);
    expect(text(collected)).toBe('shown');
    expect(collected.missing).toEqual([]);
  });

  test('where a service worker made it up, the server’s is kept beside it', async () => {
    const loads = loaded({ bytes: 5, throughWorker: true });
    const collected = await gather(answered('the server’s own'), { loads });
    expect(text(collected)).toBe('shown');
    expect(collected.otherwise).toHaveLength(1);
    expect(collected.missing).toEqual([]);
  });

  test('where the answer was known to be of another length, that is noted no more: what is kept was shown', async () => {
    const longer = { loads: loaded({ bytes: 5 }) };
    expect((await gather(answered('longer'), { ...longer, shown: null })).limitations).toMatchObject([
      { code: 'not-as-shown' },
    ]);
    expect((await gather(answered('longer'), longer)).limitations).toEqual([]);
  });

  test('where Kuä took two equal answers for different ones, or had drawn it anew', async () => {
    const drawn = new Blob(['drawn'], { type: 'image/png' });
    const same = await gather({ ...answered('shown'), shown: drawn });
    expect(same.held.get(picture)?.row.via).toBe('page-cache');
    expect(same.otherwise).toEqual([]);
    const other = await gather({ ...answered('other'), shown: drawn });
    expect(text(other)).toBe('shown');
    expect(other.otherwise).toHaveLength(1);
    const only = await gather({ url: picture, error: 'http-410', shown: drawn });
    expect(text(only)).toBe('shown');
    expect(only.otherwise).toEqual([]);
  });
});

describe('what was heard while the page was open', () => {
  const document = { tabId: 1, url: 'https://cec.example/', respondedAtMs: atMs };
  const answer = (url: string, body: string, type: string, askedAtMs = atMs + 5) => ({
    tabId: 1,
    requestId: url + body,
    url,
    finalUrl: url,
    status: 200,
    statusText: 'OK',
    headers: [['content-type', type]] satisfies [string, string][],
    askedAtMs,
    fetchedAtMs: askedAtMs + 5,
    bytes: utf8(body),
  });
  const page: HeardPage = {
    document,
    answers: [
      answer('https://cec.example/', '<p>', 'text/html', atMs),
      answer(picture, 'before', 'image/png'),
      answer(picture, 'shown', 'image/png'),
    ],
  };
  const heard = filesHeard(page);

  test('is kept with the answer that brought it, the last one where there were more', async () => {
    const collected = await gather(answered('other'), { shown: heard });
    expect(text(collected)).toBe('shown');
    expect(collected.held.get(picture)?.row).toMatchObject({
      via: 'stream',
      status: 200,
      finalUrl: picture,
      headers: [['content-type', 'image/png']],
      mediaType: 'image/png',
      fetchedAt: '2026-03-15T00:00:00.010Z',
    });
    expect(collected.otherwise.map(({ row }) => [row.url, row.via])).toEqual([[picture, 'page-cache']]);
  });

  test('tells the document’s own bytes', () => {
    expect(heard.source).toMatchObject({ url: 'https://cec.example/', status: 200, body: utf8('<p>') });
  });

  test('is that of the document that came then, from that address, and of no other', () => {
    const { facts } = snapshot([]);
    const of = { ...facts, loadedUrl: 'https://cec.example/', responseAtMs: atMs + 20 };
    expect(heard.areOf(of)).toBe(true);
    expect(heard.areOf({ ...of, responseAtMs: atMs - 60_000 })).toBe(false);
    expect(heard.areOf({ ...of, loadedUrl: 'https://cec.example/results' })).toBe(false);
  });
});

describe('what is not known to be whole is not taken for it', () => {
  const missing = [{ url: picture, error: 'http-410' }];
  const gone = { url: picture, error: 'http-410' };

  test('a picture that the page had not finished loading', async () => {
    const coming = { ...loaded(), loads: [] };
    expect((await gather(gone, { loads: coming })).missing).toEqual(missing);
  });

  test('one that stands in the page and had not come to its end, though the page had loaded its address once', async () => {
    expect((await gather(gone, { inPage: true })).missing).toEqual(missing);
    const finished = { ...loaded(), loads: [], finished: [picture] };
    expect((await gather(gone, { inPage: true, loads: finished })).missing).toEqual([]);
  });

  test('one of another length than the page had loaded', async () => {
    expect((await gather(gone, { loads: loaded({ bytes: 6 }) })).missing).toEqual(missing);
  });

  test('one that was not given out', async () => {
    const { limitations, ...collected } = await gather(gone, { shown: 'timeout' });
    expect(collected.missing).toEqual(missing);
    expect(limitations).toEqual([{ code: 'shown-files-not-had', subject: null, detail: 'timeout' }]);
  });
});

describe('only a file’s own bytes are taken out of a saved page', () => {
  const find = (parts: MhtmlPart[], length: number | null = null): string | null => {
    const bytes = filesInMhtml(parts, atMs).find(picture, length)?.bytes;
    return bytes ? new TextDecoder().decode(bytes) : null;
  };

  test('pictures and fonts, not what the browser writes anew', () => {
    expect(find([part('a{}', 'text/css'), part('<p>', 'text/html')])).toBeNull();
    expect(find([part('<p>', 'text/html'), part('first'), part('second')])).toBe('first');
    expect(find([part('%%%', 'image/png', 'base64')])).toBeNull();
    expect(find([part('x', 'image/png', 'binary', 'cid:1@mhtml.blink')])).toBeNull();
  });

  test('text, whose line breaks the browser has made alike, only where its length tells how they were', () => {
    const svg = part('<svg>\r\n</svg>', 'image/svg+xml', 'quoted-printable');
    expect(find([svg], 13)).toBe('<svg>\r\n</svg>');
    expect(find([svg], 12)).toBe('<svg>\n</svg>');
    expect(find([svg], 11)).toBeNull();
    expect(find([svg])).toBeNull();
    expect(find([part('<svg/>', 'image/svg+xml', 'quoted-printable')])).toBe('<svg/>');
  });
});

describe('the browser is asked for what it shows', () => {
  const saved = new Blob([
    'Content-Type: multipart/related; boundary=b\r\n\r\n\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n',
    `Content-Location: ${picture}\r\n\r\nshown\r\n--b--\r\n`,
  ]);

  const saver = (save: () => Promise<Blob>, allowed = true): PageSaver => ({
    savesPages: () => Promise.resolve(allowed),
    savePage: save,
    heardPage: () => Promise.resolve(null),
  });

  test('and asked once more where it lost what it had saved', async () => {
    const save = vi.fn<() => Promise<Blob>>().mockResolvedValue(saved);
    save.mockRejectedValueOnce(new DOMException('gone', 'NotFoundError'));
    const files = await shownFiles(saver(save), 1, never);
    expect(typeof files === 'object' && files?.find(picture, null)?.bytes).toEqual(utf8('shown'));
    expect(save).toHaveBeenCalledTimes(2);
  });

  test('and what it does not give is a reason, not a failure', async () => {
    const reason = async (save: () => Promise<Blob>): Promise<unknown> =>
      await shownFiles(saver(save), 1, never);
    expect(await reason(() => Promise.reject(new Error('not this page')))).toBe('refused');
    expect(await reason(() => Promise.resolve(saved.slice(0, -9)))).toBe('malformed');
    const large = { size: budgets.savedPageBytes + 1 } as Blob;
    expect(await reason(() => Promise.resolve(large))).toBe('too-large');
  });

  test('and not waited for longer than the capture goes on', async () => {
    const ended = new AbortController();
    const asked = shownFiles(
      saver(() => new Promise(() => undefined)),
      1,
      ended.signal,
    );
    ended.abort();
    expect(await asked).toBe('timeout');
  });

  test('and not at all where the person has not allowed it, of which nothing is noted', async () => {
    const save = vi.fn<() => Promise<Blob>>();
    expect(await shownFiles(saver(save, false), 1, AbortSignal.abort())).toBeNull();
    expect(save).not.toHaveBeenCalled();
  });
});
