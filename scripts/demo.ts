// The demonstration: the site of a commission, and a browser with Kuä on it. Started by start.mjs.
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { builtExtension, launchChromium, removeFolder, temporaryFolder } from '../test/harness/index.ts';
import { startSite } from '../test/site/server.ts';
import { evidenceFolder, playHeadless } from './demo-headless.ts';

const { values } = parseArgs({ options: { headless: { type: 'boolean', default: false } } });
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

if (values.headless) await playHeadless();
else if (hasDisplay) await showToPerson();
else {
  console.log('There is no display here, so Kuä plays the whole work by itself.');
  await playHeadless();
}

/** Open a window with Kuä on the demonstration site and stay until it is closed. */
async function showToPerson(): Promise<void> {
  const site = await startSite();
  await mkdir(evidenceFolder, { recursive: true });
  const userDataDir = await temporaryFolder('profile');
  try {
    const kua = await launchChromium({
      extensionDir: builtExtension('chrome'),
      headless: false,
      forPerson: true,
      downloadDir: evidenceFolder,
      userDataDir,
    });
    const closed = new Promise<void>((resolve) => {
      kua.browser.once('disconnected', () => resolve());
    });
    const stop = (): void => void kua.browser.close();
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, stop);
    await kua.pin();
    const [page = await kua.newPage()] = await kua.browser.pages();
    await page.goto(`${site.origin}/en/results`);
    await page.bringToFront();
    console.log(
      [
        `The demonstration site of an election commission is at ${site.origin}/en/results`,
        'and open in a browser with Kuä in its toolbar. Click Kuä, then “Capture page”.',
        'To let the commission revise its results, run',
        `  curl -X POST ${site.origin}/control/step`,
        'then reload the page, capture it again and compare. Exported evidence goes to',
        `  ${evidenceFolder}`,
        'The browser has a profile of its own, which is removed at the end. Close its window, or press Ctrl-C here, to end.',
      ].join('\n'),
    );
    await closed;
  } finally {
    await site.close();
    await removeFolder(userDataDir);
  }
}
