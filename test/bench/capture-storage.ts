import { askForCapture, builtExtension, launchChromium } from '../harness/index.ts';
import { storedBytes } from './archive-bytes.ts';
import { jobDone } from './job-done.ts';
import { newsPage } from './pages/news.ts';
import type { BenchSite } from './pages/serve.ts';

const captures = 100;
const patienceMs = 30_000;
/** On a slow machine fewer captures are made, and the rest reckoned from them: each costs the same. */
const budgetMs = 180_000;
const fewest = 5;

/** What many versions of one page cost to keep, pictures of the page not counted. */
export interface StorageMeasure {
  readonly page: string;
  readonly captures: number;
  /** How many captures were made; what the others add is reckoned from the mean of these. */
  readonly made: number;
  readonly firstBytes: number;
  readonly allBytes: number;
  readonly ratio: number;
  readonly wanted: number;
  /** What each table grew by with each further capture. */
  readonly grownBytes: Readonly<Record<string, number>>;
}

/** Capture the news page again and again, each time with one number changed on the server. */
export async function benchStorage(site: BenchSite): Promise<StorageMeasure> {
  const startedMs = Date.now();
  const kua = await launchChromium({ extensionDir: builtExtension('chrome') });
  try {
    await kua.grantAllHosts();
    const page = await kua.browser.newPage();
    await page.goto(site.addressOf(newsPage), { waitUntil: 'load' });
    const tabId = await kua.tabId(page);
    const own = await kua.ownPage('archive.html#/settings');
    const capture = async (): Promise<void> => {
      await jobDone(own, await askForCapture(own, tabId), patienceMs);
    };
    await capture();
    const first = await storedBytes(kua);
    let made = 1;
    for (; made < captures && (made < fewest || Date.now() - startedMs < budgetMs); made += 1) {
      site.revise(1234 + made);
      await page.reload({ waitUntil: 'load' });
      await capture();
    }
    const all = await storedBytes(kua);
    const firstBytes = first.all - first.pictures;
    if (all.captures !== made) throw new Error(`${all.captures} captures are kept, not ${made}`);
    const eachBytes = (all.all - all.pictures - firstBytes) / (made - 1);
    const allBytes = firstBytes + eachBytes * (captures - 1);
    return {
      page: newsPage.name,
      captures,
      made,
      firstBytes,
      allBytes,
      ratio: allBytes / firstBytes,
      wanted: 1.3,
      grownBytes: Object.fromEntries(
        Object.entries(all.tables).map(([name, bytes]) => [
          name,
          Math.round((bytes - (first.tables[name] ?? 0)) / (made - 1)),
        ]),
      ),
    };
  } finally {
    await kua.close();
  }
}

/** The measure in sentences, for a terminal. */
export function storageText(measure: StorageMeasure): string {
  const { page, captures: count, made, ratio, firstBytes, allBytes, grownBytes, wanted } = measure;
  const mega = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
  const grown = Object.entries(grownBytes)
    .filter(([, bytes]) => bytes > 0)
    .map(([name, bytes]) => `${name} ${(bytes / 1000).toFixed(1)} kB`);
  const reckoned = made < count ? ` (reckoned from ${made})` : '';
  return `${count} captures${reckoned} of the ${page} page with one changed number: ${mega(allBytes)}, ${ratio.toFixed(2)} × one (${mega(firstBytes)}); wanted: under ${wanted} ×. Each further one: ${grown.join(', ')} (pictures of the page counted here alone).`;
}
