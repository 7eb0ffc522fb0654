import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordings } from '../../../../lib/compare/checks/glossary.ts';
import { lexicon } from '../../../../lib/compare/checks/lexicon.ts';
import { parties } from '../../../../lib/compare/checks/parties.ts';
import { regions } from '../../../../lib/compare/checks/regions.ts';

type Meanings = readonly (readonly [means: string, sources: readonly string[]])[];

const roles: Meanings = wordings.map(({ role, kk, ru, en }) => [role, [...kk, ...ru, ...en]]);
const places: Meanings = regions.map(({ id, names }) => [id, names]);
const known: Meanings = parties.map(([key, ...words]) => [key, words]);

/** What every expression tried in turn answers. */
function tried(meanings: Meanings, text: string): string | null {
  const found = meanings.find(([, sources]) => sources.some((source) => new RegExp(source, 'u').test(text)));
  return found?.[0] ?? null;
}

/** Texts of the words that the expressions are made of, with what stands between and around such words on a page. */
function texts(meanings: Meanings): fc.Arbitrary<string> {
  const words = meanings.flatMap(([, sources]) =>
    sources.flatMap((source) => source.match(/(?:\p{L}|(?<=\p{L})[ -](?=\p{L}))+/gu) ?? []),
  );
  const between = fc.constantFrom('', ' ', ' ', ' и ', 'ых ', 's ', '» ', '- ', '.');
  return fc
    .tuple(
      fc.constantFrom('', '', '«', '"', 'не', 'the '),
      fc.array(fc.tuple(fc.constantFrom(...words), between), { minLength: 1, maxLength: 4 }),
    )
    .map(([opening, parts]) => opening + parts.flat().join('').trim());
}

describe('wordings are found as if every expression was tried', () => {
  test.each([
    ['what is counted', roles],
    ['regions', places],
    ['parties', known],
  ] as const)('%s', (_, meanings) => {
    const find = lexicon(meanings);
    fc.assert(fc.property(texts(meanings), (text) => find(text) === tried(meanings, text)));
  });
});

test('the first meaning that fits is taken', () => {
  const find = lexicon([
    ['invalid', ['недействительн']],
    ['valid', ['действительн', '\\bvalid\\b']],
    ['yes', ['^[«"“]?да(?!\\p{L})']],
  ]);
  expect(
    ['недействительных', 'действительные', 'invalid', 'a valid one', '«да»', 'дата', 'и да'].map(find),
  ).toEqual(['invalid', 'valid', null, 'valid', 'yes', null, null]);
});

test.each(['(?:a|b)c', '.*', '[ab]c', 'a?b', 'ab|cd'])(
  'an expression that does not begin with letters of its own is refused: %s',
  (source) => {
    expect(() => lexicon([['x', [source]]])).toThrow('begins with letters');
  },
);
