import type { ZipRule } from '../read/index.ts';

/** What a check may say of a file; each has a sentence in `lib/i18n/verify` (`finding.<code>`). */
export const findingCodes = [
  'damaged',
  'too-large',
  'missing',
  'changed',
  'added',
  'misplaced',
  'manifest-line',
  'manifest-order',
  'unknown-file',
  'folder-name',
  'bagit',
  'bag-info',
  'bag-size',
  'bag-number',
  'bag-date',
  'anchors-list',
  'anchor-unknown',
  'not-checked',
  'imported-depth',
  'imported-name',
  'ots-unreadable',
  'ots-other',
  'ots-pending',
  'ots-bitcoin',
  'ots-unknown',
  'tsa-certificates',
  'tsa-unreadable',
  'tsa-other',
  'tsa-signer',
  'tsa-signature',
  'tsa-purpose',
  'tsa-validity',
  'tsa-path',
  'tsa-before',
  'tsa-clock',
  'tsa-known',
  'tsa-unknown',
  'key-unreadable',
  'key-another',
  'key-unknown',
  'signature',
  'record-form',
  'record-invalid',
  'record-elsewhere',
  'record-key',
  'from-future',
  'artifact-twice',
  'frame-unlisted',
  'unreferenced',
  'resource-name',
  'resource-twice',
  'previous',
  'comparison-stranger',
  'notes-form',
  'note-stranger',
  'line-unreadable',
  'line-not-canonical',
  'line-seq',
  'line-prev',
  'line-end',
  'entry-without-line',
  'entry-digest',
  'entry-unreadable',
  'entry-not-canonical',
  'entry-seq',
  'entry-url',
  'log-lacks-key',
  'log-lacks-export',
  'log-lacks-capture',
  'log-repeats-capture',
  'log-lacks-note',
  'note-missing',
  'log-lacks-attachment',
  'attachment-missing',
  'attachment-differs',
  'attachment-stranger',
  'attachment-twice',
  'attachment-told',
  'wacz-order',
  'wacz-package',
  'wacz-page',
  'wacz-framing',
  'wacz-record-unknown',
  'wacz-record-missing',
  'wacz-record-order',
  'wacz-record-head',
  'wacz-record-content',
  'wacz-index-line',
  'wacz-index-order',
  'wacz-index-missing',
  'more',
] as const;
export type FindingCode = (typeof findingCodes)[number] | `zip-${ZipRule}`;

/** Something a check noticed. */
export interface Finding {
  readonly code: FindingCode;
  /** A note does not keep a bundle from holding. */
  readonly state: 'fails' | 'note';
  /** The file, from the bag's root; null where it is the whole. */
  readonly path: string | null;
  /** What more there is to say: a number of a line, a key, a count. */
  readonly detail: string | null;
}

/** A hostile bundle could have millions; nobody reads them, and they would fill the memory. */
const mostFindings = 10_000;

/** Gathers what one check notices. */
export class Findings {
  readonly #list: Finding[] = [];
  #beyond = 0;

  fails(code: FindingCode, path: string | null, detail: string | number | null = null): void {
    this.#add({ code, state: 'fails', path, detail: textOf(detail) });
  }

  notes(code: FindingCode, path: string | null, detail: string | number | null = null): void {
    this.#add({ code, state: 'note', path, detail: textOf(detail) });
  }

  /** All of them; of more than can be kept, how many there were. */
  list(): readonly Finding[] {
    if (this.#beyond === 0) return this.#list;
    return [...this.#list, { code: 'more', state: 'fails', path: null, detail: String(this.#beyond) }];
  }

  #add(finding: Finding): void {
    if (this.#list.length < mostFindings) this.#list.push(finding);
    else this.#beyond += 1;
  }
}

function textOf(detail: string | number | null): string | null {
  return detail === null ? null : String(detail);
}
