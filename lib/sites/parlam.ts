import type { SiteProfile } from './profile.ts';

export const parlam: SiteProfile = {
  id: 'parlam',
  kind: 'state',
  country: 'KZ',
  names: {
    kk: 'Қазақстан Парламенті',
    ru: 'Парламент Казахстана',
    en: 'Parliament of Kazakhstan',
  },
  hosts: ['*.parlam.kz'],
};
