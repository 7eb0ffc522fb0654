export { encryptAge, type Lock, type LockDeps } from './encrypt.ts';
export { guessBits, guessesPerSecond } from './guesses.ts';
export { madeBits, makePassphrase } from './made-passphrase.ts';
export { type AskSecret, openBundleFile, type OpenedFile, type Secret, type SecretQuestion } from './open.ts';
export type { Scrypt, ScryptRequest } from './passphrase.ts';
export {
  mostRecipients,
  readIdentities,
  readRecipients,
  type ReadRecipients,
  type RecipientFault,
} from './recipients.ts';
export { AgeRefusal, type AgeRule, ageRules } from './refusal.ts';
