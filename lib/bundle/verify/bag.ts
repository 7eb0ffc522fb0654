import { bagitDeclaration } from '../tag-files.ts';
import type { Findings } from './findings.ts';
import type { OpenedBundle } from './opened-bundle.ts';

/** What `bag-info.txt` says. */
export interface BagInfo {
  /** Null where it is not said, or said twice. */
  readonly bundleId: string | null;
  /** `2026-03-15` */
  readonly date: string | null;
  /** The anchors made at export, as they are listed. */
  readonly anchors: readonly string[];
}

const mostBytes = 64 * 1024;
const labels = [
  'Bagging-Date',
  'Bag-Software-Agent',
  'External-Identifier',
  'Payload-Oxum',
  'Kua-Anchors',
] as const;

/** BagIt's own two files (RFC 8493 §2.1.1, §2.2.2), against what is there and the name of the folder. */
export async function checkBag(bundle: OpenedBundle, findings: Findings): Promise<BagInfo> {
  const declaration = await textOf(bundle, 'bagit.txt', findings);
  if (declaration !== null && declaration !== bagitDeclaration) findings.fails('bagit', 'bagit.txt');
  const text = await textOf(bundle, 'bag-info.txt', findings);
  if (text === null) return { bundleId: null, date: null, anchors: [] };
  const values = readInfo(text, findings);
  if (values.get('Payload-Oxum') !== payloadOxum(bundle)) {
    findings.fails('bag-size', 'bag-info.txt', payloadOxum(bundle));
  }
  const uuid = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;
  const bundleId = uuid.exec(values.get('External-Identifier') ?? '')?.[1] ?? null;
  if (bundleId === null) findings.fails('bag-number', 'bag-info.txt');
  const folder = /^kua-\d{8}T\d{6}Z-([0-9a-f]{8})$/u.exec(bundle.topFolder)?.[1];
  if (folder === undefined || (bundleId !== null && !bundleId.startsWith(folder))) {
    findings.fails('folder-name', bundle.topFolder);
  }
  return {
    bundleId,
    date: values.get('Bagging-Date') ?? null,
    anchors: values.get('Kua-Anchors')?.split(' ') ?? [],
  };
}

function readInfo(text: string, findings: Findings): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const lines = text.split('\n');
  if (lines.pop() !== '') findings.fails('bag-info', 'bag-info.txt', lines.length + 1);
  for (const [index, line] of lines.entries()) {
    const [, label, value] = /^([A-Za-z][A-Za-z-]*): (\S.*)$/u.exec(line) ?? [];
    if (label === undefined || value === undefined || values.has(label)) {
      findings.fails('bag-info', 'bag-info.txt', index + 1);
    } else values.set(label, value);
  }
  for (const label of labels) if (!values.has(label)) findings.fails('bag-info', 'bag-info.txt', label);
  return values;
}

/** Bytes and number of the payload files. */
function payloadOxum({ files }: OpenedBundle): string {
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  return `${payload.reduce((sum, [, { bytes }]) => sum + bytes, 0)}.${payload.length}`;
}

async function textOf(bundle: OpenedBundle, path: string, findings: Findings): Promise<string | null> {
  const bytes = await bundle.read(path, mostBytes);
  if (typeof bytes !== 'string') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  findings.fails(bytes, path);
  return null;
}
