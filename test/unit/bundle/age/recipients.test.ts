import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import {
  guessBits,
  makePassphrase,
  mostRecipients,
  readIdentities,
  readRecipients,
} from '../../../../lib/bundle/index.ts';
import { random } from './made-age.ts';

const recipient = async (): Promise<string> => await identityToRecipient(await generateX25519Identity());

describe('recipients as they are typed', () => {
  test('may stand on lines of their own or beside each other, with comments', async () => {
    const [a, b, c] = [await recipient(), await recipient(), await recipient()];
    expect(readRecipients(`# Алматы\n${a}\n\n  ${b}, ${c}  \r\n`)).toEqual({ recipients: [a, b, c] });
    expect(readRecipients(' \n')).toEqual({ recipients: [] });
  });

  test('are found mistyped by any one letter', async () => {
    const right = await recipient();
    for (let at = 5; at < right.length; at += 1) {
      const wrong = right.slice(0, at) + (right[at] === 'q' ? 'p' : 'q') + right.slice(at + 1);
      expect(readRecipients(`\n${wrong}`)).toEqual({ line: 2, fault: 'mistyped' });
    }
    expect(readRecipients(right.slice(0, -1))).toEqual({ line: 1, fault: 'mistyped' });
    expect(readRecipients('age1')).toEqual({ line: 1, fault: 'mistyped' });
  });

  test('are never secret keys, nor keys of other kinds, nor one twice, nor too many', async () => {
    const secret = await generateX25519Identity();
    const own = await identityToRecipient(secret);
    expect(readRecipients(`${own}\n${secret}`)).toEqual({ line: 2, fault: 'secret' });
    expect(readRecipients(secret.toLowerCase())).toEqual({ line: 1, fault: 'secret' });
    expect(readRecipients(`${own}\n\n${own}`)).toEqual({ line: 3, fault: 'twice' });
    expect(readRecipients('ssh-ed25519 AAAAC3')).toEqual({ line: 1, fault: 'other-kind' });
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    expect(readRecipients(hybrid)).toEqual({ line: 1, fault: 'other-kind' });
    const many: string[] = [];
    for (let n = 0; n <= mostRecipients; n += 1) many.push(await recipient());
    expect(readRecipients(many.join('\n'))).toEqual({ line: mostRecipients + 1, fault: 'too-many' });
  });
});

test('an identity file is read with its comments, and nothing else is one', async () => {
  const [a, b] = [await generateX25519Identity(), await generateX25519Identity()];
  expect(readIdentities(`# created: 2026\r\n# public key: age1…\r\n${a}\r\n${b}\r\n`)).toEqual([a, b]);
  for (const text of ['', '# nothing', 'text', `${a}\nmore`, a.slice(0, -1), await recipient()])
    expect(readIdentities(text)).toBeNull();
});

describe('what a passphrase withstands', () => {
  test('is little for what people choose, and grows with what they add', () => {
    const told = [
      '2026',
      'aaaaaaaaaaaaaaaa',
      '1234567890',
      'password',
      'Құпиясөз1',
      'election2026!',
      'ақ сұңқар таң самал',
      'ақ сұңқар таң самал жүз бұлақ',
    ].map((words) => Math.round(guessBits(words)));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told[0]).toBeLessThan(8);
    // Four words of 16,000 are 2^56 guesses at the very most.
    expect(told.at(-2)).toBeLessThanOrEqual(56);
    expect(told.at(-1)).toBeGreaterThan(60);
  });

  test('does not grow where something is only said again', () => {
    expect(guessBits('сайлау сайлау сайлау') - guessBits('сайлау')).toBeLessThanOrEqual(2);
    expect(guessBits('abcdefghijklmnop')).toBeLessThan(15);
    expect(guessBits('')).toBe(0);
  });
});

test('a passphrase that is made has eighty bits, each character equally likely, and is never the same', () => {
  expect(makePassphrase(() => new Uint8Array(16))).toBe('0000-0000-0000-0000');
  const made = Array.from({ length: 2000 }, () => makePassphrase(random));
  expect(new Set(made).size).toBe(2000);
  const counts = new Map<string, number>();
  for (const one of made) {
    expect(one).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/u);
    for (const letter of one.replaceAll('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(counts.size).toBe(32);
  expect(Math.min(...counts.values())).toBeGreaterThan(800);
});
