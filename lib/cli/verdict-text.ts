import {
  type BundleContents,
  type BundleList,
  type Finding,
  findingText,
  type Verdict,
  verdictAnswer,
} from '../bundle/index.ts';
import { formatBytes, type Locale } from '../i18n/index.ts';
import { verifyWords } from '../i18n/verify/index.ts';
import { plain } from './plain.ts';

/** A verdict for a person: each check on a line, what it noticed beneath it, the answer last. */
export function verdictText(verdict: Verdict, locale: Locale): string {
  const say = verifyWords(locale);
  const states = (['holds', 'note', 'fails'] as const).map((state) => say(`state.${state}`).length);
  const width = Math.max(...states) + 2;
  const found = (finding: Finding): string => `${' '.repeat(width)}  ${plain(findingText(finding, locale))}`;
  const lines = verdict.checks.flatMap(({ check, state, findings }) => [
    `${say(`state.${state}`).padEnd(width)}${say(`check.${check}`)}`,
    ...findings.map(found),
  ]);
  return [...titleLines(verdict, locale), ...lines, '', ...answerLines(verdict, locale)].join('\n');
}

function titleLines({ topFolder, files, captures }: Verdict, locale: Locale): readonly string[] {
  if (topFolder === null) return [];
  const say = verifyWords(locale);
  const counts = [say('list.captures', { n: captures }), say('list.files', { n: files })].join(', ');
  return [`${topFolder}: ${counts}`, ''];
}

function answerLines(verdict: Verdict, locale: Locale): readonly string[] {
  const answer = verdictAnswer(verdict, locale);
  return verdict.holds ? [answer, verifyWords(locale)('verdict.proves')] : [answer];
}

/**
 * What is in a bundle, for a person: captures, what is attached to them, then files with their sizes; then the same of each
 * bundle in it.
 */
export function listText(list: BundleList, locale: Locale): string {
  const within = list.imported.flatMap(({ path, ...contents }) => [
    '',
    plain(path),
    ...linesOf(contents, locale),
  ]);
  return [...linesOf(list, locale), ...within].join('\n');
}

function linesOf(
  { topFolder, captures, attachments, files }: BundleContents,
  locale: Locale,
): readonly string[] {
  const say = verifyWords(locale);
  const lines = captures.flatMap(({ captureId, startedAt, status, title, url, missing }) => [
    plain(`${captureId}  ${startedAt}  ${status ?? '–'}  ${title}`),
    plain(`  ${url}`),
    ...(missing > 0 ? [`  ${say('list.missing', { n: missing })}`] : []),
  ]);
  const keys = new Set(captures.map(({ keyId }) => keyId));
  const attached = attachments.map(({ name, bytes, kept, sha256 }) =>
    plain(`  ${sha256.slice(0, 8)}…  ${formatBytes(locale, bytes)}  ${name} (${say(`list.${kept}`)})`),
  );
  const sizes = files.map(({ path, bytes }) => `${formatBytes(locale, bytes).padStart(10)}  ${path}`);
  return [
    topFolder,
    ...Array.from(keys, (keyId) => `${say('check.key')}: ${keyId}`),
    '',
    say('list.captures', { n: captures.length }),
    ...lines,
    ...(attached.length > 0 ? ['', say('list.attachments', { n: attached.length }), ...attached] : []),
    '',
    say('list.files', { n: files.length }),
    ...sizes,
  ];
}
