// The tools a stranger checks evidence with: none of them shares a line with Kuä.
import { run } from './run.ts';
import type { Answer, RunOptions } from './run.ts';

/** `openssl` with these arguments; its answer also when it says no. */
export function openssl(args: readonly string[], options: RunOptions = {}): Promise<Answer> {
  return run('openssl', args, options);
}

/** `sha256sum -c` of a manifest in `folder`, as a BagIt bag has it; macOS has `shasum` instead. */
export async function sha256sum(folder: string, manifest: string): Promise<Answer> {
  try {
    return await run('sha256sum', ['-c', '--quiet', '--strict', manifest], { cwd: folder });
  } catch (error) {
    if (!isMissing(error)) throw error;
    return run('shasum', ['-a', '256', '-c', '--quiet', '--strict', manifest], { cwd: folder });
  }
}

/**
 * Unpack a ZIP into `folder` with the first such tool this machine has. Throws when there is none, and with the
 * tool's own words when it finds fault with the file.
 */
export async function unpack(zip: string, folder: string): Promise<void> {
  const tools: readonly (readonly [string, ...string[]])[] = [
    ['unzip', '-q', zip, '-d', folder],
    ['python3', '-m', 'zipfile', '-e', zip, folder],
    // bsdtar, the tar of macOS and Windows, also reads ZIP.
    ['bsdtar', '-xf', zip, '-C', folder],
    ...(process.platform === 'linux' ? [] : [['tar', '-xf', zip, '-C', folder] as const]),
  ];
  for (const [tool, ...args] of tools) {
    try {
      const { code, stderr } = await run(tool, args);
      if (code !== 0) throw new Error(`${tool} does not read ${zip}: ${stderr}`);
      return;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  throw new Error('No tool here unpacks a ZIP: install unzip or python3.');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
