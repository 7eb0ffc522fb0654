import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, replaceLoneSurrogates } from '../../../lib/evidence/index.ts';

const text = (value: unknown): string => new TextDecoder().decode(canonicalJson(value));

describe('canonical JSON is RFC 8785', () => {
  test('the example of §3.2.2 and its bytes of §3.2.4', () => {
    const input = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    const hex = `7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72
      75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a
      5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31
      65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37
      5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30
      30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d`;
    expect(Buffer.from(canonicalJson(input)).toString('hex')).toBe(hex.replace(/\s/gu, ''));
  });

  test('names are sorted by UTF-16 code units (§3.2.3), so U+1F600 comes before U+FB33', () => {
    const input = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect([...text(input).matchAll(/:"([^"]*)"/gu)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('the number %s of Appendix B is written %s', (bits, written) => {
    expect(text(Buffer.from(bits, 'hex').readDoubleBE())).toBe(written);
  });

  test.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['an element that is undefined', [1, undefined]],
    ['a bigint', 1n],
    ['a function', () => 0],
    ['a lone surrogate', 'x\ud83d'],
    ['a lone surrogate in a name', { '\ude00': 1 }],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(1)],
  ])('%s is refused, not changed', (_what, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('a value that contains itself is refused; one that stands twice is written twice', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => canonicalJson(loop)).toThrow(TypeError);
    const twice = { a: 1 };
    expect(text([twice, twice])).toBe('[{"a":1},{"a":1}]');
  });

  test('a value nested 100,000 deep is written', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(text(deep)).toHaveLength(200_001);
  });

  test('an array of 500,000 is written', () => {
    expect(JSON.parse(text(Array.from({ length: 500_000 }, (_, i) => i)))).toHaveLength(500_000);
  });

  test('a list of records is written the same in whichever order their members stand', () => {
    const record = fc.dictionary(
      fc.string({ unit: 'binary' }).map((name) => name.toWellFormed()),
      fc.oneof(fc.string(), fc.constant(String.raw`\ud83d`), fc.integer(), fc.boolean(), fc.constant(null)),
    );
    const inOrder = (one: object, compare?: (a: string, b: string) => number): object =>
      Object.fromEntries(
        Object.keys(one)
          .toSorted(compare)
          .map((name) => [name, Reflect.get(one, name)]),
      );
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), (list) => {
        const backwards = list.map((one) => inOrder(one, (a, b) => (a < b ? 1 : -1)));
        const written = list.map((one) => {
          const members = Object.keys(one).toSorted();
          return `{${members.map((name) => `${JSON.stringify(name)}:${JSON.stringify(one[name])}`).join()}}`;
        });
        expect(text(list.map((one) => inOrder(one)))).toBe(`[${written.join()}]`);
        expect(text(backwards)).toBe(`[${written.join()}]`);
      }),
    );
  });

  test.each([
    ['a lone surrogate', 'x\ud83d'],
    ['NaN', Number.NaN],
    ['undefined', undefined],
    ['a date', new Date(0)],
  ])('%s in a record of a list is refused', (_what, value) => {
    expect(() => canonicalJson([{ a: 1 }, { a: value }])).toThrow(TypeError);
    expect(() => canonicalJson([{ a: 1 }, value])).toThrow(TypeError);
  });

  test('what is written reads back as the same value and is written the same again', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const once = text(value);
        const back: unknown = JSON.parse(once);
        expect(back).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text(back)).toBe(once);
      }),
    );
  });
});

test('a broken half of a character becomes U+FFFD and whole ones stay', () => {
  expect(replaceLoneSurrogates('a\ud83db \ud83d\ude00 \ude00')).toBe('a\ufffdb \ud83d\ude00 \ufffd');
  expect(replaceLoneSurrogates('Сайлау')).toBe('Сайлау');
});
