/**
 * Why a work could not be done, as a code. Each has a sentence for the person in the catalogs of `lib/i18n`
 * (`error.<code>`): what happened, what was kept, what to do.
 */
export const refusalCodes = [
  'browser-page',
  'extension-store',
  'view-source',
  'pdf-viewer',
  'discarded-tab',
  'blank-page',
  'local-file',
  'error-page',
  'no-permission',
  'no-document',
  'page-too-large',
  'page-left',
  'page-silent',
  'nothing-to-scroll',
  'storage-full',
  'no-storage',
  'busy',
  'cancelled',
  'interrupted',
  'too-large-to-export',
  'nothing-to-export',
  'log-broken',
  'not-a-bundle',
  'bundle-refused',
  'not-opened',
  'not-found',
  'bad-message',
  'unexpected',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A work that Kuä refuses or cannot finish. `detail` is for a report, never shown as the sentence. */
export class KuaError extends Error {
  readonly code: RefusalCode;
  readonly detail: string | null;

  constructor(code: RefusalCode, detail: string | null = null, options?: ErrorOptions) {
    super(detail === null ? code : `${code}: ${detail}`, options);
    this.name = 'KuaError';
    this.code = code;
    this.detail = detail;
  }

  /** Any thrown thing as a KuaError; storage quota errors are recognised by name. */
  static from(thrown: unknown): KuaError {
    if (thrown instanceof KuaError) return thrown;
    const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    const quota = /QuotaExceeded/i.test(detail);
    return new KuaError(quota ? 'storage-full' : 'unexpected', detail, { cause: thrown });
  }
}
