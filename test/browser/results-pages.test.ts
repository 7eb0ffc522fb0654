import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkOutline, parseFigures } from '../../lib/compare/index.ts';
import type { Outline } from '../../lib/model/index.ts';
import { outlineOf } from './outline-of.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus/results/', import.meta.url));
const there = existsSync(folder);
if (!there) console.info(`not run: no pages of results at ${folder}`);
const names = there ? readdirSync(folder).filter((name) => name.endsWith('.html')) : [];
const scrambled = 'izbirkom-2021-obfuscated.html';
const chromium = plainChromiumWith('capture.ts');

/** Some of these pages are in windows-1251 and do not say so. */
function textOf(name: string): string {
  const bytes = readFileSync(folder + name);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/**
 * The figures of the cells of tables that hold no other, from the page's source alone: each cell as the whole numbers
 * and shares it has, in the order of the source.
 */
function figuresOfSource(source: string): readonly (readonly string[])[] {
  const bare = source.replace(/<(script|style)\b[^]*?<\/\1>|<!--[^]*?-->/giu, '');
  const cells = bare.match(/<td\b[^>]*>(?:(?!<\/?td\b|<table\b)[^])*<\/td>/giu) ?? [];
  return cells.flatMap((cell) => {
    const text = cell
      .replace(/<[^>]*>/gu, ' ')
      .replace(/&nbsp;|&#8203;|\u200b/gu, ' ')
      .trim();
    return /^\d+(?:\s+\d+(?:\.\d+)?%)?$/u.test(text) ? [text.split(/\s+/u)] : [];
  });
}

/** The same as Kuä reads them: in tables cell by cell, then, where a page has a column alone, as text. */
function figuresOfOutline(outline: Outline): readonly (readonly string[])[] {
  const cells = outline.tables.flatMap(({ rows }) => rows.flat().map(({ text }) => text));
  const lone = outline.blocks.filter(({ kind }) => kind !== 'table').map(({ text }) => text);
  return [...cells, ...lone].flatMap((text) => {
    const { figures, pure } = parseFigures(text);
    if (!pure) return [];
    return [
      figures.map(({ value, unit, text: written }) => `${value ?? written}${unit === 'percent' ? '%' : ''}`),
    ];
  });
}

describe.runIf(there)('pages of results of real commissions', () => {
  test.each(names.filter((name) => name !== scrambled))(
    '%s: every number is read, and all reconciles',
    async (name) => {
      const source = textOf(name);
      const outline = await outlineOf(chromium, source);
      const written = figuresOfSource(source);
      expect(written.length).toBeGreaterThan(15);
      expect(figuresOfOutline(outline)).toEqual(written);
      const { findings, unchecked } = checkOutline(outline);
      expect(findings).toEqual([]);
      expect(unchecked).toEqual([]);
    },
  );

  test.runIf(names.includes(scrambled))(
    'digits that a page scrambles are not checked as if they were its figures',
    async () => {
      const { findings, unchecked } = checkOutline(await outlineOf(chromium, textOf(scrambled)));
      expect(findings).toEqual([]);
      // Its scripts change the figures after a while: what they are then, or before, nobody can sum.
      expect(unchecked).toHaveLength(1);
      expect(['scrambled', 'unrecognised']).toContain(unchecked[0]?.reason);
    },
  );
});
