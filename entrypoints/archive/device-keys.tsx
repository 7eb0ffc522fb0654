import { startKey, type Archive, type KeyRow } from '../../lib/archive/index.ts';
import { publicKeyPem } from '../../lib/evidence/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { Instant } from '../../lib/ui/instant.tsx';
import { say } from '../../lib/ui/language.ts';
import { useLive } from '../../lib/ui/live.ts';
import { Awaited } from './awaited.tsx';

function Named({ row }: { readonly row: KeyRow }) {
  const pem = `data:application/x-pem-file,${encodeURIComponent(publicKeyPem(row.publicSpki))}`;
  const name = `kua-${row.keyId.slice('sha256:'.length, 'sha256:'.length + 8)}.pub.pem`;
  return (
    <>
      <Hash value={row.keyId} of={say('capture.key')} /> · <Instant at={row.createdAt} as="full" /> ·{' '}
      <a href={pem} download={name}>
        {say('settings.savePem')}
      </a>
    </>
  );
}

/** Keys of others that the person gave names to. */
export function KeysOfOthers({ archive }: { readonly archive: Archive }) {
  const live = useLive(() => archive.namedKeys.orderBy('keyId').toArray(), []);
  return (
    <Awaited live={live}>
      {(rows) =>
        rows.length > 0 && (
          <>
            <h3>{say('keys.others')}</h3>
            <ul>
              {rows.map(({ keyId, name, namedAt }) => (
                <li key={keyId}>
                  {name} · <Hash value={keyId} of={say('capture.key')} /> · <Instant at={namedAt} as="full" />{' '}
                  <button type="button" class="small" onClick={() => void archive.namedKeys.delete(keyId)}>
                    {say('keys.forget')}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Awaited>
  );
}

/** The key that seals captures, how others come to know it, those before it, and a new one. */
export function DeviceKeys({ archive }: { readonly archive: Archive }) {
  const live = useLive(() => archive.keys.orderBy('createdAt').reverse().toArray(), []);
  return (
    <Awaited live={live}>
      {([key, ...earlier]) =>
        key === undefined ? (
          <p class="quiet">{say('settings.noKey')}</p>
        ) : (
          <>
            <p>
              <Named row={key} />
            </p>
            <p class="quiet">{say('settings.keyNote')}</p>
            {earlier.length > 0 && (
              <>
                <h3>{say('settings.earlierKeys')}</h3>
                <ul>
                  {earlier.map((row) => (
                    <li key={row.keyId}>
                      <Named row={row} />
                    </li>
                  ))}
                </ul>
              </>
            )}
            <details>
              <summary>{say('settings.newKey')}</summary>
              <p>{say('settings.newKeyNote')}</p>
              <button type="button" onClick={() => void startKey(archive, new Date())}>
                {say('settings.startKey')}
              </button>
            </details>
          </>
        )
      }
    </Awaited>
  );
}
