import { readCapture, readOutline, type Archive } from '../archive/index.ts';
import { type AlignedBlock, alignText } from '../compare/index.ts';

/** The whole text of two captures, block by block. @throws KuaError `not-found` */
export async function alignedText(archive: Archive, a: string, b: string): Promise<readonly AlignedBlock[]> {
  const outline = async (captureId: string) =>
    await readOutline(archive, (await readCapture(archive, captureId)).record);
  return alignText(await outline(a), await outline(b));
}
