import { describe, expect, test } from 'vitest';
import { mergePieces, type MergedCapture, type MergePiece } from '../../../lib/bundle/index.ts';
import { utf8 } from '../../../lib/evidence/index.ts';
import { madeInput } from './made-captures.ts';

const wish = { software: 'Kuä', id: '7b1cf9a0-3c52-4d0e-9d7e-1f2a3b4c5d6e', warcBytes: 1e9 };

/** The first of the made captures, merged from memory. */
async function memoryCapture(content: Uint8Array | null): Promise<MergedCapture> {
  const { made } = await madeInput();
  const [first] = made;
  if (!first) throw new Error('nothing was made');
  const { record, files, sha256 } = first;
  const outline = record.artifacts.find(({ role }) => role === 'outline');
  return {
    captureId: record.captureId,
    sha256,
    startedAt: record.startedAt,
    url: record.url,
    isExpanded: false,
    outline: outline
      ? {
          sha256: outline.sha256,
          bytes: outline.bytes,
          path: `data/captures/${record.captureId}/content.json`,
        }
      : null,
    bundle: { name: 'a.zip', keyId: record.collector.keyId },
    source: {
      captureIds: [],
      record: async () => ({ record, bytes: (await files.record()).bytes }),
      artifact: async (_, path) => {
        if (path === 'content.json' && content) return content;
        return new Uint8Array(
          await new Response(new Blob([await blobOf(files.artifact(path, ''))])).arrayBuffer(),
        );
      },
      resource: () => Promise.reject(new Error('not read')),
      extension: () => 'bin',
    },
  };
}

async function blobOf(file: Promise<Blob | Uint8Array>): Promise<Blob> {
  const opened = await file;
  return opened instanceof Blob ? opened : new Blob([new Uint8Array(opened)]);
}

async function tablesOf(capture: MergedCapture): Promise<readonly MergePiece[]> {
  const outlines = new Set<string>();
  const store = {
    bundles: () => [],
    captures: () => [capture],
    before: () => null,
    payloads: new Map(),
    isNewOutline: (sha256: string) => outlines.size < outlines.add(sha256).size,
  };
  const pieces: MergePiece[] = [];
  for await (const piece of mergePieces(store, { ...wish, warc: false, tables: true })) pieces.push(piece);
  return pieces;
}

const filesOf = (pieces: readonly MergePiece[]): string[] =>
  pieces.flatMap((piece) => ('file' in piece ? [piece.file] : []));

describe('the tables of a capture', () => {
  test('have its figures', async () => {
    const pieces = await tablesOf(await memoryCapture(null));
    expect(filesOf(pieces).filter((file) => file === 'figures.csv')).toHaveLength(2);
    expect(pieces.filter((piece) => 'unread' in piece)).toEqual([]);
  });

  test.each(['not JSON', '{"format":"kua-content/1"}', '[]'])(
    'have its row alone where its text is none, and say so: %s',
    async (content) => {
      const pieces = await tablesOf(await memoryCapture(utf8(content)));
      expect(filesOf(pieces).filter((file) => file === 'figures.csv')).toHaveLength(1);
      expect(filesOf(pieces).filter((file) => file === 'captures.csv')).toHaveLength(2);
      expect(pieces.at(-1)).toEqual({
        unread: { bundle: 'a.zip', path: expect.stringMatching(/content\.json$/u) },
      });
    },
  );
});
