import type { SiteProfile } from './profile.ts';

export const akorda: SiteProfile = {
  id: 'akorda',
  kind: 'state',
  country: 'KZ',
  names: {
    kk: 'Қазақстан Президенті',
    ru: 'Президент Казахстана',
    en: 'President of Kazakhstan',
  },
  hosts: ['*.akorda.kz'],
};
