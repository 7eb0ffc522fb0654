import * as archive from '../../../lib/archive/index.ts';
import { checkChain, sha256 } from '../../../lib/evidence/index.ts';

export const kua = { ...archive, checkChain, sha256 };
declare global {
  var kuaArchive: typeof kua;
}
globalThis.kuaArchive = kua;
