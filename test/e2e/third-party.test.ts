import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtExtension } from '../harness/index.ts';
import { dependencies } from '../../package.json' with { type: 'json' };

test.each(['chrome', 'firefox'] as const)(
  'the build for %s carries the licence of everything in it that others wrote',
  async (browser) => {
    const notices = await readFile(join(builtExtension(browser), 'third-party.txt'), 'utf8');
    const named = notices.split(/^-{80}$/mu).map((notice) => notice.trim().split('\n', 1)[0] ?? '');
    for (const name of Object.keys(dependencies))
      expect(named.some((line) => line.startsWith(`${name} `))).toBe(true);
    // What these bring with them is in it too.
    expect(named.some((line) => line.startsWith('bytestreamjs '))).toBe(true);
    for (const line of named)
      expect(line).toMatch(/^\S+ \d\S* \((?:MIT|BSD-3-Clause|Apache-2\.0|MPL-2\.0|ISC)\)$/u);
    expect(notices).toContain('Redistributions in binary form must reproduce the above copyright');
  },
);
