import {
  type CaptureRecord,
  type DocumentChange,
  isStored,
  type Outline,
  withoutFragment,
} from '../model/index.ts';
import { shownLinks } from './compare-links.ts';

/** A linked document whose bytes are held. */
interface LinkedDocument {
  readonly href: string;
  readonly text: string;
  readonly sha256: string;
}

interface Side {
  readonly record: Pick<CaptureRecord, 'resources'>;
  readonly outline: Outline;
}

const named = /\.(?:pdf|docx?|xlsx?|odt|ods|rtf|csv|pptx?|zip|rar)(?:[?#]|$)/iu;
const declared = /pdf|msword|ms-excel|officedocument|opendocument|rtf|csv|ms-powerpoint|zip/iu;

/** The documents that a reader is shown links to, each address once. */
function documentsOf({ record, outline }: Side): Map<string, LinkedDocument> {
  const held = new Map<string, string>();
  for (const resource of record.resources) {
    if (isStored(resource) && (named.test(resource.url) || declared.test(resource.mediaType ?? '')))
      held.set(withoutFragment(resource.url), resource.sha256);
  }
  const documents = new Map<string, LinkedDocument>();
  if (held.size === 0) return documents;
  for (const { href, text } of shownLinks(outline)) {
    const address = withoutFragment(href);
    const sha256 = held.get(address);
    if (sha256 !== undefined && !documents.has(address))
      documents.set(address, { href: address, text, sha256 });
  }
  return documents;
}

/** The one document under each name that only one has. */
function byWords(documents: Iterable<LinkedDocument>): ReadonlyMap<string, LinkedDocument> {
  const groups = Map.groupBy(documents, ({ text }) => text.trim());
  return new Map(
    Array.from(groups).flatMap(([text, [one, second]]) =>
      one && !second && text !== '' ? [[text, one]] : [],
    ),
  );
}

/**
 * What changed in the linked documents whose bytes are held, by address, then by the words of their links. Of a document
 * that the other side links too, but does not hold, nothing is said: only its links can be compared.
 */
export function compareDocuments(a: Side, b: Side): DocumentChange[] {
  const old = documentsOf(a);
  const now = documentsOf(b);
  if (old.size + now.size === 0) return [];
  const changes: DocumentChange[] = [];
  const pair = (left: LinkedDocument, right: LinkedDocument): void => {
    old.delete(left.href);
    now.delete(right.href);
    if (left.sha256 === right.sha256) return;
    const { text, href } = right;
    changes.push({ change: 'changed', text, href, old: left.sha256, new: right.sha256 });
  };
  for (const [href, left] of old) {
    const right = now.get(href);
    if (right) pair(left, right);
  }
  const bytes = new Map(Array.from(now.values(), (right) => [right.sha256, right]));
  for (const left of old.values()) {
    const right = bytes.get(left.sha256);
    // The same bytes at another address are the same document.
    if (right && now.has(right.href)) pair(left, right);
  }
  const words = byWords(now.values());
  for (const [text, left] of byWords(old.values())) {
    const right = words.get(text);
    if (right) pair(left, right);
  }
  const linkedByA = linkedBy(a);
  const linkedByB = linkedBy(b);
  for (const { text, href, sha256 } of old.values()) {
    if (linkedByB.has(href)) continue;
    changes.push({ change: 'removed', text, href, old: sha256, new: null });
  }
  for (const { text, href, sha256 } of now.values()) {
    if (linkedByA.has(href)) continue;
    changes.push({ change: 'added', text, href, old: null, new: sha256 });
  }
  return changes;
}

function linkedBy({ outline }: Side): ReadonlySet<string> {
  return new Set(shownLinks(outline).map(({ href }) => withoutFragment(href)));
}
