import { normalText } from './normal-text.ts';

// Cyrillic and Greek letters beside the Latin letter a reader cannot tell them from.
const cyrillic = 'АВЕКМНОРСТУХІЈЅҮԚԜӘЁЇаеокрсухіјѕһүԛԝәёї';
const cyrillicAs = 'ABEKMHOPCTYXIJSYQWƏËÏaeokpcyxijshyqwəëï';
const greek = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const greekAs = 'ABEZHIKMNOPTYXo';

const latinFor = new Map<string, string>();
for (const [from, to] of [
  [cyrillic, cyrillicAs],
  [greek, greekAs],
] as const) {
  const letters = Array.from(to);
  Array.from(from).forEach((letter, at) => latinFor.set(letter, letters[at] ?? letter));
}
const confusable = new RegExp(`[${cyrillic}${greek}]`, 'gu');

/** `text` with every letter that looks like a Latin one written as that one: equal skeletons look the same. */
export function skeleton(text: string): string {
  return normalText(text).replace(confusable, (letter) => latinFor.get(letter) ?? letter);
}

/** What two names of the same row, column or word share: no case, no difference of look-alike letters. */
export function nameKey(text: string): string {
  return skeleton(text.toUpperCase());
}

/** True when two texts differ, but only by letters of another script that look the same. */
export function looksAlike(a: string, b: string): boolean {
  return normalText(a) !== normalText(b) && skeleton(a) === skeleton(b);
}

const codePoint = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} ${letter}`;

/** The letters in which two texts that look alike differ, with their code points, each pair once. */
export function lookAlikes(a: string, b: string): readonly { readonly old: string; readonly new: string }[] {
  const pairs = new Map<string, { old: string; new: string }>();
  const letters = Array.from(normalText(b));
  Array.from(normalText(a)).forEach((old, at) => {
    const now = letters[at] ?? '';
    if (old !== now) pairs.set(`${old}${now}`, { old: codePoint(old), new: codePoint(now) });
  });
  return [...pairs.values()];
}
