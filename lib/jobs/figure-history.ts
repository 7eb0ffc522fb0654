import {
  anyonesCapture,
  anyonesOutline,
  everyonesVersions,
  listPages,
  type Archive,
  type PageRow,
} from '../archive/index.ts';
import {
  type FigureName,
  likeFigures,
  type PlacedFigure,
  type PointedFigure,
  pointedFigure,
  sameFigure,
} from '../compare/index.ts';
import { type CaptureRef, KuaError, type Outline, type SiteKind } from '../model/index.ts';

/** A figure in one capture, as that page has it. */
export interface FigureAt {
  readonly ref: CaptureRef;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly row: string;
  readonly column: string;
  readonly text: string;
  /** Plain decimal; empty where what is written may be read in two ways. */
  readonly value: string;
}

/** A version of the page: with the figure, or without it. */
export interface VersionFigure {
  readonly ref: CaptureRef;
  readonly keyId: string;
  readonly startedAt: string;
  /** `gone`: that version has no such figure; `unread`: its text cannot be read. */
  readonly figure: FigureAt | 'gone' | 'unread';
}

/** A figure that another page tells under the same name, in its newest version. */
export interface OtherSource {
  readonly url: string;
  readonly title: string;
  readonly siteKind: SiteKind;
  readonly figure: FigureAt;
}

/** What is known of a figure so far. */
export interface FigureHistory {
  readonly name: FigureName;
  readonly url: string;
  readonly title: string;
  /** Captures read and to be read. */
  readonly done: number;
  readonly total: number;
  /** Oldest first. */
  readonly versions: readonly VersionFigure[];
  readonly others: readonly OtherSource[];
}

async function outlineOf(archive: Archive, ref: CaptureRef): Promise<Outline | null> {
  try {
    return await anyonesOutline(await anyonesCapture(archive, ref));
  } catch {
    // A file that is no page has no text, and one capture that cannot be read must not hide the others.
    return null;
  }
}

function figureAt({ ref, startedAt }: Pick<FigureAt, 'ref' | 'startedAt'>, figure: PlacedFigure): FigureAt {
  return {
    ref,
    startedAt,
    row: figure.row,
    column: figure.column,
    text: figure.text,
    value: figure.value,
  };
}

async function otherSources(archive: Archive, page: PageRow, name: FigureName): Promise<OtherSource[]> {
  const outline = await outlineOf(archive, page.latestId);
  if (!outline) return [];
  const at = { ref: page.latestId, startedAt: page.latestAt };
  const { url, title, siteKind } = page;
  return likeFigures(outline, name).map((figure) => ({ url, title, siteKind, figure: figureAt(at, figure) }));
}

/**
 * Every value that a figure ever had in the captures of its page, one's own and those of others, and what the newest
 * version of every other page says under the same name. Outlines are read one at a time, and what is known is handed out
 * after each; to stop, stop asking.
 *
 * @param ref the capture in which the figure is pointed at
 * @throws KuaError `not-found` where that capture has no such figure
 */
export async function* figureHistory(
  archive: Archive,
  ref: CaptureRef,
  pointed: PointedFigure,
): AsyncGenerator<FigureHistory> {
  const capture = await anyonesCapture(archive, ref);
  const { record } = capture;
  const found = pointedFigure(await anyonesOutline(capture), pointed);
  if (!found) throw new KuaError('not-found', `${pointed.row} / ${pointed.column}`);
  const { name } = found;
  const rows = (await everyonesVersions(archive, record.url, Infinity)).toReversed();
  const pages = (await listPages(archive)).filter(({ url }) => url !== record.url);
  let history: FigureHistory = {
    name,
    url: record.url,
    title: record.title,
    done: 0,
    total: rows.length + pages.length,
    versions: [],
    others: [],
  };
  yield history;
  for (const row of rows) {
    const outline = await outlineOf(archive, row.ref);
    // The one pointed at is that figure even where another of its name comes first.
    const same = row.ref === ref ? found.figure : outline && sameFigure(outline, name);
    const figure = outline === null ? 'unread' : same ? figureAt(row, same) : 'gone';
    const version = { ref: row.ref, keyId: row.keyId, startedAt: row.startedAt, figure } as const;
    history = { ...history, done: history.done + 1, versions: [...history.versions, version] };
    yield history;
  }
  for (const page of pages) {
    const others = await otherSources(archive, page, name);
    history = { ...history, done: history.done + 1, others: [...history.others, ...others] };
    yield history;
  }
}
