export { Budget } from './budget.ts';
export { type ByteSource, sourceOf } from './byte-source.ts';
export { type ZipLimits, zipLimits } from './limits.ts';
export { ZipRefusal, type ZipRule, zipRules } from './refusal.ts';
export { entryPieces, openZip, readZipEntry, type Zip, type ZipEntry } from './zip-reader.ts';
