import { readFile } from 'node:fs/promises';
import {
  type ByteSource,
  compareBundle,
  corroborationsIn,
  listBundle,
  verifyBundle,
} from '../bundle/index.ts';
import { corroborationSpanMs, tell } from '../compare/index.ts';
import { certificatesFromPem, publicKeyFromPem } from '../evidence/index.ts';
import { toldFindings } from '../i18n/findings/index.ts';
import { chooseLocale, type Locale } from '../i18n/index.ts';
import { verifyWords } from '../i18n/verify/index.ts';
import type { ToldComparison } from '../model/index.ts';
import { type Command, parseCommand, usage } from './arguments.ts';
import { versionsText } from './comparison-text.ts';
import { runConvert } from './convert.ts';
import { runMerge } from './merge.ts';
import { refusedFor } from './refused.ts';
import { listText, verdictText } from './verdict-text.ts';
import { type Open, withOpen } from './with-open.ts';

/** What a command came to: its exit code, and what goes to the standard output and the standard error. */
export interface Answer {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly error: string;
}

type Make = (words: readonly string[], locale: Locale, now: Date) => Promise<Answer | null>;

/** Commands that write into a folder, each with its own arguments; they answer null where those are not understood. */
const makers: ReadonlyMap<string, Make> = new Map([
  ['convert', runConvert],
  ['merge', runMerge],
]);

/**
 * Do what these words ask for. Whatever a file may be is an answer, not an error.
 *
 * @param words      what follows the program's name
 * @param languages  wanted, most wanted first
 * @param now        what lies after it has not happened yet
 */
export async function runCommand(
  words: readonly string[],
  languages: readonly string[],
  now: Date,
): Promise<Answer> {
  const locale = chooseLocale(languages);
  const [name = '', ...rest] = words;
  const make = makers.get(name);
  if (make) return (await make(rest, locale, now)) ?? refusal(2, usage);
  const command = parseCommand(words);
  if (!command) return refusal(2, usage);
  try {
    return await withOpen(command, locale, async (open) => {
      if (command.name === 'verify') return await verify(command, open, { locale, now });
      const zip = await open(command.file);
      return await (command.name === 'list' ? list : compareVersions)(command, zip, locale);
    });
  } catch (error) {
    return await refusalOf(error, command, locale);
  }
}

async function verify(
  { file, keyFile, rootFiles, json }: Command,
  open: Open,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<Answer> {
  const key = keyFile === null ? null : publicKeyFromPem(await readFile(keyFile, 'utf8'));
  if (keyFile !== null && !key)
    return refusal(2, `${keyFile}: ${verifyWords(locale)('finding.key-unreadable')}`);
  const roots: Uint8Array[] = [];
  for (const rootFile of rootFiles) {
    const ders = certificatesFromPem(await readFile(rootFile, 'utf8'));
    if (!ders) return refusal(2, `${rootFile}: ${verifyWords(locale)('finding.tsa-certificates')}`);
    roots.push(...ders);
  }
  const bundle = await open(file);
  const verdict = await verifyBundle(bundle, { key, roots, now });
  const corroborations = verdict.holds && json ? await corroborationsIn(bundle, corroborationSpanMs) : [];
  const out = json ? JSON.stringify({ ...verdict, corroborations }, null, 2) : verdictText(verdict, locale);
  return { code: verdict.holds ? 0 : 1, out, error: '' };
}

async function list({ json }: Command, zip: ByteSource, locale: Locale): Promise<Answer> {
  const listed = await listBundle(zip);
  return { code: 0, out: json ? JSON.stringify(listed, null, 2) : listText(listed, locale), error: '' };
}

async function compareVersions({ json }: Command, zip: ByteSource, locale: Locale): Promise<Answer> {
  const say = verifyWords(locale);
  const told: ToldComparison[] = [];
  const texts: string[] = [];
  const silent: string[] = [];
  for await (const versions of compareBundle(zip)) {
    const { comparison, from, to } = versions;
    if (!comparison) silent.push(`${from} → ${to}: ${say('compare.noText')}`);
    if (comparison && json) told.push(tell(comparison, toldFindings(comparison.findings)));
    if (!json) texts.push(await versionsText(versions, locale));
  }
  const out = json ? JSON.stringify(told, null, 2) : texts.join('\n\n') || say('compare.none');
  return { code: 0, out, error: json ? silent.join('\n') : '' };
}

async function refusalOf(error: unknown, { file }: Command, locale: Locale): Promise<Answer> {
  const refused = await refusedFor(error, locale);
  if (refused) return refusal(refused.isNone ? 2 : 1, `${refused.part ?? file}: ${refused.reason}`);
  return refusal(2, `${file}: ${error instanceof Error ? error.message : String(error)}`);
}

function refusal(code: 1 | 2, error: string): Answer {
  return { code, out: '', error };
}
