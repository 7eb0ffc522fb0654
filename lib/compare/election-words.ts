// Stems in Kazakh, Russian, English and the languages of neighbours; what is told by them is never set aside.
const subjects = [
  'явк|голос|избир|избран|выбор|бюллетен|кандидат|референдум|участк|протокол|постановл|решени|итог|мандат|депутат',
  'қатыс|дауыс|сайлау|сайлан|үміткер|учаске|хаттама|қаулы|шешім|қорытынды|белсенділі',
  'turnout|vot(?:e|er|ing)|ballot|candidate|elect|referend|poll|precinct|protocol|resolution|decree|mandate|deput',
  'вибор|виборц|бюлетен|дільниц|шайлоо|добуш|талапкер|saylov|ovoz|aleger|buletin|candidat|prezenț|არჩევნ|ამომრჩ',
];
const labels = [
  'явк|голос|избирател(?!ьн)|бюллетен|кандидат|постановл|протокол|реше?ни|по состоянию|участи|участвов|данные',
  'қатыс|дауыс|сайлаушы|үміткер|қаулы|хаттама|жағдай бойынша|мәлімет|белсенділі',
  'turnout|\\bvot(?:e|er|ing)|ballot|candidate|resolution|decree|\\bas of\\b|participa|polled',
  'виборц|бюлетен|добуш|талапкер|saylovchi|ovoz|aleg[ăa]tor|prezenț|ამომრჩ',
];
const subject = new RegExp(subjects.join('|'), 'iu');
const label = new RegExp(labels.join('|'), 'iu');
const act = /№\s*\d|\bNo\.?\s*\d/iu;

/** The text has to do with an election, a decision or its number. */
export const speaksOfElection = (text: string): boolean => subject.test(text) || act.test(text);

/** The text may be the name of an election's figure, of its hour or of a decision's date, which stands next to it. */
export const namesElectionFigure = (text: string): boolean => label.test(text) || act.test(text);
