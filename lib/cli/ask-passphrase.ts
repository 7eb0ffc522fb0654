import process from 'node:process';

const enter = /^[\r\n\u0004]/u;
const giveUp = '\u0003';
const backspace = /^[\b\u007F]/u;

/**
 * Ask for a passphrase at the terminal, showing nothing of what is typed.
 * @param words  what is asked; it goes to the standard error
 * @returns null where there is no terminal, or where the person gave up
 */
export async function askPassphrase(words: string): Promise<string | null> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return null;
  // Before it asks: who types ahead is not shown either.
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  try {
    stderr.write(`${words}: `);
    return await typedIn(stdin.iterator({ destroyOnReturn: false }));
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

async function typedIn(keys: AsyncIterable<unknown>): Promise<string | null> {
  let typed: readonly string[] = [];
  for await (const piece of keys) {
    for (const character of String(piece)) {
      if (enter.test(character)) return typed.join('');
      if (character === giveUp) return null;
      typed = backspace.test(character) ? typed.slice(0, -1) : [...typed, character];
    }
  }
  return null;
}
