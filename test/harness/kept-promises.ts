import { isStored } from '../../lib/model/index.ts';
import type { Promised } from '../site/features/feature.ts';
import type { Unpacked } from './unpacked.ts';

/** Say what is wrong where a bundle does not keep a promise; null where it does. `sent` is the document as sent. */
export async function brokenPromise(
  promised: Promised,
  bundle: Unpacked,
  sent: Buffer,
): Promise<string | null> {
  const { record, outline, state, source } = bundle;
  switch (promised.kind) {
    case 'secret': {
      const files = await bundle.filesWith(promised.text);
      return files.length === 0 ? null : `the secret stands in ${files.join(', ')}`;
    }
    case 'hidden':
    case 'read':
    case 'unseen': {
      const blocks = outline.blocks.filter(({ text }) => text.includes(promised.text));
      const wanted = promised.kind === 'hidden';
      const right =
        promised.kind === 'unseen'
          ? blocks.every(({ hidden }) => hidden)
          : blocks.some(({ hidden }) => hidden === wanted);
      return right
        ? null
        : `the outline has ${JSON.stringify(blocks)} of “${promised.text}” (${promised.kind})`;
    }
    case 'limitation': {
      const codes = record.limitations.map(({ code }) => code);
      return codes.some((code) => promised.code.test(code))
        ? null
        : `the limitations are ${codes.join(', ')}`;
    }
    case 'held': {
      const held = record.resources
        .filter(isStored)
        .some(({ url }) => new URL(url).pathname === promised.path);
      return held ? null : `${promised.path} is not held`;
    }
    case 'bytes':
      return source.equals(sent) ? null : 'source.txt is not what the server sent';
    case 'source': {
      const { used } = record.charset;
      if (used?.toLowerCase() !== promised.encoding.toLowerCase())
        return `the encoding is said to be ${String(used)}`;
      return source.equals(sent) ? null : 'source.txt is not what the server sent';
    }
    case 'state':
      return promised.pattern.test(state) ? null : `state.json has no ${String(promised.pattern)}`;
    default:
      return promised satisfies never;
  }
}
