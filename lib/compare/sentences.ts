const end = /(?<![.!?…؟۔])[.!?…؟۔]+["»”’)\]]*(?=\s)|\n/gu;
const opens = /^\s*["«„“‘([–—-]*\s*[\p{Lu}\p{Lt}\p{Lo}\d№]/u;
const lastWord = /([\p{L}\p{M}\d]+(?:[.-][\p{L}]+)*)$/u;

// A point after one of these does not end a sentence.
const abbreviations = new Set(
  (
    'г гг обл р-н млн млрд тыс им ул д др пр ст п пп с стр см ред проц чел руб тг т.е т.д т.п т.к в.ч н.э корп кв оф тел ' +
    'ж жж қ ш б т.б т.с.с о а ө мың бап ' +
    'mr mrs ms dr no st vs e.g i.e etc approx jan feb mar apr jun jul aug sep sept oct nov dec a.m u.s'
  ).split(' '),
);

function isAbbreviated(text: string, at: number): boolean {
  if (text[at] !== '.') return false;
  const word = lastWord.exec(text.slice(Math.max(0, at - 24), at))?.[1];
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  // Initials (`И.В. Иванов`) and list numbers (`1. Утвердить`).
  return (
    abbreviations.has(lower) || /^(?:\p{Lu}|\p{L}\.\p{L})$/u.test(word) || /(?:^|[.])\p{Lu}$/u.test(word)
  );
}

/**
 * The sentences of a block, as the page has them, ends trimmed. Abbreviations (г., обл., млн., тыс., №), initials,
 * decimals and the numbers of a list do not end one; a line break does.
 */
export function splitSentences(text: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  const cut = (to: number): void => {
    const sentence = text.slice(from, to).trim();
    if (sentence !== '') sentences.push(sentence);
    from = to;
  };
  for (const match of text.matchAll(end)) {
    const to = match.index + match[0].length;
    if (match[0] === '\n') {
      cut(to);
      continue;
    }
    if (!opens.test(text.slice(to, to + 12))) continue;
    if (isAbbreviated(text, match.index) || /^\s*\d{1,3}\.$/u.test(text.slice(from, Math.min(to, from + 12))))
      continue;
    cut(to);
  }
  cut(text.length);
  return sentences;
}
