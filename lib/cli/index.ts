export { type Answer, runCommand } from './run.ts';
