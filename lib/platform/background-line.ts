import { browser, type Runtime } from './browser.ts';
import { isOwnPage } from './messages.ts';

const name = 'kua-line';
/** A background that ends this often within one work will not do it. */
const mostTimes = 5;

/** True for the line that one of Kuä's own pages holds to the background. */
export function isLine(port: Runtime.Port): boolean {
  return port.name === name && port.sender !== undefined && isOwnPage(port.sender);
}

/**
 * Hold a line to the background until `done`. When the background ends before, which breaks the line, it is started
 * again, so that it finds the work its predecessor left and says how that ended.
 *
 * @param serve answers what the background asks on the line
 */
export function holdLine(done: AbortSignal, serve: (port: Runtime.Port) => void): void {
  let times = 0;
  const hold = (): void => {
    const port = browser.runtime.connect({ name });
    serve(port);
    const release = (): void => port.disconnect();
    done.addEventListener('abort', release, { once: true });
    port.onDisconnect.addListener(() => {
      done.removeEventListener('abort', release);
      times += 1;
      if (!done.aborted && times < mostTimes) hold();
    });
  };
  if (!done.aborted) hold();
}
