import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../../lib/cli/index.ts';
import { removeFolder, temporaryFolder } from '../../harness/temporary.ts';
import { TimestampAuthority } from '../../harness/timestamp-authority.ts';
import { bagOf, stampedInput } from '../bundle/stamped-bag.ts';

let folder: string;
let zip: string;
let root: string;
let other: string;
beforeAll(async () => {
  folder = await temporaryFolder('cli-tsa');
  const authority = await TimestampAuthority.make(`${folder}/tsa`, { key: 'p256', intermediate: true });
  const another = await TimestampAuthority.make(`${folder}/other`, { key: 'p256' });
  [root, other] = [authority.path('ca.pem'), another.path('ca.pem')];
  zip = `${folder}/bundle.zip`;
  await writeFile(zip, (await bagOf(await stampedInput(authority))).zip);
});
afterAll(() => removeFolder(folder));

const run = (...words: string[]) => runCommand(['verify', zip, ...words], ['C'], new Date());

describe('verify --tsa-root', () => {
  test('names the authority that was given, and the time', async () => {
    const { code, out } = await run('--tsa-root', root);
    expect(code).toBe(0);
    expect(out.match(/its file existed, as it is, at this time/gu)).toHaveLength(4);
    expect(out).toMatch(
      /: \d{4}-\d\d-\d\dT[\d:.]+Z; C=XX, O=TEST ONLY, CN=Test Signer; C=XX, .*CN=Test Root$/mu,
    );
    expect(out).not.toContain('authority unknown');
  });

  test('may be given several times, as one file or several', async () => {
    expect((await run('--tsa-root', other, '--tsa-root', root)).code).toBe(0);
    const both = `${folder}/both.pem`;
    await writeFile(both, `${await readFile(other, 'utf8')}\n${await readFile(root, 'utf8')}`);
    expect((await run('--tsa-root', both)).code).toBe(0);
  });

  test('ends with 1 where the time-stamps are of another authority', async () => {
    const { code, out } = await run('--tsa-root', other);
    expect(code).toBe(1);
    expect(out.match(/does not come from an authority that was given/gu)).toHaveLength(4);
  });

  test('left out, leaves the authority unknown and says so', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out.match(/consistent, authority unknown/gu)).toHaveLength(4);
  });

  test('ends with 2 for a file that is none, and for no file', async () => {
    expect(await run('--tsa-root', zip)).toMatchObject({
      code: 2,
      error: `${zip}: holds no certificates that can be read`,
    });
    expect(await run('--tsa-root', `${folder}/none.pem`)).toMatchObject({ code: 2 });
    expect(await run('--tsa-root')).toMatchObject({ code: 2, error: expect.stringContaining('usage') });
  });
});
