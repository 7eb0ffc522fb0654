/** What one resolution's document says; Latin letters only, since its fonts are not embedded. */
export interface PdfText {
  readonly title: string;
  readonly lines: readonly string[];
}

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

/** A page description: the heading, a rule, then one paragraph a line. */
function drawing({ title, lines }: PdfText): string {
  const text = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n');
  return [
    '0.07 0.19 0.37 rg 72 760 451 3 re f',
    '0 g BT /F2 16 Tf 72 728 Td',
    `(${escaped(title)}) Tj ET`,
    'BT /F1 11 Tf 17 TL 72 696 Td',
    text,
    'ET',
  ].join('\n');
}

/** A PDF 1.4 file of one A4 page with an exact cross-reference table (ISO 32000-1, 7.5.4). */
export function pdf(text: PdfText): Buffer {
  const content = drawing(text);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ' +
      '/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    `<< /Title (${escaped(text.title)}) /Producer (Demonstration site of Kua) >>`,
  ];
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, n) => {
    const offset = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\n`;
  file += `startxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
