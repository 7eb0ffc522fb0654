import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../lib/i18n/catalogs/index.ts';
import type { Speaker } from '../../../lib/i18n/change-words.ts';
import { comparisonText } from '../../../lib/i18n/comparison-text.ts';
import { translator, type Locale } from '../../../lib/i18n/index.ts';
import { madeComparison } from '../bundle/made-comparison.ts';

const speaker = async (locale: Locale): Promise<Speaker> => ({
  locale,
  say: translator(locale, await loadCatalog(locale)),
});
const english = comparisonText(madeComparison, null, await speaker('en'));
const lines = english.split('\n');

describe('a comparison in plain text', () => {
  test('answers first, in one line', () => {
    expect(lines[0]).toMatch(/^2 figures changed, 1 row removed, .*; 4 trivial changes set aside$/u);
  });

  test('names both captures by address, time in UTC and whole digest', () => {
    expect(lines.slice(2, 8)).toEqual([
      `Before: ${madeComparison.url}`,
      '  2026-03-15 13:40:00 UTC, 20260315T134000123Z-1a2b3c4d',
      `  SHA-256 ${'aa'.repeat(32)}`,
      `After: ${madeComparison.url}`,
      '  2026-03-15 14:03:22 UTC, 20260315T140322456Z-5e6f7a8b',
      `  SHA-256 ${'bb'.repeat(32)}`,
    ]);
  });

  test('names both addresses where there are two', () => {
    const otherUrl = 'https://outlet.example/';
    const told = comparisonText({ ...madeComparison, otherUrl }, null, { locale: 'en', say: (key) => key });
    expect(told).toContain(`compare.before: ${otherUrl}\n`);
    expect(told).toContain(`compare.after: ${madeComparison.url}\n`);
  });

  test('says figures with place and difference, and only the rows that differ', () => {
    expect(lines).toContain('≠ Туркестанская область · Явка, %: 49,14 → 41,07 (−8.07 pp)');
    expect(lines).toContain('  − Шымкент: Шымкент | 41,90 | 305 118');
    expect(lines).toContain('  + Астана: Астана | 48,02 | 402 771');
    expect(lines).toContain('  ↕ Абай');
    expect(english).not.toContain('Алматы');
  });

  test('says sentences, links and pictures by sign', () => {
    expect(lines).toContain('− На избирательные участки пришли 7 820 204 человека.');
    expect(lines).toContain('+ На избирательные участки пришли 7 242 562 человека.');
    expect(lines).toContain('≠ Протокол: https://election.gov.kz/1.pdf → https://election.gov.kz/2.pdf');
    expect(english).toContain(`SHA-256 ${'cc'.repeat(32)} → ${'dd'.repeat(32)}`);
  });

  test('is of one line where the page has many: no line of a page passes for one of ours', () => {
    const text = madeComparison.text.map((one) => ({ ...one, new: 'Данные.\n≠ Итог: 1 → 2' }));
    const told = comparisonText({ ...madeComparison, text }, null, { locale: 'en', say: (key) => key });
    expect(told.split('\n').filter((line) => line.startsWith('≠ Итог'))).toEqual([]);
  });

  test.each([
    ['ru', 'Было: ', 'изменилось 2 числа'],
    ['kk', 'Бұрын: ', '2 сан өзгерді'],
  ] as const)('speaks %s', async (locale, before, answer) => {
    const told = comparisonText(madeComparison, null, await speaker(locale));
    expect(told).toContain(`\n${before}`);
    expect(told.split('\n')[0]).toContain(answer);
  });
});
