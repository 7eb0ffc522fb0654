import { readCapture, readOutline, versionsBefore, type Archive } from '../archive/index.ts';
import { capturesToJudge, compare, volatileOf, type CaptureSide } from '../compare/index.ts';
import type { Comparison, Outline } from '../model/index.ts';

/** The captures of the address before the later one; none where there are too few, or one cannot be read any more. */
async function historyOf(archive: Archive, { record }: CaptureSide): Promise<readonly Outline[]> {
  const rows = await versionsBefore(archive, record.url, record.startedAt, capturesToJudge);
  if (rows.length < capturesToJudge) return [];
  try {
    const outlines: Outline[] = [];
    for (const { captureId } of rows)
      outlines.push(await readOutline(archive, (await readCapture(archive, captureId)).record));
    return outlines;
  } catch {
    // What happened to an older capture must not keep two others from being compared.
    return [];
  }
}

/**
 * Compare two captures; what is volatile comes from the outlines and, where something outside the main content changed,
 * from the captures of the address before. The comparison carries the list.
 */
export async function compareSides(archive: Archive, a: CaptureSide, b: CaptureSide): Promise<Comparison> {
  const volatile = volatileOf(a.outline, b.outline);
  const comparison = compare(a, b, volatile);
  const differsAside = comparison.pictures.length > 0 || comparison.text.some(({ main }) => !main);
  if (!differsAside || a.record.url !== b.record.url) return comparison;
  const withHistory = volatileOf(a.outline, b.outline, await historyOf(archive, b));
  return withHistory.length === volatile.length ? comparison : compare(a, b, withHistory);
}
