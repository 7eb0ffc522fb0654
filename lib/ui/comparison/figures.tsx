import type { ValueChange } from '../../model/index.ts';
import { differenceWords } from '../change-words.ts';
import { say } from '../language.ts';

/** Every figure that differs, in the order given. */
export function Figures({ figures }: { readonly figures: readonly ValueChange[] }) {
  return (
    <section>
      <h2>{say('compare.figures')}</h2>
      <div class="wide">
        <table class="figures">
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
          <tbody>
            {figures.map((figure, index) => (
              <tr key={index}>
                <th scope="row">
                  {figure.row}
                  {figure.column !== '' && <span class="quiet"> · {figure.column}</span>}
                </th>
                <td class="number">
                  <del>{figure.old}</del>
                </td>
                <td class="number">
                  <ins>{figure.new}</ins>
                </td>
                <td class="number difference">{differenceWords(figure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
