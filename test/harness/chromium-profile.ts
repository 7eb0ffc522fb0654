import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './temporary.ts';

/** The id that Chromium gives an unpacked extension: by its folder. */
function idOf(folder: string): string {
  const digest = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  return digest.replace(/./gu, (digit) =>
    String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)),
  );
}

/**
 * A new profile in which the person has once said yes to what Kuä may ask for besides sites: Chromium then answers its
 * `permissions.request` without a prompt, which no test could click. Nothing is granted before it is asked for.
 */
export async function profileOfOneWhoAgrees(extensionDir: string): Promise<string> {
  const agreed = { api: ['pageCapture'], explicit_host: [], manifest_permissions: [], scriptable_host: [] };
  const settings = { granted_permissions: agreed, runtime_granted_permissions: agreed };
  const preferences = { extensions: { settings: { [idOf(extensionDir)]: settings } } };
  const profile = await temporaryFolder('profile');
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}
