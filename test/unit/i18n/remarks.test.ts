import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locales } from '../../../lib/i18n/index.ts';
import { detailWords, isRemarkKey, reasonWords, remarkWords } from '../../../lib/i18n/remarks/index.ts';
import { refusalCodes } from '../../../lib/model/index.ts';

const root = new URL('../../../lib/', import.meta.url).pathname;
const source = ['capture', 'jobs', 'platform']
  .flatMap((room) =>
    readdirSync(join(root, room), { encoding: 'utf8', recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, room, name), 'utf8')),
  )
  .join('\n');
const refusals = new Set<string>(refusalCodes);
const codesOf = (pattern: RegExp): string[] =>
  [...source.matchAll(pattern)].map(([, code]) => code ?? '').filter((code) => !refusals.has(code));

describe('whatever a record notes has words in every language', () => {
  const remarks = codesOf(/(?:\.(?:limit|alter)\(|code: )'([a-z-]+)'/gu).filter(
    (code) => !code.startsWith('page-'),
  );
  const reasons = codesOf(/error: '([a-z-]+)'/gu);

  test.each([...new Set(remarks)])('the remark %s', (code) => {
    expect(isRemarkKey(`remark.${code}`)).toBe(true);
  });

  test.each([...new Set(reasons)])('the reason %s', (code) => {
    expect(isRemarkKey(`missing.${code}`)).toBe(true);
  });

  test.each(locales)('in %s, and what has none is named by its code', (locale) => {
    expect(reasonWords(locale, 'http-404')).toContain('http-404');
    expect(remarkWords(locale, 'never-heard-of')).toContain('never-heard-of');
    expect(detailWords(locale, 'no-picture', 'not-in-front')).not.toBe('not-in-front');
    expect(detailWords(locale, 'no-picture', 'x')).toBe('x');
  });
});
