import { formatBytes, formatUtc, type Locale } from '../i18n/index.ts';
import { reportWords } from '../i18n/report/index.ts';
import type { Attachment } from '../model/index.ts';
import { attachmentFile } from './attachment-files.ts';
import { html, type Html } from './html.ts';

/** Attached files in the report: each with its name, which of the two was kept, and its digest; and whose word they are. */
export function reportAttachments(attachments: readonly Attachment[], locale: Locale): Html {
  const t = reportWords(locale);
  const rows = attachments.map((attachment) => {
    const { at, name, bytes, sha256, kept } = attachment;
    const places = { time: formatUtc(new Date(at)), size: formatBytes(locale, bytes) };
    return html`<p class="attached">
      <a href="attachments/${attachmentFile(attachment)}"><bdi>${name}</bdi></a
      ><br />
      ${t('attachedAt', places)}; ${t(kept === 'as-given' ? 'attachedAsGiven' : 'attachedWithout')}<br />
      <span class="quiet">SHA-256</span> <code>${sha256}</code>
    </p>`;
  });
  return html`<p class="quiet">${t('attachedNote')}</p>
    ${rows}`;
}

/** What is attached to a page, before its versions; nothing where nothing is. */
export function reportPageAttachments(attachments: readonly Attachment[], locale: Locale): Html | null {
  if (attachments.length === 0) return null;
  return html`<aside>
    <h3>${reportWords(locale)('attachmentsToPage')}</h3>
    ${reportAttachments(attachments, locale)}
  </aside>`;
}
