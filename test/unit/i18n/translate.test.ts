import { expect, test } from 'vitest';
import { translator } from '../../../lib/i18n/index.ts';

const catalog = {
  files: { one: '{n} файл', few: '{n} файла', many: '{n} файлов', other: '{n} файла' },
  hello: 'A {name}',
};

test('the form follows the number', () => {
  const say = translator('ru', catalog);
  expect([1, 2, 5, 11, 21, 112].map((n) => say('files', { n }))).toEqual([
    '1 файл',
    '2 файла',
    '5 файлов',
    '11 файлов',
    '21 файл',
    '112 файлов',
  ]);
});

test('a place without a value stays visible, and a value is never read as a place', () => {
  const say = translator('en', catalog);
  expect(say('hello')).toBe('A {name}');
  expect(say('hello', { name: '{n}' })).toBe('A {n}');
});
