import type { SiteProfile } from './profile.ts';

export const cecKg: SiteProfile = {
  id: 'cec-kg',
  kind: 'commission',
  country: 'KG',
  names: {
    kk: 'Қырғызстан Орталық сайлау комиссиясы',
    ru: 'ЦИК Кыргызстана',
    en: 'Central Election Commission of Kyrgyzstan',
  },
  hosts: ['*.shailoo.gov.kg'],
};
