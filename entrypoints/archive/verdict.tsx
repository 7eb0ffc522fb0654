import { useId } from 'preact/hooks';
import {
  verdictAnswer,
  type CheckResult,
  type Finding,
  type Verdict as VerdictValue,
} from '../../lib/bundle/index.ts';
import { formatDecimal } from '../../lib/i18n/index.ts';
import { verifyWords } from '../../lib/i18n/verify/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { locale, say } from '../../lib/ui/language.ts';
import { WhoseKey } from './whose-key.tsx';

/** Of one check; a person who has read so many asks for the file again. */
const findingsShown = 100;
const signs = { holds: '✓', fails: '✕', note: '!' } as const;

function FindingLine({ finding: { code, path, detail } }: { readonly finding: Finding }) {
  const words = verifyWords(locale.value)(`finding.${code}`, { detail: detail ?? '' });
  return (
    <li class="address">
      {path !== null && <code>{path}</code>} {words}
    </li>
  );
}

function Check({ result: { check, state, findings } }: { readonly result: CheckResult }) {
  const words = verifyWords(locale.value);
  const beyond = findings.length - findingsShown;
  return (
    <li class={state} data-check={check}>
      <span class="sign" role="img" aria-label={words(`state.${state}`)}>
        {signs[state]}
      </span>
      <span class="name">{words(`check.${check}`)}</span>
      {findings.length > 0 && (
        <ul>
          {findings.slice(0, findingsShown).map((finding, index) => (
            <FindingLine key={index} finding={finding} />
          ))}
          {beyond > 0 && <li>{say('verify.more', { n: formatDecimal(locale.value, beyond) })}</li>}
        </ul>
      )}
    </li>
  );
}

/**
 * What came of checking a bundle: the answer, what it is about, and each check with what it noticed; these are shut where
 * they all hold and it is one bundle of several (`folded`).
 */
export function Verdict({
  verdict,
  folded = false,
}: {
  readonly verdict: VerdictValue;
  readonly folded?: boolean;
}) {
  const name = useId();
  const words = verifyWords(locale.value);
  const { holds, topFolder, captures, files, keyId, log, imported, checks } = verdict;
  const list = (
    <ul role="list" class="checks" aria-labelledby={name}>
      {checks.map((result) => (
        <Check key={result.check} result={result} />
      ))}
    </ul>
  );
  return (
    <>
      <div role="status" class={holds ? 'delivered' : 'delivered look-here'}>
        <p>
          <strong>{verdictAnswer(verdict, locale.value)}</strong>
        </p>
        {topFolder !== null && (
          <p>
            <span class="address">{topFolder}</span> · {words('list.captures', { n: captures })} ·{' '}
            {words('list.files', { n: files })}
          </p>
        )}
        {keyId !== null && <WhoseKey verdict={verdict} keyId={keyId} />}
        {log !== null && (
          <p>
            {say('verify.log')}: <Hash value={log.head} of={say('verify.log')} />
          </p>
        )}
        {holds && <p class="quiet">{words('verdict.proves')}</p>}
      </div>
      {imported.length > 0 && (
        <ul role="list" class="inner">
          {imported.map((one) => (
            <li key={one.path}>
              <span class="address">{one.path}</span> · {words('list.captures', { n: one.captures })}
              {one.keyId !== null && <WhoseKey verdict={one} keyId={one.keyId} />}
            </li>
          ))}
        </ul>
      )}
      {folded && holds ? (
        <details>
          <summary id={name}>{say('verify.checks')}</summary>
          {list}
        </details>
      ) : (
        <>
          <h2 id={name}>{say('verify.checks')}</h2>
          {list}
        </>
      )}
    </>
  );
}
