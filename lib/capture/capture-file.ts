import { noDigits } from './digit-pictures.ts';
import { KuaError } from '../model/index.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { fileSnapshot } from './file-snapshot.ts';
import type { Fetched, FromPage } from './protocol.ts';
import { readFacts } from './read-page.ts';

/**
 * In the page: capture a file that the browser shows in its own viewer, by the bytes that the page's cache holds, else
 * by those that the site gives when it is asked again.
 *
 * @param cached asks the cache alone
 * @throws KuaError `pdf-viewer`, `page-too-large`
 */
export async function captureFile(
  document: Document,
  cached: (url: string) => Promise<Fetched>,
  say: (message: FromPage) => void,
  ended: AbortSignal,
): Promise<void> {
  // The document is the viewer's: of the file it knows the address and the answer.
  const facts = {
    ...readFacts(document, Date.now(), { loads: [], isWhole: true, forbidden: [], finished: [] }),
    decodedBytes: null,
    lastModifiedMs: null,
  };
  const held = await cached(facts.loadedUrl);
  const fetched = 'error' in held ? await fetchBytes(facts.loadedUrl, { cache: 'force-cache' }, ended) : held;
  if ('error' in fetched)
    throw new KuaError(fetched.error === 'too-large' ? 'page-too-large' : 'pdf-viewer', fetched.error);
  say({ type: 'snapshot', json: new Blob([JSON.stringify(fileSnapshot(facts))]) });
  say({ type: 'digits', drawn: noDigits });
  say({ type: 'source', fetched });
  say({ type: 'fetched', fetched });
}
