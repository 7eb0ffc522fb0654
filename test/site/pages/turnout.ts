import { decimal, percent } from '../format.ts';
import type { Lang } from '../format.ts';
import type { Region } from '../facts.ts';
import { html } from '../html.ts';
import { commissionPage } from '../layout.ts';
import type { PageContext } from '../layout.ts';

const WORDS = {
  kk: {
    title: '2023 жылғы 19 наурыздағы Мәжіліс депутаттарының сайлауы: дауыс беру барысы',
    message: 'Дауыс беру барысы туралы хабарлама',
    table: 'Сағаттар бойынша бюллетень алған сайлаушылар, пайызбен (елорда уақыты)',
    region: 'Өңір',
    total: 'Республика бойынша барлығы',
    among: 'Оның ішінде:',
    archive: 'Мұрағат: 2021 жылғы 10 қаңтардағы Мәжіліс депутаттарының сайлауы',
  },
  ru: {
    title: 'Выборы депутатов Мажилиса 19 марта 2023 года: ход голосования',
    message: 'Сообщение о ходе голосования',
    table: 'Избиратели, получившие бюллетени, по часам, в процентах (время столицы)',
    region: 'Регион',
    total: 'Всего по республике',
    among: 'В том числе:',
    archive: 'Архив: выборы депутатов Мажилиса 10 января 2021 года',
  },
  en: {
    title: 'Elections of deputies of the Majilis, 19 March 2023: course of voting',
    message: 'Report on the course of voting',
    table: 'Voters who received ballots, by hour, percent (time of the capital)',
    region: 'Region',
    total: 'Total for the republic',
    among: 'Including:',
    archive: 'Archive: elections of deputies of the Majilis, 10 January 2021',
  },
} as const;

/** The Kazakh locative ending of a time, by its minutes as they are read. */
const KK_ENDINGS: Readonly<Record<string, string>> = { '00': 'дегі', '10': 'дағы' };

/** How a message says the turnout of all voters at an hour. */
function leadSentence(hour: string, value: string, lang: Lang): string {
  const [hours = '', minutes = ''] = hour.split(':');
  const share = decimal(value, lang);
  if (lang === 'kk') {
    const at = `${hours}-${minutes}-${KK_ENDINGS[minutes] ?? 'дегі'}`;
    return `Елорда уақытымен сағат ${at} жағдай бойынша сайлау бюллетендерін тізімге енгізілген сайлаушылардың жалпы санының ${share} пайызы алды.`;
  }
  if (lang === 'ru') {
    return `По состоянию на ${hours}.${minutes} часов времени столицы избирательные бюллетени получили ${percent(value, lang)} от общего количества избирателей, включенных в списки.`;
  }
  return `As of ${hours}.${minutes}, time of the capital, ballots were received by ${percent(value, lang)} of the total number of citizens included in the lists.`;
}

/** How a message says the turnout in one region, without the stop. */
function regionPhrase(region: Region, value: string, lang: Lang): string {
  if (lang === 'kk') return `${region.kk} бойынша – ${percent(value, lang)}`;
  if (lang === 'ru') return `${region.ru_by} – ${percent(value, lang)}`;
  return `in ${region.en} – ${percent(value, lang)}`;
}

/** The capital was called Nur-Sultan from March 2019 to September 2022. */
const NUR_SULTAN = { kk: 'Нұр-Сұлтан қаласы', en: 'Nur-Sultan', ru_by: 'по городу Нур-Султану' };

function phrases({ lang, facts }: PageContext, vote: string, hour: string): readonly string[] {
  return facts.regions.flatMap((region) => {
    const value = facts.turnout(vote, hour, region.id);
    if (value === null) return [];
    const renamed = region.id === 'astana' && vote === 'majilis-2021';
    return [regionPhrase(renamed ? { ...region, ...NUR_SULTAN } : region, value, lang)];
  });
}

/** Hourly turnout of 2023 in sentences for the latest hour and as a table for all; 2021 as one paragraph. */
export function turnoutPage(context: PageContext): string {
  const { lang, facts, state } = context;
  const words = WORDS[lang];
  const hours = state.hours2023;
  const latest = hours.at(-1) ?? hours[0];
  const at = (hour: string, region: string): string => facts.turnout('majilis-2023', hour, region) ?? '';
  const cells = (region: string) => hours.map((hour) => html`<td>${decimal(at(hour, region), lang)}</td>`);
  const lines = phrases(context, 'majilis-2023', latest);
  const sentences = lines.map((line, n) => html`<p>${line}${n === lines.length - 1 ? '.' : ';'}</p> `);
  const rows = facts.regions.map(
    (region) =>
      html`<tr>
        <th scope="row">${region[lang]}</th>
        ${cells(region.id)}
      </tr> `,
  );
  const before = facts.turnout('majilis-2021', '20:00', 'TOTAL') ?? '';
  return commissionPage(context, {
    page: 'turnout',
    title: words.title,
    main: html`<h1>${words.title}</h1>
      <section aria-labelledby="message">
        <h2 id="message">${words.message}</h2>
        <p class="lead">${leadSentence(latest, at(latest, 'TOTAL'), lang)}</p>
        <div class="lines">
          <p>${words.among}</p>
          ${sentences}
        </div>
      </section>
      <section aria-labelledby="hours">
        <h2 id="hours">${words.table}</h2>
        <div class="scroll">
          <table class="figures hours">
            <thead>
              <tr>
                <th scope="col">${words.region}</th>
                ${hours.map((hour) => html`<th scope="col">${hour}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">${words.total}</th>
                ${cells('TOTAL')}
              </tr>
            </tfoot>
          </table>
        </div>
      </section>
      <section aria-labelledby="archive">
        <h2 id="archive">${words.archive}</h2>
        <p>
          ${leadSentence('20:00', before, lang)} ${words.among}
          ${phrases(context, 'majilis-2021', '20:00').join(', ')}.
        </p>
      </section> `,
  });
}
