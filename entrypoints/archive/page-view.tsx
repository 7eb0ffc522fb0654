import { useState } from 'preact/hooks';
import {
  anyonesThumb,
  everyonesVersions,
  knownKeys,
  type Archive,
  type KnownKey,
  type VersionRow,
} from '../../lib/archive/index.ts';
import { wholePage } from '../../lib/jobs/job-rows.ts';
import { isOthers } from '../../lib/model/index.ts';
import { readSettings } from '../../lib/platform/index.ts';
import { say } from '../../lib/ui/language.ts';
import { useLive, useOnce } from '../../lib/ui/live.ts';
import { OutsideLink } from '../../lib/ui/outside-link.tsx';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { hashOf } from '../../lib/ui/route.ts';
import { VersionsPanel } from '../../lib/ui/versions-panel.tsx';
import { Attachments } from './attachments.tsx';
import { Awaited } from './awaited.tsx';
import { Says, SpanChoice, useCorroborations } from './corroboration.tsx';
import { startExport } from './start-export.ts';

const step = 100;

async function exportAll(archive: Archive, url: string, encrypted: boolean): Promise<void> {
  const { captureIds, imported } = await wholePage(archive, url);
  await startExport(archive, captureIds, { encrypted, imported });
}

interface Kept {
  readonly total: number;
  readonly unexported: number;
  readonly rows: readonly VersionRow[];
  readonly keys: readonly KnownKey[];
}

async function read(archive: Archive, url: string, limit: number): Promise<Kept> {
  const page = await archive.pages.get(url);
  const rows = await everyonesVersions(archive, url, limit);
  const keys = await knownKeys(archive);
  return { total: page?.versions ?? 0, unexported: page?.unexported ?? 0, rows, keys };
}

interface ListProps {
  readonly archive: Archive;
  readonly url: string;
  readonly kept: Kept;
  /** How far apart captures by different keys may be to be held against each other. */
  readonly chosen: number;
  readonly onAll: () => void;
}

function VersionList({ archive, url, kept, chosen, onAll }: ListProps) {
  const [minutes, setMinutes] = useState(chosen);
  const { rows, keys } = kept;
  const found = useCorroborations(archive, rows, minutes);
  const hasOthers = rows.some(({ ref }) => isOthers(ref));
  return (
    <>
      <VersionsPanel
        {...kept}
        load={async (row) => await anyonesThumb(archive, row)}
        onCompare={(a, b) => {
          location.hash = hashOf({ name: 'compare', a, b });
        }}
        onExport={(encrypted) => void exportAll(archive, url, encrypted)}
        onAll={onAll}
        said={(row) => <Says row={row} found={found} keys={keys} />}
      />
      {hasOthers && <SpanChoice minutes={minutes} onChange={setMinutes} />}
      {hasOthers && <p class="quiet">{say(kept.total === 0 ? 'others.exportNone' : 'others.exportNote')}</p>}
    </>
  );
}

interface Props {
  readonly archive: Archive;
  readonly url: string;
}

/** One page with its versions, one's own and those of others. */
export function PageView({ archive, url }: Props) {
  const [limit, setLimit] = useState(step);
  const live = useLive(async () => await read(archive, url, limit), [limit]);
  const settings = useOnce(readSettings, []);
  return (
    <Awaited live={live}>
      {(kept) => {
        const [newest] = kept.rows;
        if (!newest || settings.state !== 'ready') return newest ? null : <Refusal code="not-found" />;
        return (
          <>
            <h1>{newest.title === '' ? url : newest.title}</h1>
            <p class="quiet">
              <OutsideLink url={url} /> · {say(`site.${newest.siteKind}`)}
            </p>
            <VersionList
              archive={archive}
              url={url}
              kept={kept}
              chosen={settings.value.corroborationMinutes}
              onAll={() => {
                setLimit(limit + step);
              }}
            />
            <Attachments archive={archive} to={{ captureId: null, url }} />
          </>
        );
      }}
    </Awaited>
  );
}
