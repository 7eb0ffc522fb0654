export { type FindingKey, findingSentence, findingWords, type ToldFinding, toldFindings } from './words.ts';
