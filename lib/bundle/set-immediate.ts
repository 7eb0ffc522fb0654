/** Runs a callback after the tasks that wait already. */
export type Scheduler = (callback: () => void) => void;

/**
 * A scheduler over a MessageChannel, whose tasks are not delayed as those of timers are (4 ms each once nested).
 * Callbacks run in the order given, one a task.
 */
export function channelScheduler(): Scheduler {
  const waiting: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return (callback) => {
    waiting.push(callback);
    port2.postMessage(null);
  };
}

/**
 * What JSZip takes `setImmediate` for. Node has one; a browser gets a channel. This file also stands in for the package
 * `setimmediate` in the extension's build: that one calls the Function constructor, which the content security policy
 * forbids. Nothing global is installed.
 */
export const soon: Scheduler =
  'setImmediate' in globalThis ? (callback) => void setImmediate(callback) : channelScheduler();
