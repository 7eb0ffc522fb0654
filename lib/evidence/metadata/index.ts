export * from './picture-error.ts';
export * from './without-metadata.ts';
