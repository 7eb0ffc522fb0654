import { capturePort, scrollPort } from '../capture/in-page.ts';
import { FromPage, type PageConnection } from '../capture/protocol.ts';
import { isLine } from './background-line.ts';
import { browser, type Runtime } from './browser.ts';

const names: ReadonlySet<string> = new Set([capturePort, scrollPort]);

function connection(port: Runtime.Port): PageConnection | null {
  const { sender } = port;
  const tabId = sender?.tab?.id;
  if (sender?.id !== browser.runtime.id || tabId === undefined || !names.has(port.name)) return null;
  // A frame speaks at once, and is listened to when the page around it has been.
  const unheard: FromPage[] = [];
  let hear = (message: FromPage): void => void unheard.push(message);
  const gone = Promise.withResolvers<void>();
  port.onMessage.addListener((raw: unknown) => {
    const message = FromPage.safeParse(raw);
    if (message.success) hear(message.data);
  });
  port.onDisconnect.addListener(() => gone.resolve());
  return {
    tabId,
    frameId: sender.frameId ?? 0,
    ask: (message) => port.postMessage(message),
    onMessage: (listener) => {
      hear = listener;
      for (const message of unheard.splice(0)) listener(message);
    },
    onGone: (listener) => void gone.promise.then(listener),
    close: () => port.disconnect(),
  };
}

/**
 * Hear of every frame that a content script of ours connects from, and under which name. Called once, when the background
 * starts.
 */
export function onPageConnected(listener: (page: PageConnection, name: string) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    const page = connection(port);
    if (page) listener(page, port.name);
    else if (!isLine(port)) port.disconnect();
  });
}
