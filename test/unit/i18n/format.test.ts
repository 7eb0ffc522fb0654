import { describe, expect, test } from 'vitest';
import {
  chooseLocale,
  formatBytes,
  formatDay,
  formatDecimal,
  formatTime,
  formatUtc,
} from '../../../lib/i18n/index.ts';

const at = new Date(2026, 10, 21, 14, 3, 22);

describe('dates and times', () => {
  test('a day in words, in each language', () => {
    expect(formatDay('kk', at)).toBe('2026 ж. 21 қараша');
    expect(formatDay('ru', at)).toBe('21 ноября 2026 г.');
    expect(formatDay('en', at)).toBe('21 November 2026');
  });

  test('a time with and without seconds', () => {
    expect(formatTime(at)).toBe('14:03:22');
    expect(formatTime(at, false)).toBe('14:03');
  });

  test('UTC, whatever the zone of the device', () => {
    expect(formatUtc(new Date('2026-11-21T09:03:22.123Z'))).toBe('2026-11-21 09:03:22 UTC');
  });
});

describe('numbers keep every digit', () => {
  test.each([
    ['en', '7820204', '7,820,204'],
    ['ru', '7820204', '7\u00a0820\u00a0204'],
    ['kk', '-8.07', '−8,07'],
    ['en', '+20817', '+20,817'],
    ['ru', '0.10', '0,10'],
    ['en', '12345678901234567890.125', '12,345,678,901,234,567,890.125'],
  ] as const)('%s %s', (locale, value, shown) => {
    expect(formatDecimal(locale, value)).toBe(shown);
  });

  test.each([
    [999, '999\u00a0B'],
    [2_310_000, '2.3\u00a0MB'],
    [5_000_000_000, '5.0\u00a0GB'],
  ])('%d bytes', (bytes, shown) => {
    expect(formatBytes('en', bytes)).toBe(shown);
  });
});

test.each([
  [['kk-KZ', 'ru'], 'kk'],
  [['de', 'ru_RU', 'en'], 'ru'],
  [['de'], 'en'],
  [[], 'en'],
])('of %j Kuä speaks %s', (preferred, locale) => {
  expect(chooseLocale(preferred)).toBe(locale);
});
