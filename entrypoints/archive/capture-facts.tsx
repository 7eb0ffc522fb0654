import type { ComponentChildren } from 'preact';
import type { CaptureRecord } from '../../lib/model/index.ts';
import { signed } from '../../lib/ui/change-words.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { Instant } from '../../lib/ui/instant.tsx';
import { locale, say } from '../../lib/ui/language.ts';
import { OutsideLink } from '../../lib/ui/outside-link.tsx';

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Status({ http }: Pick<CaptureRecord, 'http'>) {
  if (http.status === null) return <>{say('unknown')}</>;
  const told = `${http.status} ${http.statusText ?? ''}`.trim();
  return http.status >= 400 ? <span class="look">{say('capture.gone', { status: told })}</span> : <>{told}</>;
}

interface Props {
  readonly record: CaptureRecord;
  /** Digest of capture.json. */
  readonly sha256: string | null;
}

/** What is known of a capture as a whole: when, from where, sealed by what. */
export function CaptureFacts({ record, sha256 }: Props) {
  const { http, network, browser, tool, collector, clock } = record;
  const [certificate] = record.tls?.certificates ?? [];
  return (
    <dl class="facts">
      <Fact name={say('capture.when')}>
        <Instant at={record.startedAt} as="full" />
      </Fact>
      <Fact name={say('capture.finished')}>
        <Instant at={record.finishedAt} as="full" />
      </Fact>
      {clock.skewMs !== null && (
        <Fact name={say('capture.skew')}>
          {say('capture.skewMs', { ms: signed(locale.value, String(clock.skewMs)) })}
        </Fact>
      )}
      <Fact name={say('field.status')}>
        <Status http={http} />
      </Fact>
      {record.finalUrl !== null && record.finalUrl !== record.url && (
        <Fact name={say('field.finalUrl')}>
          <OutsideLink url={record.finalUrl} />
        </Fact>
      )}
      {http.redirects?.map((redirect, index) => (
        <Fact key={index} name={say('capture.redirect', { status: redirect.status })}>
          <OutsideLink url={redirect.url} />
        </Fact>
      ))}
      {network.serverIp !== null && <Fact name={say('capture.server')}>{network.serverIp}</Fact>}
      {certificate && (
        <Fact name={say('capture.certificate')}>
          {say('capture.certificateOf', certificate)}{' '}
          <Hash value={certificate.sha256} of={say('capture.certificate')} />
        </Fact>
      )}
      {record.lang !== null && <Fact name={say('field.lang')}>{record.lang}</Fact>}
      {sha256 !== null && (
        <Fact name="capture.json">
          <Hash value={sha256} of="capture.json" />
        </Fact>
      )}
      <Fact name={say('capture.key')}>
        <Hash value={collector.keyId} of={say('capture.key')} />
      </Fact>
      {collector.label !== null && <Fact name={say('capture.collector')}>{collector.label}</Fact>}
      <Fact name={say('capture.browser')}>
        {browser.name} {browser.version}, {tool.name} {tool.version}
      </Fact>
      <Fact name={say('capture.id')}>
        <code class="address">{record.captureId}</code>
      </Fact>
    </dl>
  );
}
