import type { Browser } from 'puppeteer-core';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Raw WebDriver BiDi to a Firefox that Puppeteer started, for what Puppeteer has no method for. */
export interface Bidi {
  send(method: string, params: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  on(event: string, listener: (params: Readonly<Record<string, unknown>>) => void): void;
  /**
   * Run `script`, the body of an async function that gets `args`, inside Firefox's own window: with `gBrowser`,
   * `Services`, `ChromeUtils` and all of the browser's rights. Needs `--remote-allow-system-access`.
   */
  inBrowserWindow(script: string, ...args: readonly Json[]): Promise<unknown>;
}

/** The way to a Firefox's BiDi connection; throws if Puppeteer no longer keeps it where it did. */
export async function bidiOf(browser: Browser): Promise<Bidi> {
  const connection: unknown = Reflect.get(browser, 'connection');
  if (!isConnection(connection)) throw new Error('this version of Puppeteer hides its BiDi connection');
  const send: Bidi['send'] = async (method, params) => (await connection.send(method, params)).result;
  const window = await browserWindow(send);
  return {
    send,
    on: (event, listener) => connection.on(event, listener),
    inBrowserWindow: async (script, ...args) => {
      const answer = await send('script.callFunction', {
        functionDeclaration: `async (json) => {
          const run = async (args) => { ${script} };
          return JSON.stringify((await run(JSON.parse(json))) ?? null);
        }`,
        target: { context: window },
        awaitPromise: true,
        arguments: [{ type: 'string', value: JSON.stringify(args) }],
      });
      return valueOf(answer);
    },
  };
}

interface Connection {
  send(method: string, params: unknown): Promise<{ readonly result: Readonly<Record<string, unknown>> }>;
  on(event: string, listener: (params: Readonly<Record<string, unknown>>) => void): void;
}

function isConnection(value: unknown): value is Connection {
  return typeof value === 'object' && value !== null && 'send' in value && 'on' in value;
}

async function browserWindow(send: Bidi['send']): Promise<string> {
  const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const window = (Array.isArray(contexts) ? contexts : []).find(
    ({ url }: { readonly url?: unknown }) => url === 'chrome://browser/content/browser.xhtml',
  );
  const context: unknown = window?.context;
  if (typeof context !== 'string') throw new Error('Firefox shows no window of its own over BiDi');
  return context;
}

function valueOf(answer: Readonly<Record<string, unknown>>): unknown {
  const { type, result, exceptionDetails } = answer;
  if (type !== 'success' || !hasString(result, 'value')) {
    throw new Error(
      `in Firefox's window: ${hasString(exceptionDetails, 'text') ? exceptionDetails.text : String(type)}`,
    );
  }
  return JSON.parse(result.value);
}

function hasString<K extends string>(value: unknown, key: K): value is Readonly<Record<K, string>> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, key) === 'string';
}
