import { KuaError } from '../../model/index.ts';

/** What a ZIP may be refused for; each has a sentence in `lib/i18n/verify` (`zip.<rule>`). */
export const zipRules = [
  'end-record',
  'comment',
  'disks',
  'zip64',
  'directory',
  'entries',
  'header',
  'headers-differ',
  'gap',
  'name',
  'name-twice',
  'file-and-folder',
  'top-folder',
  'folder-entry',
  'not-a-file',
  'encrypted',
  'flags',
  'method',
  'extra-field',
  'descriptor',
  'size',
  'crc',
  'deflate',
  'too-large',
  'ratio',
] as const;
export type ZipRule = (typeof zipRules)[number];

/** A ZIP that breaks a rule, with the entry that does; null where it is the ZIP as a whole. */
export class ZipRefusal extends KuaError {
  readonly rule: ZipRule;
  readonly entry: string | null;

  constructor(rule: ZipRule, entry: string | null = null, options?: ErrorOptions) {
    super('bundle-refused', entry === null ? rule : `${rule}: ${entry}`, options);
    this.name = 'ZipRefusal';
    this.rule = rule;
    this.entry = entry;
  }
}
