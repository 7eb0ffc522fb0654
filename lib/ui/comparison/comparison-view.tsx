import type { AlignedBlock } from '../../compare/index.ts';
import type { AlignedRow, Comparison } from '../../model/index.ts';
import { answerLine } from '../change-words.ts';
import { say } from '../language.ts';
import type { LoadBytes } from '../picture.tsx';
import { ComparedCaptures } from './figure-link.tsx';
import { Figures } from './figures.tsx';
import type { Layout } from './layout.ts';
import { LinkChanges, PageChanges, PictureChanges, SetAside } from './other-changes.tsx';
import { TableChange } from './table-change.tsx';
import { TextChanges } from './text-changes.tsx';
import { TextColumns } from './text-columns.tsx';

interface Props {
  readonly comparison: Comparison;
  /** How many rows each table has in all: large ones come without the rows that are the same. */
  readonly rowCounts: readonly number[];
  readonly layout: Layout;
  readonly load: LoadBytes;
  readonly loadRows: (table: number, from: number, to: number) => Promise<readonly AlignedRow[]>;
  readonly loadText: () => Promise<readonly AlignedBlock[]>;
}

/** What changed between two captures: the answer first, then figures, tables, text, links and pictures. */
export function ComparisonView({ comparison, rowCounts, layout, load, loadRows, loadText }: Props) {
  const { a, b, figures, page, tables, text, links, pictures, volatile } = comparison;
  return (
    <ComparedCaptures.Provider value={{ a: a.captureId, b: b.captureId }}>
      <article class="comparison">
        <p class="answer" role="status">
          {answerLine(comparison.counts)}
        </p>
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
        {page.length > 0 && <PageChanges page={page} />}
        {links.length > 0 && <LinkChanges links={links} />}
        {pictures.length > 0 && <PictureChanges pictures={pictures} load={load} />}
        {volatile.length > 0 && <SetAside volatile={volatile} />}
      </article>
    </ComparedCaptures.Provider>
  );
}
