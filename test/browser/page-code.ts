import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Our own code as one script for a page: `entry` (beside this file, in `entries/`) puts what a test calls on `globalThis`. */
export async function pageCode(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2024',
      lib: {
        entry: fileURLToPath(new URL(`entries/${entry}`, import.meta.url)),
        formats: ['iife'],
        name: 'entry',
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const chunk of output.output) if (chunk.type === 'chunk') return chunk.code;
  }
  throw new Error(`no code was built from ${entry}`);
}
