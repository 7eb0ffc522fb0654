export * from './all.ts';
export * from './find.ts';
export * from './profile.ts';
