import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveLocally, type LocalServer } from '../harness/local-server.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

/** Whether the real pages are beside the repository. */
export const hasCorpus = existsSync(`${corpus}/PAIRS.tsv`);

/** Two successive versions of a real page, and whether text that a reader sees differs. */
export interface RevisionPair {
  readonly group: string;
  /** Files of the corpus. */
  readonly a: string;
  readonly b: string;
  readonly changed: boolean;
}

/** The pairs in the order of the list: those of a page one after the other, each beginning where the last ended. */
export async function revisionPairs(): Promise<readonly RevisionPair[]> {
  const [head = '', ...lines] = (await readFile(`${corpus}/PAIRS.tsv`, 'utf8')).trimEnd().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const fields = line.split('\t');
    const field = (name: string): string => fields[columns.indexOf(name)] ?? '';
    return {
      group: field('group'),
      a: field('a'),
      b: field('b'),
      changed: field('visible_text_changed') === 'yes',
    };
  });
}

/** The type that the server sent with the page, as recorded beside it; else HTML in UTF-8, which the pages declare. */
async function contentType(file: string): Promise<string> {
  const recorded = `${corpus}/${file.replace(/\.html$/u, '.http.yml')}`;
  if (!existsSync(recorded)) return 'text/html; charset=utf-8';
  const [, response = ''] = (await readFile(recorded, 'utf8')).split(/^response:$/mu);
  return /^ {4}content-type:\n {4}- (.+)$/imu.exec(response)?.[1] ?? 'text/html; charset=utf-8';
}

/** A site on which each page of the corpus has one address, at which the version stands that was put there last. */
export interface CorpusSite extends LocalServer {
  addressOf(group: string): string;
  put(group: string, file: string): Promise<void>;
}

/** Serve pages of the corpus; whatever else they ask for is not found. */
export async function startCorpusSite(): Promise<CorpusSite> {
  const pages = new Map<string, { readonly type: string; readonly body: Uint8Array }>();
  const server = await serveLocally((request, response) => {
    const page = pages.get(request.url ?? '');
    if (!page) response.writeHead(404, { 'content-type': 'text/plain' }).end();
    else response.writeHead(200, { 'content-type': page.type, 'cache-control': 'no-cache' }).end(page.body);
  });
  return {
    ...server,
    addressOf: (group) => `${server.origin}/${group}/`,
    put: async (group, file) => {
      const [type, body] = await Promise.all([contentType(file), readFile(`${corpus}/${file}`)]);
      pages.set(`/${group}/`, { type, body });
    },
  };
}
