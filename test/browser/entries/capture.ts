import { derivePage } from '../../../lib/capture/derive-page.ts';
import { drawingMarkup } from '../../../lib/capture/drawing-markup.ts';
import { plainText } from '../../../lib/capture/outline-text.ts';
import { PageWalk } from '../../../lib/capture/page-walk.ts';
import { PageScroller } from '../../../lib/capture/page-scroller.ts';
import { readPage } from '../../../lib/capture/read-page.ts';
import { scrambledFonts } from '../../../lib/capture/scrambled-fonts.ts';

export const kua = { derivePage, drawingMarkup, PageScroller, PageWalk, plainText, readPage, scrambledFonts };
declare global {
  var kuaCapture: typeof kua;
}
globalThis.kuaCapture = kua;
