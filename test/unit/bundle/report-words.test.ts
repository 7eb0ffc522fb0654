import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { locales } from '../../../lib/i18n/index.ts';
import { en } from '../../../lib/i18n/report/en.ts';
import { kk } from '../../../lib/i18n/report/kk.ts';
import { ru } from '../../../lib/i18n/report/ru.ts';
import { reportWords, type ReportKey } from '../../../lib/i18n/report/index.ts';
import type { Message } from '../../../lib/i18n/index.ts';
import { tellingOrder } from '../../../lib/model/index.ts';

const keys = Object.keys(en) as ReportKey[];
const forms = (message: Message): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
const places = (text: string): string[] => (text.match(/\{\w+\}/gu) ?? []).toSorted();

describe('the words of the report', () => {
  test.each(keys)('%s has the same places in every language and form', (key) => {
    const expected = places(forms(en[key])[0] ?? '');
    for (const catalog of [en, ru, kk]) {
      for (const form of forms(catalog[key])) expect(places(form)).toEqual(expected);
    }
  });

  test('all are said somewhere', () => {
    const folder = fileURLToPath(new URL('../../../lib/bundle/', import.meta.url));
    const source = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(folder + name, 'utf8'))
      .join('\n');
    const said = (key: string): boolean =>
      source.includes(`'${key}'`) ||
      source.includes(`\`${key}\``) ||
      tellingOrder.some((count) => count === key);
    expect(keys.filter((key) => !said(key))).toEqual([]);
  });

  test('Russian counts by its four forms, Kazakh by one', () => {
    const ruWords = reportWords('ru');
    expect([1, 2, 5, 11, 21, 104].map((n) => ruWords('rowsAdded', { n }))).toEqual([
      'добавлена 1 строка',
      'добавлены 2 строки',
      'добавлено 5 строк',
      'добавлено 11 строк',
      'добавлена 21 строка',
      'добавлены 104 строки',
    ]);
    expect([1, 5].map((n) => reportWords('kk')('rowsAdded', { n }))).toEqual([
      '1 жол қосылды',
      '5 жол қосылды',
    ]);
  });

  test('none promises more than a signature can', () => {
    const all = locales.flatMap((locale) => keys.map((key) => reportWords(locale)(key))).join('\n');
    expect(all).not.toMatch(/authentic|genuine|fake|forged|подлинн|фальш|түпнұсқа екен/iu);
  });
});
