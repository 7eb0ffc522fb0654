import { browser } from './browser.ts';

/** A tab as far as Kuä may know it; `url` and `title` are null without permission for it. */
export interface TabView {
  readonly id: number;
  readonly windowId: number;
  readonly url: string | null;
  readonly title: string | null;
  readonly active: boolean;
  readonly discarded: boolean;
  readonly incognito: boolean;
  /** The area the page is shown in, in CSS pixels of a page that is not zoomed. */
  readonly viewport: { readonly width: number; readonly height: number; readonly dpr: number };
}

type BrowserTab = Awaited<ReturnType<typeof browser.tabs.get>>;

function view(tab: BrowserTab): TabView | null {
  if (tab.id === undefined || tab.windowId === undefined) return null;
  return {
    id: tab.id,
    windowId: tab.windowId,
    url: tab.url ?? null,
    title: tab.title ?? null,
    active: tab.active,
    discarded: tab.discarded ?? false,
    incognito: tab.incognito,
    // A worker has no screen.
    viewport: { width: tab.width ?? 0, height: tab.height ?? 0, dpr: globalThis.devicePixelRatio ?? 1 },
  };
}

/** The tab in front of the person, or null if there is none. */
export async function activeTab(): Promise<TabView | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab ? view(tab) : null;
}

/** The tab with this id, or null if it is closed. */
export async function tabById(tabId: number): Promise<TabView | null> {
  try {
    return view(await browser.tabs.get(tabId));
  } catch {
    // Both browsers reject for an id that no tab has (any more).
    return null;
  }
}

/** Hear that a tab is closed; answers what stops the listening. */
export function onTabClosed(tabId: number, listener: () => void): () => void {
  const heard = (closed: number): void => {
    if (closed === tabId) listener();
  };
  browser.tabs.onRemoved.addListener(heard);
  return () => browser.tabs.onRemoved.removeListener(heard);
}

/** Show one of Kuä's own pages (`archive.html#/pages`): the tab that already has that address, else a new one. */
export async function openOwnPage(path: string, inFront = true): Promise<void> {
  const url = browser.runtime.getURL(`/${path}`);
  const open = await browser.tabs.query({});
  const same = open.find((tab) => tab.url === url);
  if (same?.id === undefined) {
    await browser.tabs.create({ url, active: inFront });
    return;
  }
  await browser.tabs.update(same.id, { active: true });
  if (same.windowId !== undefined) await browser.windows.update(same.windowId, { focused: true });
}
