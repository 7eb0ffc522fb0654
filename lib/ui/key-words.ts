import type { KnownKey } from '../archive/index.ts';
import { say } from './language.ts';

/** Whose key it is, as far as the person knows: the name they gave it, “this device”, or its first digits. */
export function keyWords(known: readonly KnownKey[], keyId: string): string {
  const key = known.find((one) => one.keyId === keyId);
  if (key) return key.name ?? say('keys.own');
  return say('keys.unknownOf', { key: keyId.replace(/^sha256:/u, '').slice(0, 8) });
}
