import { derTags, type DerValue } from '../der.ts';

/**
 * A GeneralizedTime in the form that RFC 3161 §2.4.2 allows, `YYYYMMDDhhmmss[.s…]Z`, to the millisecond. Zeros at the end
 * of a fraction, which it forbids, change no time and are taken.
 *
 * @throws RangeError for another form, and for a time there is not
 */
export function generalizedTime({ tag, content }: DerValue): Date {
  const text = content.length < 40 ? String.fromCharCode(...content) : '';
  const form = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?Z$/u;
  const [, year, month, day, hour, minute, second, fraction = ''] = form.exec(text) ?? [];
  if (tag !== derTags.generalizedTime || year === undefined) throw new RangeError('no time');
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const at = new Date(`${whole}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  // Date takes 30 February for 2 March.
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(whole)) throw new RangeError('no such time');
  return at;
}
