import { cutOut } from '../../../lib/jobs/cut-out.ts';
import { PictureStrips } from '../../../lib/jobs/picture-strips.ts';

export const kua = { cutOut, PictureStrips };
declare global {
  var kuaPicture: typeof kua;
}
globalThis.kuaPicture = kua;
