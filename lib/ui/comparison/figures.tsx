import type { ValueChange } from '../../model/index.ts';
import { say } from '../language.ts';
import { LongBody, wholeBodyCells } from '../long-body.tsx';
import { Difference } from './difference.tsx';
import { FigureLink, walkFigures } from './figure-link.tsx';

const columns = 4;

function Row({ figure }: { readonly figure: ValueChange }) {
  return (
    <tr>
      <th scope="row">
        {figure.row}
        {figure.column !== '' && <span class="quiet"> · {figure.column}</span>}
      </th>
      <td class="number">
        <del>{figure.old}</del>
      </td>
      <td class="number">
        <FigureLink side="b" row={figure.row} column={figure.column} text={figure.new}>
          <ins>{figure.new}</ins>
        </FigureLink>
      </td>
      <td class="number">
        <Difference change={figure} />
      </td>
    </tr>
  );
}

/** Every figure that differs, in the order given. */
export function Figures({ figures }: { readonly figures: readonly ValueChange[] }) {
  return (
    <section>
      <h2>{say('compare.figures')}</h2>
      <div class="wide">
        <table
          class={figures.length * columns > wholeBodyCells ? 'figures long' : 'figures'}
          onKeyDown={walkFigures}
        >
          <thead>
            <tr>
              <th scope="col">{say('compare.place')}</th>
              <th scope="col" class="number">
                {say('compare.before')}
              </th>
              <th scope="col" class="number">
                {say('compare.after')}
              </th>
              <th scope="col" class="number">
                {say('compare.difference')}
              </th>
            </tr>
          </thead>
          <LongBody
            total={figures.length}
            columns={columns}
            rows={(from, to) => figures.slice(from, to)}
            draw={(figure, index) => <Row key={index} figure={figure} />}
          />
        </table>
      </div>
    </section>
  );
}
