import * as archive from '../../../lib/archive/index.ts';
import { verifyBundle } from '../../../lib/bundle/index.ts';
import { checkChain } from '../../../lib/evidence/index.ts';
import { importBundle } from '../../../lib/jobs/import-bundle.ts';

export const kua = { ...archive, checkChain, importBundle, verifyBundle };
declare global {
  var kuaImport: typeof kua;
}
globalThis.kuaImport = kua;
