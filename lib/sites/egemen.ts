import type { SiteProfile } from './profile.ts';

export const egemen: SiteProfile = {
  id: 'egemen',
  kind: 'state-media',
  country: 'KZ',
  names: {
    kk: 'Егемен Қазақстан',
    ru: 'Егемен Қазақстан',
    en: 'Egemen Qazaqstan',
  },
  hosts: ['*.egemen.kz'],
};
