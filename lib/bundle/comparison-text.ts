import type { Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import type { Comparison, Run } from '../model/index.ts';
import { oldAndNew } from './change-parts.ts';
import { sign } from './comparison-tables.ts';
import { html, type Html } from './html.ts';

/** Sentences, links and pictures that differ; what stands in the main content comes first. */
export function comparisonText(comparison: Comparison, locale: Locale): Html {
  const t = reportWords(locale);
  const sentences = comparison.text
    .toSorted((one, other) => Number(other.main) - Number(one.main))
    .map(
      (sentence) =>
        html`<p class="sentence ${sentence.change}">
          ${sign(sentence.change, locale)}<bdi class="runs"
            >${sentence.runs.length > 0 ? sentence.runs.map(runOf) : wholeSentence(sentence)}</bdi
          >
        </p> `,
    );
  const documents = comparison.documents.map(
    (document) =>
      html`<p class="sentence">
        ${sign(document.change, locale)}<bdi>${document.text}</bdi> <bdi>${document.href}</bdi><br />
        <code>${oldAndNew(short(document.old), short(document.new))}</code>
      </p> `,
  );
  const links = comparison.links.map(
    (link) =>
      html`<p class="sentence">
        ${sign(link.change, locale)}<bdi>${link.text}</bdi><br />
        <code>${oldAndNew(link.old, link.new)}</code>
      </p> `,
  );
  const pictures = comparison.pictures.map(
    (picture) =>
      html`<p class="sentence">
        ${sign(picture.change, locale)}<bdi>${picture.alt}</bdi> <bdi>${picture.src}</bdi><br />
        <code>${oldAndNew(short(picture.old), short(picture.new))}</code>
      </p> `,
  );
  return html`${titled(t('textTitle'), sentences)}${titled(t('documentsTitle'), documents)}${titled(t('linksTitle'), links)}${titled(t('picturesTitle'), pictures)}`;
}

function titled(title: string, parts: readonly Html[]): Html | null {
  return parts.length === 0
    ? null
    : html`<h2>${title}</h2>
        ${parts}`;
}

function runOf({ op, text }: Run): Html {
  if (op === 'added') return html`<ins>${text}</ins>`;
  return op === 'removed' ? html`<del>${text}</del>` : html`${text}`;
}

function wholeSentence({ change, old, new: after }: Comparison['text'][number]): Html {
  return change === 'moved' ? html`${after ?? old}` : oldAndNew(old, after);
}

function short(sha256: string | null): string | null {
  return sha256 === null ? null : `${sha256.slice(0, 8)}…`;
}
