import { useState } from 'preact/hooks';
import { readBytes, everyVersion, versionsOf, type Archive } from '../../lib/archive/index.ts';
import { say } from '../../lib/ui/language.ts';
import { useLive } from '../../lib/ui/live.ts';
import { OutsideLink } from '../../lib/ui/outside-link.tsx';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { hashOf } from '../../lib/ui/route.ts';
import { VersionsPanel } from '../../lib/ui/versions-panel.tsx';
import { Attachments } from './attachments.tsx';
import { Awaited } from './awaited.tsx';
import { startExport } from './start-export.ts';

const step = 100;

async function exportAll(archive: Archive, url: string, encrypted: boolean): Promise<void> {
  const ids = await everyVersion(archive, url).primaryKeys();
  await startExport(archive, ids, { encrypted });
}

interface Props {
  readonly archive: Archive;
  readonly url: string;
}

/** One page with its versions. */
export function PageView({ archive, url }: Props) {
  const [limit, setLimit] = useState(step);
  const live = useLive(
    async () => ({ page: await archive.pages.get(url), rows: await versionsOf(archive, url, limit) }),
    [limit],
  );
  return (
    <Awaited live={live}>
      {({ page, rows }) =>
        page === undefined ? (
          <Refusal code="not-found" />
        ) : (
          <>
            <h1>{page.title === '' ? page.url : page.title}</h1>
            <p class="quiet">
              <OutsideLink url={page.url} /> · {say(`site.${page.siteKind}`)}
            </p>
            <VersionsPanel
              rows={rows}
              total={page.versions}
              unexported={page.unexported}
              load={async (sha256) => await readBytes(archive, sha256)}
              onCompare={(a, b) => {
                location.hash = hashOf({ name: 'compare', a, b });
              }}
              onExport={(encrypted) => void exportAll(archive, url, encrypted)}
              onAll={() => {
                setLimit(limit + step);
              }}
            />
            <Attachments archive={archive} to={{ captureId: null, url }} />
          </>
        )
      }
    </Awaited>
  );
}
