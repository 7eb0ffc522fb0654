import type { CaptureRecord } from '../model/index.ts';
import { browser } from './browser.ts';

/** The extension as records name it. */
export function toolFacts(): CaptureRecord['tool'] {
  return { name: 'Kuä', version: browser.runtime.getManifest().version, build: null };
}

/** The browser as records name it, by what it says of itself. */
export function browserFacts(): Pick<
  CaptureRecord['browser'],
  'name' | 'version' | 'userAgent' | 'languages'
> {
  const { userAgent, languages } = navigator;
  const known = [/(Edg)\/([\d.]+)/u, /(Firefox)\/([\d.]+)/u, /(Chrome)\/([\d.]+)/u];
  const match = known.map((pattern) => pattern.exec(userAgent)).find((one) => one !== null);
  const name = match?.[1] === 'Edg' ? 'Edge' : (match?.[1] ?? 'unknown');
  return { name, version: match?.[2] ?? 'unknown', userAgent, languages: [...languages] };
}
