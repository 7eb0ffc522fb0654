import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../lib/i18n/catalogs/index.ts';
import { locales, pluralCategory, translator, type Catalog } from '../../../lib/i18n/index.ts';
import { refusalCodes, SiteKind, Stage } from '../../../lib/model/index.ts';

const root = new URL('../../../', import.meta.url).pathname;
const catalogs = new Map<string, Catalog>();
for (const locale of locales) catalogs.set(locale, await loadCatalog(locale));
const english = await loadCatalog('en');

function formsOf(message: Catalog[string] | undefined): string[] {
  if (message === undefined) return [];
  return typeof message === 'string' ? [message] : Object.values(message);
}

const placesOf = (forms: readonly string[]): string[] =>
  [...new Set(forms.flatMap((form) => form.match(/\{\w+\}/gu) ?? []))].toSorted();

/** Words in Latin letters and none in Cyrillic, places aside. */
function isLatin(form: string): boolean {
  const bare = form.replaceAll(/\{\w+\}/gu, '');
  return /[a-z]{3}/iu.test(bare) && !/\p{Script=Cyrillic}/u.test(bare);
}

/** The words of the program that are in quotes, with what varies in template literals as a wildcard. */
function spoken(): { exact: Set<string>; patterns: RegExp[] } {
  const exact = new Set<string>();
  const patterns: RegExp[] = [];
  for (const room of ['lib', 'entrypoints']) {
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/u.test(name) || /i18n.(?:catalogs|findings|remarks|report|verify)/u.test(name)) continue;
      const text = readFileSync(join(root, room, name), 'utf8');
      for (const [, quoted] of text.matchAll(/['"]([\w.-]+)['"]/gu)) if (quoted) exact.add(quoted);
      for (const [, template] of text.matchAll(/`([\w-]+(?:\.[\w-]+)*\.\$\{[^`]*)`/gu)) {
        const source = template?.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/gu, '[\\w-]+');
        if (source) patterns.push(new RegExp(`^${source}$`, 'u'));
      }
    }
  }
  return { exact, patterns };
}

describe.each(locales)('the %s catalog', (locale) => {
  const catalog = catalogs.get(locale) ?? {};

  test('says what English says, no more and no less', () => {
    expect(Object.keys(catalog).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test('has the same places in every message', () => {
    for (const [key, message] of Object.entries(english)) {
      expect(placesOf(formsOf(catalog[key])), key).toEqual(placesOf(formsOf(message)));
    }
  });

  test('leaves nothing empty or with stray space', () => {
    for (const [key, message] of Object.entries(catalog)) {
      for (const form of formsOf(message)) expect(form, key).toMatch(/^\S(?:.*\S)?$/u);
    }
  });

  test('has the plural forms its language needs', () => {
    const needed = new Set(Array.from({ length: 200 }, (_, n) => pluralCategory(locale, n)));
    if (locale === 'kk') return;
    for (const [key, message] of Object.entries(catalog)) {
      if (typeof message === 'string') continue;
      for (const category of needed) expect(message, key).toHaveProperty(category);
    }
  });

  test('says of every refusal what happened, what is kept and what to do', () => {
    for (const code of refusalCodes) {
      for (const part of ['what', 'kept', 'todo']) expect(catalog).toHaveProperty([`error.${code}.${part}`]);
    }
  });

  test('has words for every stage and kind of site', () => {
    for (const stage of Stage.options) expect(catalog).toHaveProperty([`stage.${stage}`]);
    for (const kind of SiteKind.options) expect(catalog).toHaveProperty([`site.${kind}`]);
  });
});

describe('the words of other languages', () => {
  test.each(['ru', 'kk'])('%s is not English left over', (locale) => {
    const catalog = catalogs.get(locale) ?? {};
    const foreign = Object.keys(english).filter((key) => formsOf(catalog[key]).some(isLatin));
    expect(foreign.filter((key) => key !== 'app.name')).toEqual([]);
  });

  test('Russian counts in three forms', () => {
    const say = translator('ru', catalogs.get('ru') ?? {});
    expect([1, 2, 5, 11, 21].map((n) => say('count.rowsRemoved', { n }))).toEqual([
      'удалена 1 строка',
      'удалены 2 строки',
      'удалено 5 строк',
      'удалено 11 строк',
      'удалена 21 строка',
    ]);
  });
});

describe('the catalogs and the program', () => {
  const { exact, patterns } = spoken();

  test('every message is used somewhere', () => {
    const unused = Object.keys(english).filter(
      (key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
