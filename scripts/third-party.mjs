// The licences of what others wrote and the extension carries: they ask that their text goes with it.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './processes.mjs';
import manifest from '../package.json' with { type: 'json' };

const { dependencies } = manifest;
const partName = /^third-party\.\d+\.json$/u;
let builds = 0;

/** For `build.license` of Vite: one extension is built in several passes, each with a file of its own. */
export function licensePart() {
  builds += 1;
  return { fileName: `third-party.${builds}.json` };
}

/**
 * Make one file, `third-party.txt`, of what the passes noted.
 *
 * @param {string} outDir
 * @param {{ steps: { chunks: { fileName: string }[] }[] }} output  what the build lists; the passes' files leave it
 */
export async function joinLicenseParts(outDir, output) {
  for (const step of output.steps)
    step.chunks = step.chunks.filter(({ fileName }) => !partName.test(fileName));
  const parts = (await readdir(outDir)).filter((name) => partName.test(name));
  /** @type {Map<string, string>} */
  const notices = new Map();
  for (const part of parts) {
    const path = join(outDir, part);
    for (const { name, version, identifier, text } of JSON.parse(await readFile(path, 'utf8')))
      notices.set(name, `${name} ${version} (${identifier})\n\n${(text ?? '').trim()}\n`);
    await rm(path);
  }
  // Of what is in workers alone the passes note nothing.
  for (const name of Object.keys(dependencies)) {
    if (notices.has(name)) continue;
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/iu.test(entry));
    if (file === undefined) throw new Error(`${name} has no file with its licence`);
    const text = await readFile(join(folder, file), 'utf8');
    notices.set(name, `${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  const names = [...notices.keys()].toSorted();
  const rule = `\n${'-'.repeat(80)}\n\n`;
  await writeFile(join(outDir, 'third-party.txt'), names.map((name) => notices.get(name)).join(rule));
}
