import { KuaError } from '../../model/index.ts';

/** Why an encrypted file is not opened; each has a sentence in the catalogs (`age.<rule>`). */
export const ageRules = [
  'version',
  'header',
  'long-header',
  'armor',
  'work',
  'passphrase',
  'identity',
  'no-identity',
  'other-keys',
  'cut',
  'damaged',
] as const;
export type AgeRule = (typeof ageRules)[number];

/** An age file that is not opened: broken, hostile, or not for who asks. */
export class AgeRefusal extends KuaError {
  readonly rule: AgeRule;

  constructor(rule: AgeRule, options?: ErrorOptions) {
    super('not-opened', rule, options);
    this.name = 'AgeRefusal';
    this.rule = rule;
  }
}
