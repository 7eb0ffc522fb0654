import type { FindingCode } from '../../../lib/bundle/index.ts';
import type { LooseBag, Sign } from './loose-bag.ts';

/** A change to a bundle, and what must be said of which file. */
export interface Mutation {
  readonly says: string;
  readonly change: (bag: LooseBag, sign: Sign) => void | Promise<void>;
  readonly code: FindingCode;
  /** The file that is named, with `{a}`, `{b}`, `{c}` for the folders of the captures. */
  readonly path: string;
}

export const manifest = 'manifest-sha256.txt';
export const tags = 'tagmanifest-sha256.txt';
export const seal = 'anchors/tagmanifest-sha256.txt.sig';
export const chain = 'data/log/chain.jsonl';
export const entry = (seq: number): string => `data/log/entries/00000${seq}.json`;
export const folders = (bag: LooseBag): readonly [string, string, string] => {
  const [a = '', b = '', c = ''] = bag.paths(/\/capture\.json$/u).map((path) => path.replace(/[^/]+$/u, ''));
  return [a, b, c];
};
export const lines = (change: (all: string[]) => readonly string[]) => (text: string) =>
  [...change(text.split('\n').slice(0, -1)), ''].join('\n');
export const [resource, picture] = [/^data\/resources\/.*css$/u, /^data\/resources\/.*png$/u];
export const at = (bag: LooseBag, pattern: RegExp): string => bag.paths(pattern)[0] ?? '';
