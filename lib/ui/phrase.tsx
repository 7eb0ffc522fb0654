import type { ComponentChildren } from 'preact';
import type { Key } from '../i18n/catalogs/index.ts';
import type { Values } from '../i18n/index.ts';
import { say } from './language.ts';

interface Props {
  readonly of: Key;
  /** Places filled with text, and `n` for the plural form. */
  readonly values?: Values;
  /** Places filled with elements: a time, a link. */
  readonly parts: Readonly<Record<string, ComponentChildren>>;
}

/** A message some of whose `{places}` are elements, so that every language puts them where it wants them. */
export function Phrase({ of, values, parts }: Props) {
  const pieces = say(of, values).split(/\{(\w+)\}/u);
  return <>{pieces.map((piece, index) => (index % 2 === 0 ? piece : (parts[piece] ?? `{${piece}}`)))}</>;
}
