import { escapeAttribute } from './escape.ts';

/** Attributes that would run, fetch, restrict or refresh something; kept under another name. */
const neutralised = new Set([
  'ping',
  'srcdoc',
  'crossorigin',
  'integrity',
  'nonce',
  'sandbox',
  'srcset',
  'imagesrcset',
  'imagesizes',
  'sizes',
  'loading',
  'fetchpriority',
  'action',
  'formaction',
  'manifest',
  'autofocus',
  'autoplay',
  'classid',
  'codebase',
  'archive',
  'profile',
  'longdesc',
  'dynsrc',
  'lowsrc',
  'csp',
  'allow',
  'attributionsrc',
  'popovertarget',
  'shadowrootmode',
  'http-equiv',
]);

const ownName = /^data-kua-/u;
const expressible = /^[^\s"'<>/=\0\u007f-\u009f\u0001-\u001f]+$/u;

/** An attribute as text, ` name="value"`, or null if no HTML text can carry its name. */
export function attributeText(name: string, value: string): string | null {
  if (!expressible.test(name)) return null;
  return ` ${name}="${escapeAttribute(value)}"`;
}

/** True for what runs when it is followed, or animated to, whatever white space and control characters hide it. */
export function isScriptUrl(value: string): boolean {
  if (!value.includes(':')) return false;
  // A browser drops these characters from an address before it reads the scheme (URL, §4.4).
  const bare = value.replace(/[\u0000-\u0020]/gu, '').toLowerCase();
  return /(?:^|;)(?:javascript|vbscript):/u.test(bare);
}

/**
 * The name under which an attribute is kept: its own, or `data-kua-<name>` where it would do something when the page
 * for reading is opened. What the page itself calls `data-kua-…` becomes `data-kua-page-…`, so that it is never
 * mistaken for ours.
 */
export function keptName(name: string, value: string): string {
  const lower = name.toLowerCase();
  if (ownName.test(lower)) return `data-kua-page-${lower.slice('data-kua-'.length)}`;
  if (lower.startsWith('on') || neutralised.has(lower) || isScriptUrl(value))
    return `data-kua-${lower.replace(':', '-')}`;
  return name;
}
