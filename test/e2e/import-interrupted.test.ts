import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  byRole,
  clickButton,
  faultsIn,
  launchBoth,
  removeFolder,
  temporaryFolder,
} from '../harness/index.ts';
import { importTables, keepVerified, verifyFiles, withoutRemains } from '../harness/imports.ts';
import { exportedBag } from '../unit/bundle/loose-bag.ts';

describe.each(launchBoth)('an import that is cut off, in $name', ({ launch }) => {
  let folder: string;
  let herZip: string;
  beforeAll(async () => {
    folder = await temporaryFolder('import-interrupted');
    herZip = join(folder, 'bundle.zip');
    await writeFile(herZip, (await exportedBag()).zip);
  });
  afterAll(() => removeFolder(folder));

  test('a browser that is killed while it imports has one whole bundle afterwards, or nothing of it', async () => {
    const userDataDir = await temporaryFolder('profile');
    let kua = await launch({ userDataDir });
    const found: number[] = [];
    try {
      for (const afterMs of [0, 30, 120, 400, 1200]) {
        const page = await verifyFiles(kua, herZip);
        await clickButton(page, 'Keep this bundle');
        // However far it has come by then.
        await delay(afterMs);
        await kua.kill();
        kua = await launch({ userDataDir, again: true });
        const pages = await kua.ownPage('archive.html#/pages');
        await byRole(pages, 'heading', 'Pages');
        await pages.close();
        await withoutRemains(kua);
        const rows = await importTables(kua);
        const n = rows['importedBundles'] ?? 0;
        found.push(n);
        expect(rows).toMatchObject({
          importedFiles: n,
          importedCaptures: 3 * n,
          'import entries': n,
        });
        expect(await faultsIn(kua)).toEqual([]);
      }
      expect(Math.max(...found)).toBeLessThanOrEqual(1);
      const page = await verifyFiles(kua, herZip);
      expect(['kept', 'same']).toContain((await keepVerified(page, 'Keep this bundle'))[0]);
      await page.close();
      expect(await importTables(kua)).toMatchObject({
        importedBundles: 1,
        importedFiles: 1,
        importedCaptures: 3,
      });
    } finally {
      await kua.close();
      await removeFolder(userDataDir);
    }
  });
});
