import { say } from '../../lib/ui/language.ts';
import { LossAlarm } from '../../lib/ui/loss-alarm.tsx';
import { pathOf } from '../../lib/ui/route.ts';
import { VersionsPanel } from '../../lib/ui/versions-panel.tsx';
import { CapturePanel } from './capture-panel.tsx';
import { openOwn } from './open-own.ts';
import { PageTitle } from './page-title.tsx';
import { actions, loss, page, refusal, versions } from './state.ts';

function open(path: string): void {
  void openOwn(path);
}

function Kept() {
  const shown = versions.value;
  const act = actions.value;
  if (!shown && refusal.value) return null;
  if (!shown || !act) return <section class="versions-panel waiting" />;
  const url = shown.rows[0]?.url ?? '';
  return (
    <VersionsPanel
      key={url}
      {...shown}
      load={act.load}
      onOpen={(captureId) => {
        open(pathOf({ name: 'capture', captureId }));
      }}
      onCompare={(a, b) => {
        open(pathOf({ name: 'compare', a, b }));
      }}
      onExport={(encrypted) => {
        void act.exportAll(encrypted);
      }}
      onAll={() => {
        open(pathOf({ name: 'page', url }));
      }}
    />
  );
}

function Lost() {
  if (!loss.value) return null;
  return (
    <LossAlarm loss={loss.value}>
      <button
        type="button"
        onClick={() => {
          open(pathOf({ name: 'pages' }));
        }}
      >
        {say('popup.archive')}
      </button>
    </LossAlarm>
  );
}

/** The popup: this page, one button, its versions. Drawn at once; tab and archive come later. */
export function Popup() {
  document.title = say('app.name');
  return (
    <main class="popup">
      <PageTitle page={page.value} />
      <CapturePanel />
      <Lost />
      <Kept />
      <footer>
        <button
          type="button"
          class="link"
          onClick={() => {
            open(pathOf({ name: 'pages' }));
          }}
        >
          {say('popup.archive')}
        </button>
        <button
          type="button"
          class="link"
          onClick={() => {
            open(pathOf({ name: 'settings' }));
          }}
        >
          {say('nav.settings')}
        </button>
      </footer>
    </main>
  );
}
