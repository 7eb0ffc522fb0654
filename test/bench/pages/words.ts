import { chance } from './noise.ts';

const vocabulary =
  'commission election district precinct ballot turnout protocol candidate party region result resolution observer ' +
  'session member figure register voter council deputy mandate count list notice decision sitting statement appeal ' +
  'the of and in for with at by on was were has been according published approved adopted received confirmed';
const all = vocabulary.split(' ');

/** Text of so many words, the same for the same seed. */
export function words(seed: number, count: number): string {
  const next = chance(seed);
  return Array.from({ length: count }, () => all[Math.floor(next() * all.length)] ?? '').join(' ');
}

/** Words as a sentence. */
export function sentence(seed: number, count: number): string {
  const text = words(seed, count);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
