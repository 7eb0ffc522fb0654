import type { SiteProfile } from './profile.ts';

export const cecUa: SiteProfile = {
  id: 'cec-ua',
  kind: 'commission',
  country: 'UA',
  names: {
    kk: 'Украина Орталық сайлау комиссиясы',
    ru: 'ЦИК Украины',
    en: 'Central Election Commission of Ukraine',
  },
  hosts: ['*.cvk.gov.ua'],
};
