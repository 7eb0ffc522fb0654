import { createServer } from 'node:http';
import { documentReply, send } from '../../site/reply.ts';
import { manyPage } from './many.ts';
import { newsPage } from './news.ts';
import { resultsPage } from './results.ts';
import type { BenchFile, BenchPage } from './site.ts';
import { featuresPage as labPage } from '../../site/features/pages.ts';
import { startFeatureSite } from '../../site/features/server.ts';

/** The page of all features, which a site of its own serves. */
const featuresPage: BenchPage = { name: 'features', path: labPage.path, files: () => new Map() };

/** The pages that captures are measured on. */
export const benchPages: readonly BenchPage[] = [resultsPage, newsPage, featuresPage, manyPage];

/** The running server of the bench pages. */
export interface BenchSite {
  addressOf(page: BenchPage): string;
  /** Serve the pages with another number from now on. */
  revise(figure: number): void;
  close(): Promise<void>;
}

/** Serve the bench pages: documents are asked for anew each time, all else is kept by the browser for an hour. */
export async function serveBenchPages(): Promise<BenchSite> {
  const filesAt = (figure: number): ReadonlyMap<string, BenchFile> =>
    new Map(benchPages.flatMap((page) => [...page.files(figure)]));
  let files = filesAt(1234);
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://bench.invalid').pathname);
    if (!file) send(request, response, documentReply('Not found', 'text/plain', 'en', 404));
    else if (file.type.startsWith('text/html'))
      send(request, response, documentReply(file.body, file.type, 'en'));
    else {
      const headers = { 'content-type': file.type, 'cache-control': 'max-age=3600' };
      send(request, response, { status: 200, headers, body: Buffer.from(file.body) });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bench pages have no port');
  const origin = `http://127.0.0.1:${address.port}`;
  const features = await startFeatureSite();
  return {
    addressOf: (page) => (page === featuresPage ? features.origin : origin) + page.path,
    revise: (figure) => {
      files = filesAt(figure);
    },
    close: async () => {
      await features.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
