import { foremostOf, type AlignedBlock } from '../../compare/index.ts';
import type { AlignedRow, CaptureRecord, CaptureRef, Comparison } from '../../model/index.ts';
import { answerLine } from '../change-words.ts';
import { say } from '../language.ts';
import type { LoadBytes } from '../picture.tsx';
import { ComparedCaptures } from './figure-link.tsx';
import { Figures } from './figures.tsx';
import { Findings } from './findings.tsx';
import type { Layout } from './layout.ts';
import { DocumentChanges, LinkChanges, PageChanges, PictureChanges } from './other-changes.tsx';
import { PagePictures } from './page-pictures.tsx';
import { SetAside } from './set-aside.tsx';
import { TableChange } from './table-change.tsx';
import { TextChanges } from './text-changes.tsx';
import { TextColumns } from './text-columns.tsx';

interface Props {
  readonly comparison: Comparison;
  /** The captures compared, in its order. */
  readonly captures: readonly [CaptureRef, CaptureRef];
  readonly records: readonly [CaptureRecord, CaptureRecord];
  /** How many rows each table has in all: large ones come without the rows that are the same. */
  readonly rowCounts: readonly number[];
  readonly layout: Layout;
  readonly load: LoadBytes;
  readonly loadRows: (table: number, from: number, to: number) => Promise<readonly AlignedRow[]>;
  readonly loadText: () => Promise<readonly AlignedBlock[]>;
}

/** What changed between two captures: the answer first, then figures, tables, text, links and pictures. */
export function ComparisonView(props: Props) {
  const { comparison, captures, records, rowCounts, layout, load, loadRows, loadText } = props;
  const { figures, page, tables, text, documents, links, pictures } = comparison;
  const { findings, unchecked, trivial, counts } = comparison;
  return (
    <ComparedCaptures.Provider value={{ a: captures[0], b: captures[1] }}>
      <article class="comparison">
        <p class="answer" role="status">
          {answerLine(counts, foremostOf(comparison))}
        </p>
        {findings.length + unchecked.length > 0 && <Findings findings={findings} unchecked={unchecked} />}
        {figures.length > 0 && <Figures figures={figures} />}
        {tables.length > 0 && (
          <section>
            <h2>{say('compare.tables')}</h2>
            {tables.map((table, index) => (
              <TableChange
                key={index}
                table={table}
                total={rowCounts[index] ?? table.rows.length}
                layout={layout}
                loadRows={async (from, to) => await loadRows(index, from, to)}
              />
            ))}
          </section>
        )}
        {layout === 'columns' ? (
          <TextColumns load={loadText} />
        ) : (
          text.length > 0 && <TextChanges text={text} />
        )}
        {documents.length > 0 && <DocumentChanges documents={documents} />}
        {page.length > 0 && <PageChanges page={page} />}
        {links.length > 0 && <LinkChanges links={links} />}
        {pictures.length > 0 && <PictureChanges pictures={pictures} load={load} />}
        <PagePictures records={records} load={load} />
        {counts.trivial > 0 && <SetAside trivial={trivial} count={counts.trivial} />}
      </article>
    </ComparedCaptures.Provider>
  );
}
