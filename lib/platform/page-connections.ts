import { budgets } from '../capture/budgets.ts';
import { capturePort, scrollPort } from '../capture/in-page.ts';
import type { CapturedPage, PageConnection } from '../capture/protocol.ts';
import { KuaError } from '../model/index.ts';
import { onPageConnected } from './capture-port.ts';
import { inject, type PageScript } from './inject.ts';
import { onTabClosed } from './tabs.ts';

interface Expected {
  readonly top: PromiseWithResolvers<PageConnection>;
  readonly frames: PageConnection[];
}

const capturing: PageScript = { file: '/capture.js', port: capturePort, allFrames: true };
const scrolling: PageScript = { file: '/scroll.js', port: scrollPort, allFrames: false };

/** Brings together a script put into a tab's frames and the connections they open. */
export class PageConnections {
  /** By the tab and the name of the connection. */
  private readonly expected = new Map<string, Expected>();

  /** Listen for connections. Called once, synchronously, when the background starts. */
  listen(): void {
    onPageConnected((page, name) => {
      const expected = this.expected.get(`${page.tabId} ${name}`);
      if (!expected) page.close();
      else if (page.frameId === 0) expected.top.resolve(page);
      else if (expected.frames.length < budgets.frames) expected.frames.push(page);
      else page.close();
    });
  }

  /**
   * Run the capture script in the tab's document and wait for it to connect.
   * @throws KuaError why it cannot run there, or `page-silent` when `ended` comes first
   */
  async open(tabId: number, url: string, ended: AbortSignal): Promise<CapturedPage> {
    return await this.run(capturing, tabId, url, ended);
  }

  /** The same for the script that scrolls the document through. */
  async openScroll(tabId: number, url: string, ended: AbortSignal): Promise<PageConnection> {
    return (await this.run(scrolling, tabId, url, ended)).top;
  }

  private async run(
    script: PageScript,
    tabId: number,
    url: string,
    ended: AbortSignal,
  ): Promise<CapturedPage> {
    const awaited = `${tabId} ${script.port}`;
    const expected: Expected = { top: Promise.withResolvers(), frames: [] };
    this.expected.set(awaited, expected);
    ended.addEventListener('abort', () => expected.top.reject(new KuaError('page-silent')));
    // Firefox says nothing of a script that was to run in a tab which is closed.
    const stopListening = onTabClosed(tabId, () => expected.top.reject(new KuaError('page-left')));
    const injected = inject(script, tabId, url);
    const over = Promise.race([injected, elapsed(budgets.framesMs)])
      .catch(() => undefined)
      .finally(() => this.expected.delete(awaited));
    try {
      await Promise.race([injected, expected.top.promise]);
      return { top: await expected.top.promise, frames: over.then(() => expected.frames) };
    } finally {
      stopListening();
    }
  }
}

async function elapsed(ms: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
