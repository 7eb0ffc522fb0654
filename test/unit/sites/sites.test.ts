import { describe, expect, test } from 'vitest';
import { patternsOf, profileFor, profiles, sitePatterns } from '../../../lib/sites/index.ts';

describe('knowing a site by its address', () => {
  test.each([
    ['https://election.gov.kz/rus/news/', 'election-kz'],
    ['http://www.election.gov.kz/kaz/?ID=1#top', 'election-kz'],
    ['https://www.gov.kz/memleket/entities/mfa', 'gov-kz'],
    ['https://en.inform.kz/news/x_a4049989/', 'kazinform'],
    ['https://inform.kz./ru/x', 'kazinform'],
    ['https://24.kz/ru/news/', 'khabar'],
    ['http://www.moscow-city.vybory.izbirkom.ru/region/', 'cec-ru'],
    ['https://adilet.zan.kz/rus/docs/V2100023157', 'adilet'],
  ])('%s is %s', (url, id) => {
    expect(profileFor(url)?.id).toBe(id);
  });

  test.each([
    ['another body below gov.kz', 'https://stat.gov.kz/'],
    ['a host that only ends alike', 'https://notinform.kz/'],
    ['a host that only begins alike', 'https://inform.kz.example.com/'],
    ['the name in the user part', 'https://inform.kz@example.com/'],
    ['an address of another scheme', 'ftp://inform.kz/'],
    ['no address at all', 'inform.kz'],
  ])('%s is not a listed site', (_what, url) => {
    expect(profileFor(url)).toBeNull();
  });

  test.each([
    'https://tengrinews.kz/',
    'https://zakon.kz/',
    'https://www.nur.kz/',
    'https://informburo.kz./',
    'https://vlast.kz/',
    'https://orda.kz/',
    'https://kaztag.kz/',
    'https://rus.azattyq.org/',
    'https://baigenews.kz/',
    'https://el.kz/',
    'https://liter.kz/',
    'https://aikyn.kz/',
    'https://astanatimes.com/',
  ])('%s, private or of unsettled ownership, is not called state media', (url) => {
    expect(profileFor(url)).toBeNull();
  });

  test('only the commission is a commission', () => {
    expect(profileFor('https://election.gov.kz/')?.kind).toBe('commission');
    expect(profileFor('https://gov.kz/')?.kind).toBe('state');
    expect(profileFor('https://qazaqstan.tv/')?.kind).toBe('state-media');
  });
});

describe('the list of sites', () => {
  test('ids and hosts are each used once', () => {
    const ids = profiles.map((profile) => profile.id);
    const hosts = profiles.flatMap((profile) => profile.hosts);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  test('every site is found by the hosts it lists', () => {
    for (const profile of profiles)
      for (const host of profile.hosts)
        expect(profileFor(`https://${host.replace('*.', '')}/`)?.id, host).toBe(profile.id);
  });

  test('patterns name hosts and never all of a country', () => {
    expect(sitePatterns()).toEqual(profiles.flatMap(patternsOf));
    for (const pattern of sitePatterns())
      expect(pattern).toMatch(/^\*:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\*$/u);
    expect(sitePatterns()).not.toContain('*://*.gov.kz/*');
  });

  test('patterns can be had by kind', () => {
    expect(sitePatterns('state')).toContain('*://*.akorda.kz/*');
    expect(sitePatterns('state')).not.toContain('*://*.election.gov.kz/*');
    const byKind = [...sitePatterns('commission'), ...sitePatterns('state'), ...sitePatterns('state-media')];
    expect(byKind.toSorted()).toEqual(sitePatterns().toSorted());
  });
});
