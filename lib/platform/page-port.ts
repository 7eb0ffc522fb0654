import type { FromPage } from '../capture/protocol.ts';

/**
 * From a content script: a connection on which the background hears what was read and says what else to fetch.
 * Without the polyfill, which looks at every part of the browser's interface when it starts, on the page's main thread.
 */
export function connectToBackground(name: string): {
  postMessage(message: FromPage): void;
  onMessage(listener: (message: unknown) => void): void;
  onDisconnect(listener: () => void): void;
} {
  // Firefox calls it `browser`; Chrome has not always had that name. Written alone, the name would be the polyfill's.
  const port = (globalThis.browser ?? globalThis.chrome).runtime.connect({ name });
  return {
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener(listener),
    onDisconnect: (listener) => port.onDisconnect.addListener(listener),
  };
}
