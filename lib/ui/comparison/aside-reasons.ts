/** Why a change may be set aside, as comparisons name it (`TrivialChanges`). */
export const asideReasons = [
  'ad',
  'asset-version',
  'calendar',
  'clock',
  'counter',
  'differs-at-every-capture',
  'rates',
  'site-profile',
  'token',
  'weather',
] as const;
export type AsideReason = (typeof asideReasons)[number];
