export { type FindingKey, findingSentence, findingWords, type ToldFinding } from './words.ts';
