import { say } from '../../lib/ui/language.ts';
import { hashOf } from '../../lib/ui/route.ts';
import { SitePermissions } from './site-permissions.tsx';

const points = ['keep', 'compare', 'export', 'local'] as const;

/** The first page after installing: what Kuä does, and which sites it may read. */
export function WelcomeView() {
  return (
    <>
      <h1>{say('welcome.title')}</h1>
      <ul>
        {points.map((point) => (
          <li key={point}>{say(`welcome.${point}`)}</li>
        ))}
      </ul>
      <h2>{say('welcome.sites')}</h2>
      <p>{say('sites.why')}</p>
      <SitePermissions />
      <p>
        <a href={hashOf({ name: 'pages' })}>{say('welcome.skip')}</a>
      </p>
    </>
  );
}
