export * from './commit.ts';
export * from './database.ts';
export * from './heard-answers.ts';
export * from './keys.ts';
export * from './log.ts';
export * from './read.ts';
export * from './stored-bytes.ts';
export * from './witness.ts';
