import { z } from '../model/zod.ts';
import { browser, type Runtime } from './browser.ts';
import { isLine } from './background-line.ts';

const ToShutter = z.strictObject({ ask: z.int(), windowId: z.int() });
const FromShutter = z.strictObject({ ask: z.int(), picture: z.nullable(z.instanceof(Blob)) });

/**
 * In a page of Kuä's: take the pictures that the background asks for on its line. Chrome counts pictures, two a second, save those that a page of the
 * extension takes within five seconds of a click or a key: there it takes about fifteen.
 */
export function lendShutter(port: Runtime.Port): void {
  port.onMessage.addListener((raw: unknown) => {
    const asked = ToShutter.safeParse(raw);
    if (!asked.success) return;
    const { ask, windowId } = asked.data;
    take(windowId).then(
      (picture) => port.postMessage({ ask, picture }),
      // The line is broken: nobody waits any more.
      () => undefined,
    );
  });
}

async function take(windowId: number): Promise<Blob | null> {
  if (!navigator.userActivation.isActive) return null;
  try {
    const picture = await fetch(await browser.tabs.captureVisibleTab(windowId, { format: 'png' }));
    return await picture.blob();
  } catch {
    // Refused: the background asks in its turn, and hears why.
    return null;
  }
}

/** In the background: the pages that hold a line and take pictures for it. */
export class Shutters {
  private readonly ports = new Set<Runtime.Port>();
  private readonly asked = new Map<number, (picture: Blob | null) => void>();
  private asks = 0;

  /** Listen for such pages. Called once, synchronously, when the background starts. */
  listen(): void {
    browser.runtime.onConnect.addListener((port) => {
      if (!isLine(port)) return;
      this.ports.add(port);
      port.onMessage.addListener((raw: unknown) => {
        const answer = FromShutter.safeParse(raw);
        if (answer.success) this.asked.get(answer.data.ask)?.(answer.data.picture);
      });
      port.onDisconnect.addListener(() => {
        this.ports.delete(port);
        for (const answer of this.asked.values()) answer(null);
      });
    });
  }

  /** The visible area of a window, or null where no page takes it now. */
  async take(windowId: number): Promise<Blob | null> {
    const [port] = this.ports;
    if (!port) return null;
    this.asks += 1;
    const ask = this.asks;
    const { promise, resolve } = Promise.withResolvers<Blob | null>();
    this.asked.set(ask, resolve);
    port.postMessage({ ask, windowId });
    try {
      return await promise;
    } finally {
      this.asked.delete(ask);
    }
  }
}
