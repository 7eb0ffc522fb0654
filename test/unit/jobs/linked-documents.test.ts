import { describe, expect, test } from 'vitest';
import { budgets } from '../../../lib/capture/index.ts';
import { hearPage } from '../../../lib/jobs/hear-page.ts';
import { linkedDocuments } from '../../../lib/jobs/linked-documents.ts';
import { fetchedBody, madePage, snapshot } from './made-page.ts';

const linking = (hrefs: readonly string[]): ReturnType<typeof snapshot> => {
  const made = snapshot([]);
  const links = hrefs.map((href) => ({ href, text: '', block: null }));
  return { ...made, outline: { ...made.outline, links } };
};
const found = (...hrefs: string[]): readonly string[] => linkedDocuments(linking(hrefs)).urls;

describe('the documents a page links', () => {
  test.each(['a.pdf', 'a.doc', 'a.docx', 'a.xls', 'a.xlsx', 'A.PDF'])('%s is one', (name) => {
    expect(found(`https://cec.example/${name}`)).toEqual([`https://cec.example/${name}`]);
  });

  test.each(['a.html', 'a.pdf.exe', 'pdf', 'a.zip', '?file=a.pdf', 'a.xlsm'])('%s is none', (name) => {
    expect(found(`https://cec.example/${name}`)).toEqual([]);
  });

  test('only of the same site: the host itself, a part of it, or what it is a part of', () => {
    expect(
      found(
        'https://www.cec.example/a.pdf',
        'http://example/b.pdf',
        'https://other.example/c.pdf',
        'https://notcec.example/d.pdf',
        'ftp://cec.example/e.pdf',
        'mailto:a@cec.example/f.pdf',
      ),
    ).toEqual(['https://www.cec.example/a.pdf', 'http://example/b.pdf']);
  });

  test('each once, whatever page of it is linked', () => {
    expect(
      found('https://cec.example/a.pdf#page=2', 'https://cec.example/a.pdf?v=1', 'https://cec.example/a.pdf'),
    ).toEqual(['https://cec.example/a.pdf', 'https://cec.example/a.pdf?v=1']);
  });

  test('those beyond the budget are named', () => {
    const all = Array.from({ length: budgets.documents + 2 }, (_, n) => `https://cec.example/${n}.pdf`);
    const { urls, beyond } = linkedDocuments(linking(all));
    expect(urls).toHaveLength(budgets.documents);
    expect(beyond).toEqual(all.slice(-2));
  });
});

describe('with the page are kept', () => {
  const never = new AbortController().signal;
  const deps = {
    fetchOutside: () => Promise.resolve(null),
    failureOf: () => null,
    savesPages: () => Promise.resolve(false),
    savePage: () => Promise.reject(new Error('not allowed')),
    heardPage: () => Promise.resolve(null),
    judgeDigits: () => Promise.resolve([]),
  };
  const pdf = 'https://cec.example/a.pdf';
  const gone = 'https://cec.example/b.doc';
  const hear = async (wanted: boolean) => {
    const page = madePage();
    const heard = hearPage(
      { top: page.connection, frames: Promise.resolve([]) },
      deps,
      wanted,
      () => undefined,
      never,
    );
    page.say({ type: 'snapshot', json: new Blob([JSON.stringify(linking([pdf, gone]))]) });
    page.say({ type: 'digits', drawn: null });
    page.say({ type: 'source', fetched: { url: 'x', error: 'blocked' } });
    if (wanted) {
      await page.whenAsked();
      page.say({ type: 'fetched', fetched: fetchedBody(pdf, '%PDF-1.7', 'application/pdf') });
      page.say({
        type: 'fetched',
        fetched: { ...fetchedBody(gone, '<h1>404</h1>', 'text/html'), status: 404 },
      });
    }
    return { asked: page.asked, ...(await heard).collected };
  };

  test('the documents, by their bytes; one that could not be had is missing', async () => {
    const { held, missing } = await hear(true);
    expect(held.get(pdf)).toMatchObject({ use: 'document', name: expect.stringMatching(/\.pdf$/u) });
    expect(missing).toEqual([{ url: gone, error: 'http-404' }]);
  });

  test('nothing of them, unless the person wants it', async () => {
    const { asked, held, missing } = await hear(false);
    expect([asked, [...held], missing]).toEqual([[], [], []]);
  });
});
