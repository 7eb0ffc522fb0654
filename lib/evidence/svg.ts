/** Namespaces whose elements a browser would run or load from within an SVG. */
const foreignNamespace = /^http:\/\/www\.w3\.org\/(?:1999\/xhtml|1998\/Math\/MathML|2001\/xml-events)/iu;
const activeElement =
  /^(?:script|handler|listener|foreignobject|iframe|object|embed|audio|video|canvas|link)$/iu;
const pictureData = /^data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/iu;
const ownAddress =
  /^["']?\s*(?:#|data:(?:image\/(?:png|jpe?g|gif|webp|avif)|font\/|application\/(?:x-)?font))/iu;
/** Encodings in which a byte below 80 hex is always ASCII. */
const asciiBased = /^(?:utf-8|us-ascii|iso-8859-\d+|windows-125\d|koi8-[ru])$/iu;
const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const tokenPattern =
  /<!--(?<comment>[^]*?)-->|<!\[CDATA\[(?<cdata>[^]*?)\]\]>|<\?(?<instruction>[^]*?)\?>|<!DOCTYPE\s[^>[]*>|<\/(?<close>[^\s<>/"'=]+)\s*>|<(?<open>[^\s<>/"'=!?]+)(?<attributes>(?:\s+[^\s<>/"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/guy;
const attributePattern = /(?<name>[^\s<>/"'=]+)\s*=\s*(?<quoted>"[^"<]*"|'[^'<]*')/gu;

/**
 * Whether an SVG is a picture and nothing more: no script, no handler, no HTML inside, nothing fetched, no entities of
 * its own. Read by the letter (XML 1.0): what is not well formed, or hides behind an escape, is not inert.
 *
 * @param text  the whole file, decoded as UTF-8 (bytes of other encodings may come out as U+FFFD)
 */
export function svgIsInert(text: string): boolean {
  const open: Element[] = [];
  let roots = 0;
  let end = text.startsWith('\uFEFF') ? 1 : 0;
  tokenPattern.lastIndex = end;
  for (let found = tokenPattern.exec(text); found; found = tokenPattern.exec(text)) {
    end = tokenPattern.lastIndex;
    const token = found.groups ?? {};
    const parent = open.at(-1);
    if (token['instruction'] !== undefined && !instructionIsInert(token['instruction'])) return false;
    if (token['open'] !== undefined) {
      const element: Element = {
        name: token['open'],
        style: localName(token['open']) === 'style' ? '' : null,
      };
      if (!parent) roots += 1;
      if (parent && parent.style !== null) return false;
      if (!parent && localName(element.name) !== 'svg') return false;
      if (!elementIsInert(element.name, token['attributes'] ?? '')) return false;
      if (token['empty'] === '') open.push(element);
    }
    if (token['close'] !== undefined) {
      const element = open.pop();
      if (element?.name !== token['close'] || !styleIsInert(element.style ?? '')) return false;
    }
    const words = token['cdata'] ?? (token['text'] === undefined ? '' : decode(token['text']));
    if (words === null || (!parent && words.trim() !== '')) return false;
    if (parent && parent.style !== null) parent.style += words;
  }
  return end === text.length && open.length === 0 && roots === 1;
}

interface Element {
  readonly name: string;
  /** The text of a `style` element so far; null for others. */
  style: string | null;
}

function instructionIsInert(instruction: string): boolean {
  if (!/^xml/iu.test(instruction)) return true;
  if (!/^xml\s/u.test(instruction)) return false;
  const encoding = /encoding\s*=\s*["']([^"']*)["']/u.exec(instruction)?.[1];
  return encoding === undefined || asciiBased.test(encoding);
}

function elementIsInert(name: string, attributes: string): boolean {
  if (activeElement.test(localName(name))) return false;
  for (const { groups } of attributes.matchAll(attributePattern)) {
    const value = decode((groups?.['quoted'] ?? '').slice(1, -1));
    if (value === null || !attributeIsInert(localName(name), groups?.['name'] ?? '', value)) return false;
  }
  return true;
}

function attributeIsInert(element: string, name: string, value: string): boolean {
  const local = localName(name);
  if (name.startsWith('xmlns')) return !foreignNamespace.test(value.trim());
  if (local.startsWith('on') || name === 'xml:base') return false;
  if (local === 'href' || local === 'src') return addressIsInert(element, value.trim());
  if (local === 'attributename') return !/^(?:.*:)?(?:href|on.*)$/iu.test(value.trim());
  // Only attributes without a prefix are read as CSS; editors put Windows paths into theirs.
  return name.includes(':') || styleIsInert(value);
}

function addressIsInert(element: string, address: string): boolean {
  if (address === '' || address.startsWith('#') || pictureData.test(address)) return true;
  return element === 'a' && /^https?:\/\//iu.test(address);
}

function styleIsInert(css: string): boolean {
  if (/\\|@import|image-set\(|\b(?:image|src)\(/iu.test(css)) return false;
  return [...css.matchAll(/url\(\s*/giu)].every(({ 0: call, index }) =>
    ownAddress.test(css.slice(index + call.length, index + call.length + 64)),
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** Text with its references replaced; null where one is not known. */
function decode(text: string): string | null {
  let known = true;
  const decoded = text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+))?;?/giu,
    (reference, hex, decimal, name) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null;
      const character =
        code === null ? predefined[name ?? ''] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
      if (character === undefined || !reference.endsWith(';')) known = false;
      return character ?? '';
    },
  );
  return known ? decoded : null;
}
