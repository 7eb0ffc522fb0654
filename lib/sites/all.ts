import { adilet } from './adilet.ts';
import { akorda } from './akorda.ts';
import { cecBy } from './cec-by.ts';
import { cecGe } from './cec-ge.ts';
import { cecKg } from './cec-kg.ts';
import { cecMd } from './cec-md.ts';
import { cecRu } from './cec-ru.ts';
import { cecUa } from './cec-ua.ts';
import { egemen } from './egemen.ts';
import { electionKz } from './election-kz.ts';
import { govKz } from './gov-kz.ts';
import { kazinform } from './kazinform.ts';
import { kazpravda } from './kazpravda.ts';
import { khabar } from './khabar.ts';
import { parlam } from './parlam.ts';
import { primeminister } from './primeminister.ts';
import type { SiteProfile } from './profile.ts';
import { qazaqstanTv } from './qazaqstan-tv.ts';

/**
 * The sites Kuä knows, in the order they are shown. A site is listed only if it is known whose it is: a private or
 * independent outlet, or one whose ownership is not settled, is never called state media.
 */
export const profiles: readonly SiteProfile[] = [
  electionKz,
  cecRu,
  cecBy,
  cecKg,
  cecGe,
  cecMd,
  cecUa,
  akorda,
  primeminister,
  parlam,
  govKz,
  adilet,
  kazinform,
  kazpravda,
  egemen,
  khabar,
  qazaqstanTv,
];
