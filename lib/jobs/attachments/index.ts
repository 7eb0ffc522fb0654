export * from './prepare-attachment.ts';
export * from './read-metadata.ts';
