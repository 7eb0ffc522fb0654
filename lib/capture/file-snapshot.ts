import { escapeAttribute, escapeText } from './escape.ts';
import type { DocumentFacts, Snapshot } from './snapshot.ts';

/** True for a file that the browser shows in a viewer of its own, where no script reads what stands in it. */
export function isViewed({ contentType }: Pick<DocumentFacts, 'contentType'>): boolean {
  return contentType === 'application/pdf';
}

/** The name of the file at an address: what follows the last slash, else the host. */
function fileName(url: string): string {
  const { pathname = '', hostname = url } = URL.parse(url) ?? {};
  const name = pathname.slice(pathname.lastIndexOf('/') + 1);
  try {
    return name === '' ? hostname : decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The snapshot of a file in a viewer: its bytes are the capture, and a page that leads to them. */
export function fileSnapshot(facts: DocumentFacts): Snapshot {
  const url = facts.loadedUrl;
  const name = fileName(url);
  return {
    facts,
    html: [
      '<!DOCTYPE html><html><head>',
      { policy: true },
      `<title>${escapeText(name)}</title></head><body><h1><a type="${escapeAttribute(facts.contentType)}"`,
      { attribute: 'href', url, from: url, use: 'document' },
      `>${escapeText(name)}</a></h1><p>${escapeText(url)}</p></body></html>`,
    ],
    outline: {
      format: 'kua-content/1',
      title: name,
      lang: null,
      blocks: [],
      tables: [],
      links: [],
      images: [],
    },
    wanted: [{ url, use: 'document' }],
    notLoaded: [],
    loaded: { loads: [], isWhole: true, forbidden: [], finished: [] },
    cssBases: [],
    path: [],
    frames: [],
    state: {
      nesting: [],
      scrolled: [],
      animated: 0,
      highlights: [],
      indeterminate: 0,
      openAbove: [],
      changing: { changes: 0, ms: 0 },
    },
    cutouts: [],
    alterations: [],
    limitations: [{ code: 'file-not-read', subject: url, detail: null }],
  };
}
