import { Archive, proofsOf, wantedProofs } from '../../../lib/archive/index.ts';
import { proveTime } from '../../../lib/jobs/prove-time.ts';

export const kua = { Archive, proofsOf, wantedProofs, proveTime };
declare global {
  var kuaTime: typeof kua;
}
globalThis.kuaTime = kua;
