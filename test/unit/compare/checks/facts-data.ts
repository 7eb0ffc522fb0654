import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../../shared/facts/', import.meta.url));

/** True when the published figures are there to be checked. */
export const factsAreHere = existsSync(`${folder}results.tsv`);
if (!factsAreHere) console.info(`not run: no published figures at ${folder}`);

export type Fact = Readonly<Record<string, string>>;

/** The lines of a table of published facts by the names of its columns. */
export function facts(name: 'results' | 'regions' | 'turnout_series'): readonly Fact[] {
  const [head = '', ...lines] = readFileSync(`${folder}${name}.tsv`, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((column, at) => [column, cells[at] ?? '']));
  });
}
