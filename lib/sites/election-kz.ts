import type { SiteProfile } from './profile.ts';

export const electionKz: SiteProfile = {
  id: 'election-kz',
  kind: 'commission',
  country: 'KZ',
  names: {
    kk: 'Қазақстан Орталық сайлау комиссиясы',
    ru: 'ЦИК Казахстана',
    en: 'Central Election Commission of Kazakhstan',
  },
  hosts: ['*.election.gov.kz'],
};
