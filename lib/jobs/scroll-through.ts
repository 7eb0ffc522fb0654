import { budgets, type PageConnection, type ScrollPlace } from '../capture/index.ts';
import { KuaError, type Remark } from '../model/index.ts';
import { PageAnswers } from './page-answers.ts';

/** Half a pixel of rounding on each side. */
const tolerance = 1;

/** What is to be said of a page that was scrolled to these places, and of what ended that. */
function saidOf(places: readonly ScrollPlace[], ...ending: readonly Remark[]): Remark[] {
  const remarks = [...ending];
  const late = places.at(-1)?.late ?? 0;
  if (places.length === 1 && ending.length === 0)
    remarks.push({ code: 'nothing-scrolled', subject: null, detail: null });
  if (late > 0) remarks.push({ code: 'budget-scroll-pictures', subject: null, detail: String(late) });
  if (places.some(({ restless }) => restless))
    remarks.push({ code: 'budget-scroll-rest', subject: null, detail: null });
  if (places.some(({ hidden }) => hidden))
    remarks.push({ code: 'scrolled-unseen', subject: null, detail: null });
  return remarks;
}

/**
 * Scroll a page from where it stands to its end, a window's height at a time, and have it load what it loads on the way.
 * It stays at the end, or where a budget ends this.
 *
 * @param responseAtMs when the document began to arrive that is meant
 * @param progress     told how many views are done, and of how many as far as that is known
 * @param ended        the time is over
 * @returns the budgets that bit, and what else made it load less than it might
 * @throws KuaError `page-left`
 */
export async function scrollThrough(
  page: PageConnection,
  responseAtMs: number | null,
  progress: (done: number, total: number) => void,
  ended: AbortSignal,
): Promise<Remark[]> {
  const answers = new PageAnswers(page, (said) => (said.type === 'settled' ? said.place : null), ended);
  const places: ScrollPlace[] = [];
  try {
    let place = await answers.ask({ type: 'settle', y: null });
    if (place.responseAtMs !== responseAtMs) throw new KuaError('page-left');
    const from = place.y;
    for (;;) {
      places.push(place);
      const { y, height, pageHeight } = place;
      const until = y + height;
      progress(
        places.length,
        places.length + Math.ceil(Math.max(pageHeight - until, 0) / Math.max(height, 1)),
      );
      if (until >= pageHeight - tolerance) return saidOf(places);
      if (until - from >= budgets.scrollHeight)
        return saidOf(places, {
          code: 'budget-scroll-height',
          subject: null,
          detail: String(budgets.scrollHeight),
        });
      place = await answers.ask({ type: 'settle', y: until });
      if (place.y <= y + tolerance)
        return saidOf(places, { code: 'scrolling-refused', subject: null, detail: null });
    }
  } catch (error) {
    // Without an answer, the page may be gone before anybody has heard of it.
    if (answers.over !== 'timeout' || error instanceof KuaError) throw new KuaError('page-left');
    const detail = String(budgets.scrollMs / 1000);
    return saidOf(places, { code: 'budget-scroll-time', subject: null, detail });
  }
}
