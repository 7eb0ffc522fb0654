/** A document's type as HTML text that brings the same mode of layout; empty where it has none. */
export function doctypeText(doctype: DocumentType | null): string {
  if (!doctype) return '';
  const { name, publicId, systemId } = doctype;
  const system = systemId === '' ? '' : ` ${quoted(systemId)}`;
  const ids =
    publicId === '' ? (system === '' ? '' : ` SYSTEM${system}`) : ` PUBLIC ${quoted(publicId)}${system}`;
  return `<!DOCTYPE ${`${name}${ids}`.replaceAll('>', '')}>`;
}

const quoted = (id: string): string => (id.includes('"') ? `'${id.replaceAll("'", '')}'` : `"${id}"`);
