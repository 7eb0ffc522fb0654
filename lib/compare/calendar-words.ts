const months =
  'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан ' +
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь ' +
  'january february march april may june july august september october november december';
const weekdays =
  'дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі дс дүй сс сей ср сәр бс бей жм жұм сб сен жс жек ' +
  'понедельник вторник среда четверг пятница суббота воскресенье пн вт чт пт вс ' +
  'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun mo tu we th fr sa su';
const steps = 'сегодня бүгін today prev previous next назад вперед вперёд алдыңғы келесі';

const monthNames = new Set(months.split(' '));
const weekdayNames = new Set(weekdays.split(' '));
const stepNames = new Set(steps.split(' '));

const year = /^(?:19|20)\d\d$/u;
const piece = /[\p{L}\p{M}]+|\d+|[^\p{L}\p{M}\d\s]+/gu;
const signs = /^[\p{P}\p{S}]+$/u;
const longestWord = 14;
const fewestDays = 28;
const lastDay = 31;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(piece) ?? [];
const isYear = (word: string): boolean => year.test(word) || ['г', 'год', 'ж', 'жыл', 'жылы'].includes(word);

/** A word for a day of the week, in Kazakh, Russian or English, whole or short. */
export const isWeekday = (word: string): boolean => weekdayNames.has(word.toLowerCase().replace(/\.$/u, ''));

/** A month and its year, and nothing else: what stands over the leaf of a calendar. */
export function isMonthTitle(text: string): boolean {
  if (text.length > longestWord * 2) return false;
  const words = wordsOf(text).filter((word) => !signs.test(word));
  return (
    words.some((word) => monthNames.has(word)) &&
    words.some((word) => year.test(word)) &&
    words.every((word) => monthNames.has(word) || isYear(word))
  );
}

const dayOf = (text: string): number | null =>
  /^\d{1,2}$/u.test(text) && Number(text) >= 1 && Number(text) <= lastDay ? Number(text) : null;

/**
 * What a calendar says in one place: a month, a year, both, a weekday, the number of a day. A day with its month is a
 * date, which other things have too.
 */
export function isCalendarText(text: string): boolean {
  const words = wordsOf(text).filter((word) => !signs.test(word));
  if (words.length === 0) return true;
  if (words.every((word) => monthNames.has(word) || isYear(word))) return true;
  if (words.every((word) => isWeekday(word) || stepNames.has(word))) return true;
  return words.length === 1 && dayOf(words[0] ?? '') !== null;
}

/** All that a calendar says, taken together. */
export function isCalendarLeaf(text: string): boolean {
  return wordsOf(text).every(
    (word) =>
      monthNames.has(word) ||
      isWeekday(word) ||
      stepNames.has(word) ||
      isYear(word) ||
      dayOf(word) !== null ||
      signs.test(word),
  );
}

const isRun = (days: readonly number[]): boolean =>
  days.every((day, at) => at === 0 || day === (days[at - 1] ?? 0) + 1);

/** Days follow one another: the end of a month or nothing, a whole month, the beginning of the next or nothing. */
function followEachOther(days: readonly number[]): boolean {
  const first = days.indexOf(1);
  if (first === -1) return false;
  const next = days.indexOf(1, first + 1);
  const month = days.slice(first, next === -1 ? undefined : next);
  const before = days.slice(0, first);
  const after = next === -1 ? [] : days.slice(next);
  return month.length >= fewestDays && [before, month, after].every(isRun) && before.length < 7;
}

/**
 * A month laid out by weeks: names of weekdays over the numbers of days, one after the other. A table with anything
 * else in it (what happens on a day) is none.
 *
 * @param rows the texts of the cells
 */
export function isDayGrid(rows: readonly (readonly string[])[]): boolean {
  if (rows.length < 5 || rows.length > 10) return false;
  const head = rows.slice(0, 3).findIndex((row) => row.filter(isWeekday).length === 7);
  const width = rows[head]?.length ?? 0;
  if (head === -1 || width > 8) return false;
  if (!rows.slice(0, head).every((row) => isCalendarLeaf(row.join(' ')))) return false;
  const days: number[] = [];
  for (const row of rows.slice(head + 1)) {
    // A column more counts weeks.
    for (const text of row.slice(width - 7)) {
      const day = dayOf(text.trim());
      if (day === null && text.trim() !== '') return false;
      if (day !== null) days.push(day);
    }
  }
  return followEachOther(days);
}
