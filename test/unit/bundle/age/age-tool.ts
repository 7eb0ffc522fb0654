import { spawnSync } from 'node:child_process';
import { scrypt as nodeScrypt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scrypt } from '../../../../lib/bundle/index.ts';

/** Whether Debian's `age` is here; where it is not, what needs it says so and holds nothing against it. */
export const hasAge = spawnSync('age', ['--version']).status === 0;
if (!hasAge) console.info('age is not installed here: files were not held against it.');

/** scrypt as OpenSSL does it: another implementation than the one in the extension. */
export const scrypt: Scrypt = async ({ passphrase, salt, logN }) => {
  const cost = { N: 2 ** logN, r: 8, p: 1, maxmem: 2 ** 31 };
  return await new Promise((resolve, reject) => {
    nodeScrypt(passphrase, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
};

/** age reads passphrases from a terminal only: this is one that types `said` after each prompt it is shown. */
const terminal = `
import os, pty, sys
said, args = sys.argv[1], sys.argv[2:]
pid, fd = pty.fork()
if pid == 0: os.execvp(args[0], args)
seen = b''
while True:
    try: piece = os.read(fd, 4096)
    except OSError: break
    if not piece: break
    seen += piece
    if piece.rstrip().endswith(b':'): os.write(fd, said.encode() + b'\\n')
os.write(1, seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** Run a program in a terminal, with `said` typed at each prompt. What it printed is what a person would have seen. */
export function inTerminal(
  folder: string,
  said: string,
  command: readonly string[],
): { code: number | null; seen: string } {
  const script = join(folder, 'terminal.py');
  writeFileSync(script, terminal);
  const env = { ...process.env, INIT_CWD: folder, LC_ALL: 'C' };
  const { status, stdout } = spawnSync('python3', [script, said, ...command], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env,
  });
  return { code: status, seen: stdout };
}

/** A key pair made by `age-keygen`: the text of its identity file, and the recipient. */
export function ageKey(): { identity: string; recipient: string } {
  const { stdout } = spawnSync('age-keygen', [], { encoding: 'utf8' });
  return { identity: stdout, recipient: /age1[a-z0-9]+/u.exec(stdout)?.[0] ?? '' };
}
