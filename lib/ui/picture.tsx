import { useEffect, useState } from 'preact/hooks';

/** Brings the bytes kept under a SHA-256, or null if none are. */
export type LoadBytes = (sha256: string) => Promise<Blob | null>;

interface Props {
  readonly sha256: string | null;
  readonly load: LoadBytes;
  readonly alt: string;
  readonly class: string;
}

/** A picture out of the archive; an empty box of the same class until it is there, or if it is not. */
export function Picture({ sha256, load, alt, class: name }: Props) {
  const [src, setSrc] = useState<string | null>(null);
  useEffect(() => {
    let url: string | null = null;
    let wanted = true;
    setSrc(null);
    if (sha256 !== null) {
      load(sha256).then(
        (bytes) => {
          if (!wanted || bytes === null) return;
          url = URL.createObjectURL(bytes);
          setSrc(url);
        },
        (error: unknown) => {
          // The box stays empty.
          reportError(error);
        },
      );
    }
    return () => {
      wanted = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [sha256]);
  return src === null ? <span class={`${name} empty`} /> : <img class={name} src={src} alt={alt} />;
}
