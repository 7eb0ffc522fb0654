export { waczLimits } from './limits.ts';
export { type WaczSource } from './source.ts';
export { gathered, planWacz, type StreamedFile, type WaczOptions } from './write.ts';
