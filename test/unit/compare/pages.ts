import type { CaptureSide } from '../../../lib/compare/index.ts';
import type { Block, CaptureRecord, Cell, Image, Link, Outline, Table } from '../../../lib/model/index.ts';

/** What a test page consists of; every paragraph is main content unless a block says otherwise. */
export interface Page {
  readonly title?: string;
  readonly status?: number | null;
  readonly text?: readonly (string | Partial<Block>)[];
  readonly tables?: readonly (Rows | TableOf)[];
  readonly links?: readonly Partial<Link>[];
  readonly images?: readonly Partial<Image>[];
}
export type Rows = readonly (readonly string[])[];
export interface TableOf {
  readonly id?: string;
  readonly rows?: Rows;
  readonly cells?: readonly Partial<Cell>[];
  readonly height?: number;
  readonly caption?: string;
  readonly main?: boolean;
  readonly hidden?: boolean;
  readonly headerRows?: number;
  readonly headerColumns?: number;
}

const zeros = '0'.repeat(64);

function cellsOf(rows: Rows, headerRows: number, headerColumns: number): Cell[][] {
  return rows.map((texts, row) =>
    texts.map((text, col) => ({
      text,
      row,
      col,
      rowSpan: 1,
      colSpan: 1,
      header: row < headerRows || col < headerColumns,
    })),
  );
}

function tableOf(given: Rows | TableOf, at: number): { table: Table; block: Block } {
  const it: TableOf = 'length' in given ? { rows: given } : given;
  const headerRows = it.headerRows ?? 1;
  const headerColumns = it.headerColumns ?? 0;
  const rows = it.rows ? cellsOf(it.rows, headerRows, headerColumns) : [];
  if (it.cells) {
    for (let row = 0; row < (it.height ?? 0); row += 1) {
      rows.push(
        it.cells
          .filter((cell) => (cell.row ?? 0) === row)
          .map((cell) => ({
            text: '',
            row,
            col: 0,
            rowSpan: 1,
            colSpan: 1,
            header: row < headerRows,
            ...cell,
          })),
      );
    }
  }
  const id = it.id ?? `t${at + 1}`;
  return {
    table: { id, block: `b-${id}`, caption: it.caption ?? null, headerRows, headerColumns, rows },
    block: {
      id: `b-${id}`,
      kind: 'table',
      level: null,
      text: it.caption ?? '',
      hidden: it.hidden ?? false,
      main: it.main ?? true,
    },
  };
}

export function outlineOf(page: Page): Outline {
  const text = (page.text ?? []).map((given, at): Block => {
    const base: Block = {
      id: `b${at + 1}`,
      kind: 'paragraph',
      level: null,
      text: '',
      hidden: false,
      main: true,
    };
    return typeof given === 'string' ? { ...base, text: given } : { ...base, ...given };
  });
  const tables = (page.tables ?? []).map(tableOf);
  return {
    format: 'kua-content/1',
    title: page.title ?? 'Явка',
    lang: 'ru',
    blocks: [...text, ...tables.map(({ block }) => block)],
    tables: tables.map(({ table }) => table),
    links: (page.links ?? []).map((link) => ({
      href: 'https://example.org/',
      text: '',
      block: null,
      ...link,
    })),
    images: (page.images ?? []).map((image) => ({
      src: 'a.png',
      alt: '',
      sha256: null,
      block: null,
      ...image,
    })),
  };
}

export function sideOf(page: Page, day = 1): CaptureSide {
  const record: CaptureRecord = {
    format: 'kua-capture/1',
    captureId: `2026031${day}T120000123Z-1a2b3c4d`,
    url: 'https://election.example/turnout',
    finalUrl: 'https://election.example/turnout',
    canonicalUrl: null,
    title: page.title ?? 'Явка',
    lang: 'ru',
    site: { id: null, kind: 'commission' },
    startedAt: `2026-03-1${day}T12:00:00.123Z`,
    finishedAt: `2026-03-1${day}T12:00:01.123Z`,
    trigger: 'manual',
    collector: { label: null, keyId: `sha256:${zeros}` },
    tool: { name: 'kua', version: '0.1.0', build: null },
    browser: {
      name: 'Chromium',
      version: '156',
      userAgent: '',
      languages: [],
      viewport: { width: 1, height: 1, dpr: 1 },
      page: { width: 1, height: 1 },
    },
    network: { serverIp: null, fromCache: null, clientIp: null, clientIpWithheld: true },
    http: {
      status: page.status === undefined ? 200 : page.status,
      statusText: null,
      headers: null,
      redirects: null,
    },
    tls: null,
    charset: { declared: null, sniffed: null, used: null },
    clock: { source: 'system', serverDate: null, skewMs: null },
    artifacts: [],
    resources: [],
    frames: [],
    alterations: [],
    limitations: [],
    previous: null,
  };
  return { record, sha256: String(day).repeat(64), outline: outlineOf(page) };
}
