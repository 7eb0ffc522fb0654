import type { Page } from 'puppeteer-core';
import type { DemoSite } from '../site/server.ts';
import type { Launched } from './launched.ts';
import { clickButton, status, tickInList } from './page.ts';
import { openedTab } from './tabs.ts';

/** What one whole piece of work came to. */
export interface Journey {
  /** What the comparison said, a line each. */
  readonly changes: readonly string[];
  /** The exported evidence. */
  readonly zipPath: string;
}

/** What the journey needs. */
export interface JourneyParts {
  readonly kua: Launched;
  readonly site: DemoSite;
  /** Told what happens, in sentences, as it happens. */
  readonly say: (sentence: string) => void;
}

/** Capture a results page, let the commission revise it, capture it again, compare the two, export the evidence. */
export async function playJourney({ kua, site, say }: JourneyParts): Promise<Journey> {
  const page = await kua.newPage();
  await page.goto(`${site.origin}/en/results`);

  say(`First capture: ${await captureShown(kua, page)}`);

  const response = await fetch(`${site.origin}/control/step`, { method: 'POST' });
  if (!response.ok) throw new Error(`the site did not go on: ${response.status}`);
  await page.reload();
  say('The commission has revised its results.');

  const second = await kua.openPopup(page);
  await clickButton(second, 'Capture page');
  say(`Second capture: ${oneLine(await status(second, /Captured/u))}`);

  const changes = await compare(kua, second);
  const zipPath = await exportEvidence(kua, page);
  await page.close();
  return { changes, zipPath };
}

/** Tick the two newest versions and compare them; the comparison opens in a tab of the extension. */
async function compare(kua: Launched, popup: Page): Promise<readonly string[]> {
  await tickInList(popup, 'Versions', [0, 1]);
  const comparison = await openedTab(kua.browser, () => clickButton(popup, 'Compare'));
  const answer = await status(comparison, /changed|unchanged/u);
  const figures = await comparison.$$eval('table.figures tbody tr', (rows) =>
    rows.map((row) => {
      const [where = '', before = '', after = '', difference = ''] = [...row.cells].map(
        (cell) => (cell.querySelector<HTMLElement>('.difference') ?? cell).innerText,
      );
      return `${where} ${before} → ${after} (${difference})`.trim();
    }),
  );
  await comparison.close();
  await close(popup);
  return [answer, ...figures].map(oneLine);
}

/** Capture the page as a person does, by the popup; answers what the popup said. */
export async function captureShown(kua: Launched, page: Page): Promise<string> {
  const popup = await kua.openPopup(page);
  await clickButton(popup, 'Capture page');
  const said = oneLine(await status(popup, /Captured/u));
  await close(popup);
  return said;
}

/**
 * Export all versions of the page; answers the path of the ZIP. The export runs in a tab of the extension and saves
 * its file by itself.
 */
export async function exportEvidence(kua: Launched, page: Page): Promise<string> {
  const popup = await kua.openPopup(page);
  const exporting = await openedTab(kua.browser, () => clickButton(popup, 'Export evidence'));
  const zipPath = await kua.nextDownload();
  await exporting.close();
  await close(popup);
  return zipPath;
}

/** A popup may have closed itself when a tab of the extension opened. */
async function close(popup: Page): Promise<void> {
  if (!popup.isClosed()) await popup.close();
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}
