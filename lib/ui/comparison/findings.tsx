import { findingSentence, findingWords } from '../../i18n/findings/index.ts';
import type { Finding, UncheckedTable } from '../../model/index.ts';
import { locale } from '../language.ts';

interface Props {
  readonly findings: readonly Finding[];
  readonly unchecked: readonly UncheckedTable[];
}

/** Figures that do not reconcile, each with its figures and what the rule rests on; tables that were not checked. */
export function Findings({ findings, unchecked }: Props) {
  const t = findingWords(locale.value);
  return (
    <section class="findings">
      <h2>{t('title')}</h2>
      {findings.length === 0 ? (
        <p class="quiet">{t('none')}</p>
      ) : (
        <>
          <p class="quiet">{t('lead')}</p>
          <ul role="list" class="sentences">
            {findings.map((finding, index) => (
              <li key={index}>
                <OneFinding finding={finding} />
              </li>
            ))}
          </ul>
        </>
      )}
      {unchecked.length > 0 && <Unchecked tables={unchecked} />}
    </section>
  );
}

function OneFinding({ finding }: { readonly finding: Finding }) {
  const t = findingWords(locale.value);
  const { rule, where, standing, figures } = finding;
  return (
    <details>
      <summary>
        <strong>{where}</strong>: {findingSentence(locale.value, finding)}{' '}
        <span class="quiet">({t(`standing.${standing}`)})</span>
      </summary>
      <dl class="facts">
        <div>
          <dt>{t('figures')}</dt>
          <dd>
            <ul role="list">
              {figures.map(({ place, text }, index) => (
                <li key={index}>
                  {place} – {text}
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{t('basis')}</dt>
          <dd>{t(`basis.${rule}`)}</dd>
        </div>
      </dl>
    </details>
  );
}

function Unchecked({ tables }: { readonly tables: readonly UncheckedTable[] }) {
  const t = findingWords(locale.value);
  return (
    <details>
      <summary class="quiet">{t('unchecked.title', { n: tables.length })}</summary>
      <ul role="list">
        {tables.map(({ caption, reason }, index) => (
          <li key={index}>
            {caption || t('unchecked.unnamed')}: {t(`unchecked.${reason}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
