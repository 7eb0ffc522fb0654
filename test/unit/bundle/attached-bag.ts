import { sha256 } from '../../../lib/evidence/index.ts';
import { withoutMetadata } from '../../../lib/evidence/metadata/index.ts';
import type { Attachment, LogEvent } from '../../../lib/model/index.ts';
import { toldJpeg } from '../evidence/metadata/made-pictures.ts';
import { exportedBag } from './loose-bag.ts';
import { exportedAt, firstWish, madeInput, turnoutUrl } from './made-captures.ts';

const captureOf = (at: string, id: string): string => `${at.replace(/[-:.]/gu, '')}-${id}`;

/** The entries of the log that attach something, from the bag's root, in the order of `attachments`. */
export const attachedEntries = [7, 8, 9].map((seq) => `data/log/entries/00000${seq}.json`);

/**
 * A bundle with a picture without metadata, attached to the first capture and to the page; a text as it was given, on the
 * first capture; and two more that stay closed: one was deleted, one is attached to another page.
 */
export async function attachedBag() {
  const picture = (await withoutMetadata(toldJpeg())).bytes;
  const text = Buffer.from('<script>Protocol</script>');
  const captureId = captureOf(firstWish.at, firstWish.id);
  const shared = { at: exportedAt.toISOString(), url: turnoutUrl };
  const ofPicture = {
    sha256: await sha256(picture),
    bytes: picture.length,
    mediaType: 'image/jpeg',
    kept: 'without-metadata',
  } as const;
  const attachments: readonly Attachment[] = [
    { ...shared, ...ofPicture, captureId, name: 'Хаттама <b>№ 12.jpg' },
    {
      ...shared,
      captureId,
      name: 'script.html',
      sha256: await sha256(text),
      bytes: text.length,
      mediaType: 'application/octet-stream',
      kept: 'as-given',
    },
    { ...shared, ...ofPicture, captureId: null, name: 'wall.jpg' },
  ];
  const eventOf = ({
    captureId: to,
    url,
    sha256: digest,
    bytes,
    mediaType,
    name,
    kept,
  }: Attachment): LogEvent => {
    return { type: 'attach', captureId: to, url, sha256: digest, bytes, mediaType, name, kept };
  };
  const closed: readonly LogEvent[] = [
    { type: 'attach', ...ofPicture, captureId, url: turnoutUrl, sha256: '9'.repeat(64), name: 'deleted.jpg' },
    { type: 'delete', captureId, sha256: '9'.repeat(64) },
    { type: 'attach', ...ofPicture, captureId: null, url: 'https://secret.example/', name: 'elsewhere.jpg' },
  ];
  const input = async () => ({
    ...(await madeInput([...attachments.map(eventOf), ...closed])),
    attachments,
    attachment: (digest: string) => Promise.resolve(digest === ofPicture.sha256 ? picture : text),
  });
  const fileOf = (n: number): string =>
    `data/attachments/${attachments[n]?.sha256}.${n === 1 ? 'bin' : 'jpg'}`;
  return { ...(await exportedBag(input())), attachments, picture, fileOf };
}
