import { spawn } from 'node:child_process';
import { patienceMs } from './patience.ts';

/** What a program answered. */
export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: Uint8Array;
}

/** Run a program to its end. Rejects when it cannot be started or takes too long, never for its exit code. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Answer> {
  const { cwd, stdin } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'pipe', ...(cwd === undefined ? {} : { cwd }) });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    // A program may end before it has read everything; its exit code tells what came of it.
    child.stdin.on('error', () => undefined).end(stdin);
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${program} took longer than ${patienceMs} ms`));
    }, patienceMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
  });
}
