import type { SiteProfile } from './profile.ts';

export const cecMd: SiteProfile = {
  id: 'cec-md',
  kind: 'commission',
  country: 'MD',
  names: {
    kk: 'Молдова Орталық сайлау комиссиясы',
    ru: 'ЦИК Молдовы',
    en: 'Central Election Commission of Moldova',
  },
  hosts: ['cec.md', 'www.cec.md', 'pv.cec.md'],
};
