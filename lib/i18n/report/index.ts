export * from './catalogs.ts';
