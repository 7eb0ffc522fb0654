import { formatBytes, formatDecimal } from '../../lib/i18n/index.ts';
import { isStored, type CaptureRecord } from '../../lib/model/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { locale, say } from '../../lib/ui/language.ts';

interface File {
  readonly name: string;
  readonly mediaType: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

function Files({ files }: { readonly files: readonly File[] }) {
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('file.name')}</th>
            <th scope="col">{say('file.type')}</th>
            <th scope="col" class="number">
              {say('file.size')}
            </th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file, index) => (
            <tr key={index}>
              <th scope="row" class="address">
                {file.name}
              </th>
              <td>{file.mediaType ?? say('unknown')}</td>
              <td class="number">{formatBytes(locale.value, file.bytes)}</td>
              <td>
                <Hash value={file.sha256} of={file.name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const counted = (n: number): { n: number; files: string } => ({ n, files: formatDecimal(locale.value, n) });

/** The files of a capture: those Kuä made, then those the page was built of. */
export function CaptureFiles({ record }: { readonly record: CaptureRecord }) {
  const made = record.artifacts.map((artifact) => ({ ...artifact, name: artifact.path }));
  const built = record.resources.filter(isStored).map((resource) => ({ ...resource, name: resource.url }));
  return (
    <>
      <details>
        <summary>{say('capture.made', counted(made.length))}</summary>
        <Files files={made} />
      </details>
      <details>
        <summary>{say('capture.built', counted(built.length))}</summary>
        <Files files={built} />
      </details>
    </>
  );
}
