import type { Archive } from '../../lib/archive/index.ts';
import { witnessStore } from '../../lib/platform/index.ts';
import { say } from '../../lib/ui/language.ts';
import { type Live, useOnce } from '../../lib/ui/live.ts';
import { MarkIcon } from '../../lib/ui/mark-icon.tsx';
import { openArchive } from '../../lib/ui/open-archive.ts';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { hashOf, type Route } from '../../lib/ui/route.ts';
import { CaptureView } from './capture-view.tsx';
import { CompareView } from './compare-view.tsx';
import { ExportView } from './export-view.tsx';
import { FigureView } from './figure-view.tsx';
import { Lost } from './lost.tsx';
import { PageView } from './page-view.tsx';
import { PagesView } from './pages-view.tsx';
import { SettingsView } from './settings-view.tsx';
import { useRoute } from './use-route.ts';
import { VerifyView } from './verify-view.tsx';
import { WelcomeView } from './welcome-view.tsx';

function View({ route, archive }: { readonly route: Route | null; readonly archive: Archive }) {
  switch (route?.name) {
    case 'pages':
      return <PagesView archive={archive} />;
    case 'page':
      return <PageView key={route.url} archive={archive} url={route.url} />;
    case 'capture':
      return <CaptureView key={route.captureId} archive={archive} captureId={route.captureId} />;
    case 'compare':
      return <CompareView archive={archive} a={route.a} b={route.b} />;
    case 'figure':
      return <FigureView key={hashOf(route)} archive={archive} pointedIn={route.captureId} pointed={route} />;
    case 'export':
      return <ExportView key={route.jobId} archive={archive} jobId={route.jobId} />;
    case 'settings':
      return <SettingsView archive={archive} />;
    case 'welcome':
      return <WelcomeView />;
    default:
      return <Refusal code="not-found" />;
  }
}

function Kept({ route, opened }: { readonly route: Route | null; readonly opened: Live<Archive> }) {
  if (opened.state === 'ready')
    return (
      <>
        <Lost archive={opened.value} />
        <View route={route} archive={opened.value} />
      </>
    );
  if (opened.state === 'failed') return <Refusal code={opened.error.code} detail={opened.error.detail} />;
  return null;
}

function Navigation({ route }: { readonly route: Route | null }) {
  const places = [
    { name: 'pages', words: say('nav.pages') },
    { name: 'verify', words: say('nav.verify') },
    { name: 'settings', words: say('nav.settings') },
  ] as const;
  return (
    <nav aria-label={say('app.name')}>
      <MarkIcon />
      <strong>{say('app.name')}</strong>
      {places.map(({ name, words }) => (
        <a key={name} href={hashOf({ name })} aria-current={route?.name === name ? 'page' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  );
}

/** The archive's tab: what is kept, compared and exported. */
export function App() {
  const route = useRoute();
  const opened = useOnce(() => openArchive(witnessStore), []);
  document.title = say('app.name');
  return (
    <>
      <Navigation route={route} />
      <main tabIndex={-1}>
        {/* A bundle can be checked where nothing can be kept. */}
        {route?.name === 'verify' ? <VerifyView /> : <Kept route={route} opened={opened} />}
      </main>
    </>
  );
}
