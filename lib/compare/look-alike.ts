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
