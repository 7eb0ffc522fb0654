import { refusalFor } from '../../lib/capture/refusal.ts';
import { activeTab, readPageFacts, tabById, type TabView } from '../../lib/platform/index.ts';
import { profileFor } from '../../lib/sites/index.ts';
import type { PageView } from './state.ts';

/** The tab the popup is about: the one named by `?tabId=`, else the one in front. */
export async function findTab(query: URLSearchParams): Promise<TabView | null> {
  const named = query.get('tabId');
  return named === null ? await activeTab() : await tabById(Number(named));
}

/**
 * What the popup says of the tab's page before anything is captured.
 * @param clicked the popup was opened on this tab by its button
 */
export function viewPage(tab: TabView, clicked: boolean): PageView {
  const kind = (tab.url === null ? null : profileFor(tab.url))?.kind ?? 'other';
  return { tab, kind, status: null, refusal: refusalFor(tab, clicked) };
}

/** The same with what the page says of itself, which a busy page says late or not at all. */
export async function askPage(view: PageView): Promise<PageView> {
  if (view.refusal) return view;
  const facts = await readPageFacts(view.tab.id);
  return { ...view, status: facts?.status ?? null };
}
