import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { builtExtension, launchChromium, withBrowser } from '../test/harness/index.ts';
import { playJourney } from '../test/harness/journey.ts';
import { startSite } from '../test/site/server.ts';

/** Where the demonstration's exported evidence goes. */
export const evidenceFolder = fileURLToPath(new URL('../.cache/evidence', import.meta.url));

/** Do the whole work without a window: capture, revision, capture, compare, export. Prints what came of it. */
export async function playHeadless(): Promise<void> {
  await mkdir(evidenceFolder, { recursive: true });
  const site = await startSite();
  try {
    const kua = await launchChromium({ extensionDir: builtExtension('chrome'), downloadDir: evidenceFolder });
    const { changes, zipPath } = await withBrowser(kua, () =>
      playJourney({ kua, site, say: (sentence) => console.log(sentence) }),
    );
    console.log(
      ['What changed:', ...changes.map((line) => `  ${line}`), '', ...howToCheck(zipPath)].join('\n'),
    );
  } finally {
    await site.close();
  }
}

function howToCheck(zipPath: string): readonly string[] {
  const digest = 'tagmanifest-sha256.txt';
  return [
    `The evidence: ${zipPath}`,
    'To check it with tools that know nothing of Kuä:',
    `  unzip -q "${zipPath}" -d evidence && cd evidence/*/`,
    `  sha256sum -c --quiet manifest-sha256.txt && sha256sum -c --quiet ${digest}`,
    `  openssl dgst -sha256 -verify keys/signer.pub.pem -signature anchors/${digest}.sig ${digest}`,
  ];
}
