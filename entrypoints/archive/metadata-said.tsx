import { formatBytes } from '../../lib/i18n/index.ts';
import { type PreparedAttachment, type Said, saidGroups } from '../../lib/jobs/attachments/index.ts';
import { locale, say } from '../../lib/ui/language.ts';

/** Of one group at a glance. */
const mostShown = 4;

/** Of a position its numbers are enough, not each of the tags that they come from. */
function atAGlance(said: readonly Said[]): readonly string[] {
  const values = said.flatMap(({ name, value }) => (/^GPS./u.test(name) ? [] : [value]));
  return [...new Set(values)].slice(0, mostShown);
}

function Everything({ said }: { readonly said: readonly Said[] }) {
  return (
    <details>
      <summary>{say('attach.all', { n: said.length })}</summary>
      <dl class="facts said">
        {said.map(({ name, value }, index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function LeftOut({ copy }: Pick<PreparedAttachment, 'copy'>) {
  if (typeof copy === 'string' || copy.leftOut.length === 0) return null;
  return (
    <details>
      <summary>{say('attach.leftOut')}</summary>
      <ul class="said">
        {copy.leftOut.map(({ name, bytes }, index) => (
          <li key={index}>
            {name ?? say('attach.afterEnd')}, {formatBytes(locale.value, bytes)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a file says of its maker: the place, time, device and person first, everything on demand. */
export function MetadataSaid({ prepared: { said, copy } }: { readonly prepared: PreparedAttachment }) {
  const groups = saidGroups.flatMap((group) => {
    const values = atAGlance((said ?? []).filter((one) => one.group === group));
    return values.length > 0 && group !== 'other' ? [{ group, values }] : [];
  });
  return (
    <section>
      <h3>{say('attach.says')}</h3>
      {said === null && <p class="look">{say('attach.saysUnread')}</p>}
      {said?.length === 0 && <p>{say('attach.saysNothing')}</p>}
      {groups.length > 0 && (
        <dl class="facts">
          {groups.map(({ group, values }) => (
            <div key={group}>
              <dt>{say(`attach.group.${group}`)}</dt>
              <dd>{values.join(' · ')}</dd>
            </div>
          ))}
        </dl>
      )}
      {said && said.length > 0 && <Everything said={said} />}
      <LeftOut copy={copy} />
    </section>
  );
}
