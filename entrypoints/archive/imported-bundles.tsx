import { useRef, useState } from 'preact/hooks';
import {
  deleteImported,
  importedBundles,
  importInTurn,
  knownKeys,
  type Archive,
  type ImportedBundleRow,
} from '../../lib/archive/index.ts';
import { formatBytes, formatDecimal } from '../../lib/i18n/index.ts';
import { KuaError } from '../../lib/model/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { Instant } from '../../lib/ui/instant.tsx';
import { keyWords } from '../../lib/ui/key-words.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { useLive } from '../../lib/ui/live.ts';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { Awaited } from './awaited.tsx';
import { removeBundleFiles } from './bundle-file.ts';

/** Give the bundle out as it came. */
async function saveAgain(archive: Archive, { bundleId, topFolder }: ImportedBundleRow): Promise<void> {
  const file = await archive.importedFiles.get(bundleId);
  if (!file) throw new KuaError('not-found', bundleId);
  const url = URL.createObjectURL(file.data);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${topFolder}.zip`;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** Remove an imported bundle, and exported ones that still lie here and carry it. */
async function remove(archive: Archive, bundleId: string): Promise<void> {
  await importInTurn(async () => await deleteImported(archive, bundleId));
  const exported = await archive.exports
    .filter(({ imported }) => imported?.includes(bundleId) ?? false)
    .toArray();
  await removeBundleFiles(exported.map(({ fileName }) => fileName));
}

function Remove({ archive, row }: { readonly archive: Archive; readonly row: ImportedBundleRow }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [error, setError] = useState<KuaError | null>(null);
  return (
    <>
      <button type="button" class="small" onClick={() => dialog.current?.showModal()}>
        {say('imported.delete')}
      </button>
      <dialog ref={dialog} aria-label={say('imported.deleteTitle')}>
        <h2>{say('imported.deleteTitle')}</h2>
        <p class="address">{row.topFolder}</p>
        <p>{say('imported.deleteGoes')}</p>
        {error && <Refusal code={error.code} detail={error.detail} />}
        <div class="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('cancel')}
          </button>
          <button
            type="button"
            class="loss"
            onClick={() => {
              remove(archive, row.bundleId).catch((thrown: unknown) => {
                setError(KuaError.from(thrown));
              });
            }}
          >
            {say('delete.do')}
          </button>
        </div>
      </dialog>
    </>
  );
}

/** The bundles of others that are kept: whose, what is in them, and the way to give them out or remove them. */
export function ImportedBundles({ archive }: { readonly archive: Archive }) {
  const live = useLive(
    async () => ({ rows: await importedBundles(archive), keys: await knownKeys(archive) }),
    [],
  );
  return (
    <Awaited live={live}>
      {({ rows, keys }) =>
        rows.length > 0 && (
          <section>
            <h2 id="imported">{say('imported.title')}</h2>
            <ul role="list" class="imported" aria-labelledby="imported">
              {rows.map((row) => (
                <li key={row.bundleId}>
                  <span class="address">{row.topFolder}</span>
                  <div class="quiet">
                    {keyWords(keys, row.keyId)} <Hash value={row.keyId} of={say('capture.key')} /> ·{' '}
                    {say('imported.captures', {
                      n: row.captures,
                      captures: formatDecimal(locale.value, row.captures),
                    })}{' '}
                    · {formatBytes(locale.value, row.sizeBytes)} · <Instant at={row.importedAt} as="full" />
                  </div>
                  <div class="actions">
                    <button type="button" class="small" onClick={() => void saveAgain(archive, row)}>
                      {say('imported.save')}
                    </button>
                    <Remove archive={archive} row={row} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Awaited>
  );
}
