import { useEffect, useRef } from 'preact/hooks';
import { formatBytes, formatDecimal } from '../../lib/i18n/index.ts';
import type { ExportJob } from '../../lib/model/index.ts';
import { Hash } from '../../lib/ui/hash.tsx';
import { locale, say } from '../../lib/ui/language.ts';
import { ExportMeaning } from './export-meaning.tsx';

interface Props {
  readonly file: File;
  readonly job: ExportJob;
  /** Save the file without being asked: once, right after it was made. */
  readonly save: boolean;
}

/** The finished bundle: the file, what it proves and does not, and how to check it. */
export function ExportDone({ file, job, save }: Props) {
  const link = useRef<HTMLAnchorElement>(null);
  const name = job.file?.name ?? file.name;
  useEffect(() => {
    const url = URL.createObjectURL(file);
    if (link.current) {
      link.current.href = url;
      if (save) link.current.click();
    }
    return () => {
      URL.revokeObjectURL(url);
    };
  }, [file]);
  const n = job.captureIds.length;
  const sha256 = job.file?.sha256 ?? null;
  return (
    <>
      <div role="status" class="delivered">
        <p>
          <strong>{say('export.done', { n, versions: formatDecimal(locale.value, n) })}</strong>
        </p>
        <p>
          <span class="address">{name}</span> · {formatBytes(locale.value, file.size)}
        </p>
        {sha256 !== null && (
          <p>
            SHA-256 <Hash value={sha256} of={name} />
          </p>
        )}
        <p>
          <a class="button primary" ref={link} download={name}>
            {say('export.save')}
          </a>
        </p>
      </div>
      {job.encrypted === true && (
        <>
          <p>{say('lock.hidesNot')}</p>
          <p>{say('lock.opens')}</p>
          <pre class="wrap">{`age -d -o ${name.replace(/\.age$/u, '')} ${name}`}</pre>
        </>
      )}
      <ExportMeaning />
    </>
  );
}
