/** Parties under the names they have in the three languages: the same key whichever a page uses. */
export const parties: readonly (readonly [key: string, ...wordings: string[]])[] = [
  ['amanat', 'amanat', 'аманат'],
  ['nur-otan', 'nur otan', 'нур отан', 'нұр отан'],
  ['auyl', 'auyl', 'ауыл'],
  ['respublica', 'respublica', 'республика$', 'respublika'],
  ['ak-zhol', 'ak zhol', 'aq jol', 'ак жол', 'ақ жол'],
  [
    'people',
    'народн\\S* парти',
    'халық парти',
    'people.s party',
    '(?<!\\p{L})нпк(?!\\p{L})',
    '(?<!\\p{L})қхп(?!\\p{L})',
    '(?<!\\p{L})qhp(?!\\p{L})',
    '(?<!\\p{L})хпк(?!\\p{L})',
  ],
  [
    'osdp',
    '(?<!\\p{L})осдп(?!\\p{L})',
    '(?<!\\p{L})жсдп(?!\\p{L})',
    '(?<!\\p{L})osdp(?!\\p{L})',
    '(?<!\\p{L})nsdp(?!\\p{L})',
    'социал\\S*-демократ',
    'social democratic',
  ],
  ['baytaq', 'bayta[qk]', 'байтақ', 'байтак'],
  ['adal', '(?<!\\p{L})adal(?!\\p{L})', '(?<!\\p{L})адал(?!\\p{L})'],
];
