/** Headers of a column of names that says rows are candidates, parties or answers. */
export const namesOfChoices = [
  'кандидат',
  'үміткер',
  'парти',
  'жауап',
  'ответ',
  'вариант',
  'нұсқа',
  'фамилия',
  'candidate',
  'part(?:y|ies)',
  'answer',
  'option',
  'избирательн\\S* объединени',
];

/** Headers of a column that counts votes without saying whose. */
export const votesHeaders = [
  'голос',
  'дауыс',
  'vote',
  'бюллетен',
  'ballot',
  '^число$',
  '^количество$',
  '^саны$',
  '^number$',
  '^чел',
  '^адам',
];

/** Names of a commission, station or place without a name of its own in `regions`. */
export const unitNames = [
  'уик',
  'тик',
  'участ',
  'учаск',
  'station',
  'precinct',
  'район',
  'аудан',
  'district',
  'городск',
  'избирательная комиссия',
  'комиссия',
];

/** Rows that count something and are no candidate: `Число …`, `… саны`, `Number of …`. */
export const countingNames = [
  '^число',
  '^количество',
  'саны$',
  '^number of',
  '^доля',
  'үлесі$',
  '^share',
  '^разница',
  '^дата',
  '^date',
];
