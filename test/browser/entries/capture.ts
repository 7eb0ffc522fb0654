import { derivePage } from '../../../lib/capture/derive-page.ts';
import { drawingMarkup } from '../../../lib/capture/drawing-markup.ts';
import { plainText } from '../../../lib/capture/outline-text.ts';
import { PageWalk } from '../../../lib/capture/page-walk.ts';
import { PageScroller } from '../../../lib/capture/page-scroller.ts';
import { readOutline } from '../../../lib/capture/outline.ts';
import { readWhole } from '../../../lib/capture/read-page.ts';
import { FontJudge } from '../../../lib/capture/font-judge.ts';
import { drawnDigits, usedFamilies } from '../../../lib/capture/scrambled-fonts.ts';
import { atOnce } from '../../../lib/capture/slices.ts';
import type { Remark } from '../../../lib/model/index.ts';

/** What is said of a page's fonts, as the page and the background find it out together. */
async function scrambledFonts(document: Document): Promise<Remark[]> {
  const remarks = await new FontJudge().judge(await drawnDigits(document));
  const used = atOnce(
    usedFamilies(
      document,
      remarks.flatMap(({ subject }) => subject ?? []),
    ),
  );
  return remarks.filter(({ subject }) => subject === null || used.includes(subject));
}

export const kua = {
  derivePage,
  drawingMarkup,
  PageScroller,
  PageWalk,
  plainText,
  readOutline,
  readWhole,
  scrambledFonts,
};
declare global {
  var kuaCapture: typeof kua;
}
globalThis.kuaCapture = kua;
