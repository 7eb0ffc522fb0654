import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../shared/hostile/server.mjs', import.meta.url));
const lifeSeconds = 900;

/** A server of pages that fight back. */
export interface HostileSite {
  readonly origin: string;
  /** The same server under another origin. */
  readonly twin: string;
  /** How often each path has been asked for. */
  hits(): Promise<ReadonlyMap<string, number>>;
  /** How many reports of a content security policy have come. */
  reports(): Promise<number>;
  close(): Promise<void>;
}

/** True if the hostile pages lie beside this folder; says so where they do not. */
export function hostileSiteIsHere(): boolean {
  if (existsSync(program)) return true;
  console.info(`${program} is not here: no hostile page is captured.`);
  return false;
}

/** Start the server of hostile pages on two neighbouring free ports. */
export async function startHostileSite(): Promise<HostileSite> {
  const port = await freePair();
  // The server starts only when asked by its own address, free of links.
  const args = [realpathSync(program), String(port), String(lifeSeconds)];
  const server = spawn(process.execPath, args, { stdio: 'pipe' });
  const origin = `http://127.0.0.1:${port}`;
  await untilItSays(server, origin);
  const ask = async (path: string): Promise<unknown> => await (await fetch(origin + path)).json();
  return {
    origin,
    twin: `http://127.0.0.1:${port + 1}`,
    hits: async () => new Map((await ask('/hits')) as [string, number][]),
    reports: async () => ((await ask('/report-count')) as { reports: number }).reports,
    close: async () => await ended(server),
  };
}

async function untilItSays(server: ChildProcess, words: string): Promise<void> {
  const said = Promise.withResolvers<void>();
  let out = '';
  const hear = (text: Buffer): void => {
    out += text.toString();
    if (out.includes(words)) said.resolve();
  };
  server.stdout?.on('data', hear);
  server.stderr?.on('data', hear);
  server.once('exit', () => said.reject(new Error(`the hostile site did not start: ${out}`)));
  server.once('error', said.reject);
  await said.promise;
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exit = Promise.withResolvers<void>();
  server.once('exit', () => exit.resolve());
  server.kill('SIGKILL');
  await exit.promise;
}

/** A port that is free and whose next one is free too. */
async function freePair(): Promise<number> {
  const first = await listen(0);
  const port = first.port;
  try {
    const second = await listen(port + 1);
    await second.close();
    return port;
  } catch {
    // The neighbour is taken: another port will have one.
    return await freePair();
  } finally {
    await first.close();
  }
}

async function listen(port: number): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer();
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen(port, '127.0.0.1', listening.resolve);
  await listening.promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = async (): Promise<void> => {
    const closed = Promise.withResolvers<void>();
    server.close(() => closed.resolve());
    await closed.promise;
  };
  return { port: address.port, close };
}
