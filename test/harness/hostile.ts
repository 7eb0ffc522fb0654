import { afterAll, beforeAll, describe, expect } from 'vitest';
import { builtExtension } from './builds.ts';
import { Capturer, type Captured } from './capturer.ts';
import { launchChromium } from './chromium.ts';
import { hostileSiteIsHere, startHostileSite, type HostileSite } from './hostile-site.ts';
import type { Launched } from './launched.ts';

/** What tests of hostile pages work with: one browser for all of a file's pages. */
export interface HostileBench {
  readonly site: HostileSite;
  readonly kua: Launched;
  readonly capturer: Capturer;
}

/** Tests that need the hostile pages: they run where those are, and it is said where they are not. */
export function withHostilePages(name: string, tests: (bench: () => HostileBench) => void): void {
  describe.runIf(hostileSiteIsHere())(name, () => {
    let bench: HostileBench | null = null;
    beforeAll(async () => {
      const [site, kua] = await Promise.all([
        startHostileSite(),
        launchChromium({ extensionDir: builtExtension('chrome') }),
      ]);
      bench = { site, kua, capturer: await Capturer.in(kua) };
    });
    afterAll(async () => {
      await bench?.kua.close();
      await bench?.site.close();
    });
    tests(() => {
      if (bench === null) throw new Error('the hostile pages are not served');
      return bench;
    });
  });
}

/** The protocol that most hostile pages carry: its heading, and both vote counts in its table. */
export function expectProtocol({ outline, text }: Captured): void {
  expect(text).toContain('Протокол УИК № 1234');
  const rows = outline.tables.flatMap((table) => table.rows.map((row) => row.map((cell) => cell.text)));
  expect(rows).toContainEqual(['Иванов', '512']);
  expect(rows).toContainEqual(['Петров', '101']);
}
