import type { Lang } from '../format.ts';
import { shortDate } from '../format.ts';
import { pdf } from './pdf.ts';

/** A resolution made up for the demonstration. */
export interface Resolution {
  readonly number: string;
  readonly date: string;
  readonly title: Record<Lang, string>;
}

/** The list, newest first. The numbers have the form of real ones: meeting, then ordinal. */
export const RESOLUTIONS: readonly Resolution[] = [
  {
    number: '9/431',
    date: '2026-02-19',
    title: {
      kk: 'Дауыс беру қорытындыларын жариялау тәртібі туралы',
      ru: 'О порядке опубликования итогов голосования',
      en: 'On the procedure for publishing the results of voting',
    },
  },
  {
    number: '7/420',
    date: '2026-02-05',
    title: {
      kk: 'Шетелдегі учаскелер туралы',
      ru: 'Об участках за рубежом',
      en: 'On polling stations abroad',
    },
  },
  {
    number: '5/412',
    date: '2026-01-22',
    title: {
      kk: 'Дауыс беру барысы туралы мәліметтерді ұсыну тәртібі туралы',
      ru: 'О порядке представления сведений о ходе голосования',
      en: 'On the procedure for reporting the course of voting',
    },
  },
  {
    number: '4/408',
    date: '2026-01-15',
    title: {
      kk: 'Учаскелік комиссиялар хаттамаларының нысандарын бекіту туралы',
      ru: 'Об утверждении форм протоколов участковых комиссий',
      en: 'On approval of the forms of protocols of precinct commissions',
    },
  },
];

/** Where a resolution's document is: `4/408` → `/files/resolution-4-408.pdf`. */
export const resolutionPath = ({ number }: Resolution): string =>
  `/files/resolution-${number.replace('/', '-')}.pdf`;

/** The document of a resolution, in English, marked as a demonstration. */
export function resolutionPdf({ number, date, title }: Resolution): Buffer {
  return pdf({
    title: `Resolution No. ${number}`,
    lines: [
      shortDate(date),
      '',
      title.en,
      '',
      'DEMONSTRATION. This is not an official document: it was made up for the',
      'demonstration site of the Kua project. No commission has adopted it.',
      '',
      'The commission RESOLVES:',
      '1. To keep this document unchanged, so that its digest can be compared.',
      '2. To publish it on the demonstration site.',
    ],
  });
}
