import { isStored, missingFrom, type CaptureRecord, type Remark } from '../../lib/model/index.ts';
import { askFor, patternOf } from '../../lib/platform/index.ts';
import { safeHref } from '../../lib/ui/address.ts';
import { detailWords, reasonWords, remarkWords } from '../../lib/i18n/remarks/index.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { ExactPermission } from './exact-permission.tsx';

function Remarks({ name, remarks }: { readonly name: string; readonly remarks: readonly Remark[] }) {
  if (remarks.length === 0) return null;
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {remarks.map(({ code, subject, detail }, index) => (
          <li key={index}>
            {remarkWords(locale.value, code)}
            {detail !== null && <span class="quiet"> {detailWords(locale.value, code, detail)}</span>}
            {subject !== null && <div class="quiet address">{subject}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function patternsFor(urls: readonly string[]): string[] {
  const origins = urls.filter((url) => safeHref(url) !== null).map((url) => new URL(url).origin);
  return [...new Set(origins.map(patternOf))];
}

interface Gap {
  readonly url: string;
  readonly error: string;
}

function Missing({ missing, own }: { readonly missing: readonly Gap[]; readonly own: boolean }) {
  if (missing.length === 0) return null;
  const reasons = Map.groupBy(missing, ({ error }) => error);
  const barred = patternsFor((reasons.get('permission') ?? []).map(({ url }) => url));
  return (
    <section>
      <h2 class="look">{say('capture.missing', { n: missing.length })}</h2>
      {own && barred.length > 0 && (
        <p>
          {say('capture.missingPermission')}{' '}
          <button type="button" onClick={() => void askFor(barred)}>
            {say('allow')}
          </button>
        </p>
      )}
      {[...reasons].map(([reason, gaps]) => (
        <details key={reason} open={missing.length <= 10}>
          <summary>
            {reasonWords(locale.value, reason)} ({gaps.length})
          </summary>
          <ul>
            {gaps.map(({ url }, index) => (
              <li key={index} class="address">
                {url}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** True if something shown is known not to be kept byte for byte, and could have been. */
function couldBeExact({ resources, limitations }: CaptureRecord): boolean {
  const codes = new Set(limitations.map(({ code }) => code));
  const lacks = resources.some((one) => !isStored(one) && one.error === 'service-worker');
  const has = resources.some((one) => isStored(one) && one.via === 'mhtml');
  return !has && (lacks || codes.has('answered-otherwise') || codes.has('not-as-shown'));
}

/**
 * What a capture has not, what could not be done, and what was altered: none of it is left for the
 * reader to find out. Permissions that would have helped are offered where the capture is one's own.
 */
export function CaptureGaps({ record, own }: { readonly record: CaptureRecord; readonly own: boolean }) {
  const missing = missingFrom(record);
  // A frame that is missing stands among the missing already.
  const listed = new Set(missing.map(({ url }) => url));
  const limitations = record.limitations.filter(
    ({ code, subject }) => code !== 'frame-not-captured' || subject === null || !listed.has(subject),
  );
  return (
    <>
      <Missing missing={missing} own={own} />
      <Remarks name={say('capture.limitations')} remarks={limitations} />
      {own && couldBeExact(record) && (
        <section>
          <ExactPermission />
        </section>
      )}
      <Remarks name={say('capture.alterations')} remarks={record.alterations} />
    </>
  );
}
