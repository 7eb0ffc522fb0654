import type { SiteProfile } from './profile.ts';

export const cecBy: SiteProfile = {
  id: 'cec-by',
  kind: 'commission',
  country: 'BY',
  names: {
    kk: 'Беларусь Орталық сайлау комиссиясы',
    ru: 'ЦИК Беларуси',
    en: 'Central Election Commission of Belarus',
  },
  hosts: ['*.rec.gov.by'],
};
