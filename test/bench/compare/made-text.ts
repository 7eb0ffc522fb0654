/** Numbers from 0 to 1 that look like chance and are the same in every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const starts = 'из по пере вы за на об при рас со'.split(' ');
const stems = 'бир голос участ комис наблюд протокол итог округ регион явк спис кандид парт закон срок'.split(
  ' ',
);
const ends = 'ание атель ный ного ному ами ение овать ивший ка ки ок ость ения ах ом'.split(' ');

/** The n-th word of a language of 2,250 words. */
function wordAt(n: number): string {
  const start = starts[n % starts.length] ?? '';
  const stem = stems[Math.floor(n / starts.length) % stems.length] ?? '';
  return `${start}${stem}${ends[Math.floor(n / (starts.length * stems.length)) % ends.length] ?? ''}`;
}

/** Some words often, most seldom, as in any language; now and then a number. */
function pick(random: () => number): string {
  const draw = random();
  if (draw > 0.97) return `${Math.floor(random() * 90) + 10},${Math.floor(random() * 10)} %`;
  return wordAt(Math.floor(2250 * (draw / 0.97) ** 3));
}

function sentence(random: () => number): string {
  const words = Array.from({ length: 6 + Math.floor(random() * 14) }, () => pick(random));
  return `Итог ${words.join(' ')}.`;
}

/** Paragraphs of five sentences each, `chars` characters in all. */
export function paragraphs(seed: number, chars: number): string[] {
  const random = chance(seed);
  const made: string[] = [];
  for (let length = 0; length < chars;) {
    const next = Array.from({ length: 5 }, () => sentence(random)).join(' ');
    made.push(next);
    length += next.length;
  }
  return made;
}

/** The paragraphs with this share of their words replaced, each by another. */
export function reworded(text: readonly string[], share: number, seed: number): string[] {
  const random = chance(seed);
  return text.map((paragraph) =>
    paragraph.replace(/\p{L}{3,}/gu, (word) =>
      random() < share ? wordAt(Math.floor(random() * 2250)) : word,
    ),
  );
}
