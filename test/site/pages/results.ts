import { count, date, decimal, percent } from '../format.ts';
import { html } from '../html.ts';
import { commissionPage } from '../layout.ts';
import type { PageContext } from '../layout.ts';

const WORDS = {
  kk: {
    title: '2024 жылғы 6 қазандағы республикалық референдумның қорытындылары',
    turnout: 'Дауыс беруге қатысу',
    registered: 'Тізімге енгізілген азаматтар саны',
    participated: 'Дауыс беруге қатысқан азаматтар саны',
    share: 'Қатысқандардың үлесі',
    preliminary: 'Алдын ала деректер, елорда уақытымен сағат 20-00-дегі жағдай бойынша',
    final: 'Соңғы деректер',
    regions: 'Өңірлер бойынша қатысу',
    regionsNote: 'Өңірлер бойынша деректер елорда уақытымен сағат 20-00-дегі жағдай бойынша келтірілген.',
    number: '№',
    region: 'Өңір',
    percentColumn: 'Қатысу, %',
    total: 'Республика бойынша барлығы',
    options: 'Дауыс беру қорытындысы',
    option: 'Жауап',
    votes: 'Бюллетень саны',
    rows: {
      for: '«Иә, келісемін»',
      against: '«Жоқ, келіспеймін»',
      both_marked_not_counted:
        'Екі жауап нұсқасы да таңдалған бюллетеньдер (дауыстарды санау кезінде есепке алынбайды)',
      will_not_determinable: 'Дауыс берушінің еркін анықтау мүмкін емес бюллетеньдер',
    },
    forShare: 'Жақтап дауыс бергендердің үлесі',
    chart: 'Өңірлер бойынша қатысу, пайызбен',
    booths: 'Дауыс беру кабиналары (сурет)',
    elsewhere: 'Басқа сайттарда',
    openData: 'Ашық деректер',
    counter: 'Статистика',
  },
  ru: {
    title: 'Итоги республиканского референдума 6 октября 2024 года',
    turnout: 'Участие в голосовании',
    registered: 'Число граждан, включенных в списки',
    participated: 'Число граждан, принявших участие в голосовании',
    share: 'Явка',
    preliminary: 'Предварительные данные по состоянию на 20.00 часов времени столицы',
    final: 'Окончательные данные',
    regions: 'Явка по регионам',
    regionsNote: 'Данные по регионам приведены по состоянию на 20.00 часов времени столицы.',
    number: '№',
    region: 'Регион',
    percentColumn: 'Явка, %',
    total: 'Всего по республике',
    options: 'Результаты голосования',
    option: 'Ответ',
    votes: 'Число бюллетеней',
    rows: {
      for: '«ДА, согласен»',
      against: '«НЕТ, не согласен»',
      both_marked_not_counted:
        'Бюллетени, в которых были выбраны оба варианта ответа (не учитываются при подсчёте голосов)',
      will_not_determinable: 'Бюллетени, по которым нельзя установить волеизъявление',
    },
    forShare: 'Доля проголосовавших за',
    chart: 'Явка по регионам, в процентах',
    booths: 'Кабины для голосования (рисунок)',
    elsewhere: 'На других сайтах',
    openData: 'Открытые данные',
    counter: 'Статистика',
  },
  en: {
    title: 'Results of the republican referendum of 6 October 2024',
    turnout: 'Participation',
    registered: 'Citizens on the lists',
    participated: 'Citizens who took part in the vote',
    share: 'Turnout',
    preliminary: 'Preliminary data as of 20.00, time of the capital',
    final: 'Final data',
    regions: 'Turnout by region',
    regionsNote: 'Data by region are given as of 20.00, time of the capital.',
    number: 'No.',
    region: 'Region',
    percentColumn: 'Turnout, %',
    total: 'Total for the republic',
    options: 'Results of the vote',
    option: 'Answer',
    votes: 'Ballots',
    rows: {
      for: '“YES, I agree”',
      against: '“NO, I do not agree”',
      both_marked_not_counted: 'Ballots with both answers marked (not counted)',
      will_not_determinable: 'Ballots on which the will of the voter cannot be determined',
    },
    forShare: 'Share of votes in favour',
    chart: 'Turnout by region, percent',
    booths: 'Voting booths (drawing)',
    elsewhere: 'On other sites',
    openData: 'Open data',
    counter: 'Statistics',
  },
} as const;

/** The referendum this page is about, as the data names it. */
export const RESULTS_VOTE = 'nuclear-ref-2024';
const OPTIONS = ['for', 'against', 'both_marked_not_counted', 'will_not_determinable'] as const;

/** Turnout in total and by region, and the votes, of the referendum of 2024. */
export function resultsPage(context: PageContext): string {
  const { lang, facts, state, secondOrigin } = context;
  const words = WORDS[lang];
  const { participated, turnout, final } = state.referendum2024;
  const regions = facts.regions.map(
    (region, n) =>
      html`<tr>
        <td>${n + 1}</td>
        <th scope="row">${region[lang]}</th>
        <td>${decimal(facts.turnout(RESULTS_VOTE, '20:00', region.id) ?? '', lang)}</td>
      </tr> `,
  );
  const options = OPTIONS.map(
    (option) =>
      html`<tr>
        <th scope="row">${words.rows[option]}</th>
        <td>${count(facts.votes(RESULTS_VOTE, option), lang)}</td>
      </tr> `,
  );
  return commissionPage(context, {
    page: 'results',
    title: words.title,
    head: html`<link rel="stylesheet" href="${secondOrigin}/cdn/figures.css" crossorigin="anonymous" /> `,
    main: html`<h1>${words.title}</h1>
      <section class="headline" aria-labelledby="turnout">
        <h2 id="turnout">${words.turnout}</h2>
        <dl>
          <div class="big">
            <dt>${words.share}</dt>
            <dd class="figure">${percent(turnout, lang)}</dd>
          </div>
          <div>
            <dt>${words.participated}</dt>
            <dd>${count(participated, lang)}</dd>
          </div>
          <div>
            <dt>${words.registered}</dt>
            <dd>${count(facts.votes(RESULTS_VOTE, 'registered'), lang)}</dd>
          </div>
        </dl>
        <p class="status">${final ? words.final : words.preliminary}, ${date('2024-10-06', lang)}</p>
      </section>
      <section aria-labelledby="options">
        <h2 id="options">${words.options}</h2>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">${words.option}</th>
              <th scope="col">${words.votes}</th>
            </tr>
          </thead>
          <tbody>
            ${options}
          </tbody>
        </table>
        <p>${words.forShare} – ${percent(facts.share(RESULTS_VOTE, 'for'), lang)}.</p>
      </section>
      <section aria-labelledby="regions">
        <h2 id="regions">${words.regions}</h2>
        <p>${words.regionsNote}</p>
        <table class="figures numbered">
          <caption>
            ${words.regions}, ${date('2024-10-06', lang)}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.number}</th>
              <th scope="col">${words.region}</th>
              <th scope="col">${words.percentColumn}</th>
            </tr>
          </thead>
          <tbody>
            ${regions}
          </tbody>
          <tfoot>
            <tr>
              <td></td>
              <th scope="row">${words.total}</th>
              <td>${decimal(turnout, lang)}</td>
            </tr>
          </tfoot>
        </table>
        <figure>
          <picture>
            <source
              media="(max-width: 699px)"
              srcset="/img/turnout-2024.${lang}.narrow.svg"
              type="image/svg+xml"
            />
            <img src="/img/turnout-2024.${lang}.svg" width="860" height="476" alt="${words.chart}" />
          </picture>
          <figcaption>${words.chart}</figcaption>
        </figure>
      </section>
      <section class="elsewhere" aria-labelledby="elsewhere">
        <h2 id="elsewhere">${words.elsewhere} <span class="year">2024</span></h2>
        <p>
          <a href="${secondOrigin}/"
            ><img
              src="${secondOrigin}/cdn/open-data.png"
              crossorigin="anonymous"
              width="240"
              height="80"
              alt="${words.openData}"
          /></a>
          <a href="${secondOrigin}/"
            ><img src="${secondOrigin}/cdn/counter.png" width="240" height="80" alt="${words.counter}"
          /></a>
        </p>
      </section>
      <img
        class="wide"
        src="/img/booths-600.png"
        loading="lazy"
        width="600"
        height="400"
        alt="${words.booths}"
      /> `,
  });
}
