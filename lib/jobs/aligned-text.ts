import { anyonesCapture, anyonesOutline, type Archive } from '../archive/index.ts';
import { type AlignedBlock, alignText } from '../compare/index.ts';
import type { CaptureRef, Outline } from '../model/index.ts';

/** The whole text of two captures, anyone's, block by block. @throws KuaError `not-found` */
export async function alignedText(
  archive: Archive,
  a: CaptureRef,
  b: CaptureRef,
): Promise<readonly AlignedBlock[]> {
  const outline = async (ref: CaptureRef): Promise<Outline> =>
    await anyonesOutline(await anyonesCapture(archive, ref));
  return alignText(await outline(a), await outline(b));
}
