import { foremostOf } from '../../compare/index.ts';
import type { CaptureRecord, Comparison } from '../../model/index.ts';
import { answerLine } from '../change-words.ts';
import { say } from '../language.ts';
import type { LoadBytes } from '../picture.tsx';
import { Figures } from './figures.tsx';
import { Findings } from './findings.tsx';
import { PagePictures } from './page-pictures.tsx';
import { LinkChanges, PageChanges, PictureChanges, SetAside } from './other-changes.tsx';
import { TableChange } from './table-change.tsx';
import { TextChanges } from './text-changes.tsx';

interface Props {
  readonly comparison: Comparison;
  /** The captures compared, the older first. */
  readonly records: readonly [CaptureRecord, CaptureRecord];
  readonly load: LoadBytes;
}

/** What changed between two captures: the answer first, then figures, tables, text, links and pictures. */
export function ComparisonView({ comparison, records, load }: Props) {
  const { figures, page, tables, text, links, pictures, volatile, findings, unchecked } = comparison;
  const differing = tables.filter(
    (table) =>
      table.a === null ||
      table.b === null ||
      table.rows.some((row) => row.change !== 'same') ||
      table.columns.some((column) => column.change !== 'same'),
  );
  return (
    <article class="comparison">
      <p class="answer" role="status">
        {answerLine(comparison.counts, foremostOf(comparison))}
      </p>
      {findings.length + unchecked.length > 0 && <Findings findings={findings} unchecked={unchecked} />}
      {page.length > 0 && <PageChanges page={page} />}
      {figures.length > 0 && <Figures figures={figures} />}
      {differing.length > 0 && (
        <section>
          <h2>{say('compare.tables')}</h2>
          {differing.map((table, index) => (
            <TableChange key={index} table={table} />
          ))}
        </section>
      )}
      {text.length > 0 && <TextChanges text={text} />}
      {links.length > 0 && <LinkChanges links={links} />}
      {pictures.length > 0 && <PictureChanges pictures={pictures} load={load} />}
      <PagePictures records={records} load={load} />
      {volatile.length > 0 && <SetAside volatile={volatile} />}
    </article>
  );
}
