import type { KnownKey } from '../../lib/archive/index.ts';
import { subtract } from '../../lib/compare/index.ts';
import type { FigureHistory, OtherSource, VersionFigure } from '../../lib/jobs/figure-history.ts';
import { type CaptureRef, isOthers } from '../../lib/model/index.ts';
import { signed } from '../../lib/ui/change-words.ts';
import { Instant } from '../../lib/ui/instant.tsx';
import { keyWords } from '../../lib/ui/key-words.ts';
import { locale, say } from '../../lib/ui/language.ts';
import { LongBody } from '../../lib/ui/long-body.tsx';
import { hashOf } from '../../lib/ui/route.ts';

const valueOf = ({ figure }: VersionFigure): string => (typeof figure === 'string' ? '' : figure.value);

/** What it differs by from the last version before that had it. */
function differenceAt(versions: readonly VersionFigure[], index: number): string | null {
  const now = versions[index];
  const before = versions.slice(0, index).findLast((version) => valueOf(version) !== '');
  if (!now || !before || valueOf(now) === '' || valueOf(now) === valueOf(before)) return null;
  return subtract(valueOf(now), valueOf(before));
}

function Value({ version }: { readonly version: VersionFigure }) {
  const { figure } = version;
  if (typeof figure === 'string') return <span class="look">{say(`figure.${figure}`)}</span>;
  return <>{figure.text}</>;
}

interface VersionsProps extends Pick<FigureHistory, 'versions' | 'name'> {
  /** The capture in which the figure was pointed at. */
  readonly pointedIn: CaptureRef;
  readonly keys: readonly KnownKey[];
}

/** Every value in the captures of the page, the newest first. */
export function FigureVersions({ versions, name, pointedIn, keys }: VersionsProps) {
  const newestFirst = versions.map((version, index) => ({ version, index })).toReversed();
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('figure.when')}</th>
            <th scope="col" class="number">
              {say('figure.value')}
            </th>
            <th scope="col" class="number">
              {say('compare.difference')}
            </th>
          </tr>
        </thead>
        <LongBody
          total={newestFirst.length}
          columns={3}
          rows={(from, to) => newestFirst.slice(from, to)}
          draw={({ version, index }) => {
            const difference = differenceAt(versions, index);
            const told = difference === null ? null : signed(locale.value, difference);
            return (
              <tr
                key={version.ref}
                aria-current={version.ref === pointedIn ? 'true' : undefined}
                class={version.ref === pointedIn ? 'row-changed' : ''}
              >
                <th scope="row">
                  <a href={hashOf({ name: 'capture', captureId: version.ref })}>
                    <Instant at={version.startedAt} as="full" />
                  </a>
                  {isOthers(version.ref) && <div class="quiet">{keyWords(keys, version.keyId)}</div>}
                </th>
                <td class="number">
                  <Value version={version} />
                </td>
                <td class="number difference">
                  {told !== null && name.unit === 'percent'
                    ? say('change.points', { difference: told })
                    : told}
                </td>
              </tr>
            );
          }}
        />
      </table>
    </div>
  );
}

interface OthersProps {
  readonly others: readonly OtherSource[];
  readonly pointedIn: CaptureRef;
}

/** What other pages tell under the same name. */
export function FigureOthers({ others, pointedIn }: OthersProps) {
  return (
    <div class="wide">
      <table class="others">
        <thead>
          <tr>
            <th scope="col">{say('figure.source')}</th>
            <th scope="col">{say('figure.called')}</th>
            <th scope="col" class="number">
              {say('figure.value')}
            </th>
            <th scope="col">{say('figure.when')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {others.map(({ url, title, siteKind, figure }, index) => (
            <tr key={index}>
              <th scope="row">
                <a href={hashOf({ name: 'page', url })}>{title === '' ? url : title}</a>
                <div class="quiet address">
                  {say(`site.${siteKind}`)} · {url}
                </div>
              </th>
              <td>
                {figure.row}
                {figure.column !== '' && <span class="quiet"> · {figure.column}</span>}
              </td>
              <td class="number">{figure.text}</td>
              <td>
                <a href={hashOf({ name: 'capture', captureId: figure.ref })}>
                  <Instant at={figure.startedAt} as="full" />
                </a>
              </td>
              <td>
                <a href={hashOf({ name: 'compare', a: pointedIn, b: figure.ref })}>
                  {say('versions.compare')}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
