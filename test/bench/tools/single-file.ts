import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { root, run } from '../../../scripts/processes.mjs';
import { singleFileDefaults } from './single-file-options.ts';
import { evaluateIn } from './isolated-world.ts';
import type { CaptureTool } from './tool.ts';

const version = '1.5.84';
const world = 'singlefile';

/** SingleFile's scripts, each as one plain script: its engine, what it has in every frame, and in every page's own world. */
export interface SingleFileScripts {
  readonly engine: string;
  readonly frames: string;
  readonly hooks: string;
}

/**
 * Fetch SingleFile's engine (AGPL) from the npm registry into a cache outside the project's own packages, for
 * measuring beside it only, and make plain scripts of it. Throws when it cannot be fetched.
 */
export async function singleFileScripts(): Promise<SingleFileScripts> {
  const folder = join(root, 'node_modules', '.cache', `single-file-core-${version}`);
  if (!existsSync(folder)) await install(folder);
  const script = async (file: string, name: string): Promise<string> => {
    const outDir = join(folder, 'built');
    const built = join(outDir, `${name}.js`);
    if (!existsSync(built)) {
      const entry = join(folder, 'node_modules', 'single-file-core', file);
      await build({
        configFile: false,
        logLevel: 'error',
        root: folder,
        build: {
          lib: { entry, name, formats: ['iife'], fileName: () => `${name}.js` },
          outDir,
          emptyOutDir: false,
          minify: true,
        },
      });
    }
    return readFileSync(built, 'utf8');
  };
  return {
    engine: await script('single-file.js', 'singlefile'),
    frames: await script('single-file-frames.js', 'singlefileFrames'),
    hooks: await script('single-file-hooks-frames.js', 'singlefileHooks'),
  };
}

async function install(folder: string): Promise<void> {
  const incoming = `${folder}-incoming`;
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  const asked = ['install', `single-file-core@${version}`, '--prefix', incoming];
  const options = { timeoutMs: 120_000, quiet: true, systemPath: true };
  const { ok, reason } = await run(
    'npm',
    [...asked, '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'],
    options,
  );
  if (!ok) throw new Error(`SingleFile's engine could not be fetched: npm: ${reason}`);
  await rename(incoming, folder);
}

/**
 * SingleFile's engine in a page as its extension runs it: its frame script in a world of its own in every frame, its
 * hooks in the page's own world, from the call of `getPageData` to the text of the page.
 */
export function singleFile(name: string, scripts: SingleFileScripts, lazyLoading: boolean): CaptureTool {
  const options = JSON.stringify({ ...singleFileDefaults, loadDeferredImages: lazyLoading });
  return {
    name,
    install: async (page) => {
      const session = await page.createCDPSession();
      await session.send('Page.enable');
      await session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.hooks });
      await session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: scripts.frames,
        worldName: world,
      });
    },
    ready: async (page) => {
      const session = await page.createCDPSession();
      const evaluate = await evaluateIn(session, page, world);
      await evaluate(`${scripts.engine}; globalThis.singlefile = singlefile; singlefile.init({}); 0`);
      return async () => {
        const taken = (await evaluate(`(async () => {
          const startedMs = performance.now();
          const { content } = await singlefile.getPageData(${options}, {});
          const ms = performance.now() - startedMs;
          return { ms, bytes: new Blob([content]).size };
        })()`)) as { readonly ms: number; readonly bytes: number };
        await session.detach();
        return { ms: taken.ms, weigh: async () => taken.bytes };
      };
    },
  };
}
