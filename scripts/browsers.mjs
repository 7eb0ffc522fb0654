// Which browser on this machine Kuä can be tried in.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

// As the manifest says: minimum_chrome_version and strict_min_version.
const oldestChromium = 148;
const oldestFirefox = 142;

/** What to tell a person on whose machine there is no Chromium. */
export const howToGetChromium =
  `Kuä needs Chromium, Chrome for Testing or Microsoft Edge, version ${oldestChromium} or later, and found none. ` +
  'Install one of them (on Debian, as root: apt-get install chromium), ' +
  'or put the path of its program in the environment variable CHROME_PATH.';

/** What to tell a person on whose machine there is no Firefox. */
export const howToGetFirefox =
  `Kuä's Firefox tests need Firefox, version ${oldestFirefox} or later, and found none. ` +
  'Install it (on Debian, as root: apt-get install firefox-esr), ' +
  'or put the path of its program in the environment variable FIREFOX_PATH.';

/**
 * The program of a Chromium that can load an unpacked extension, or undefined.
 * Google's own Chrome comes last: it takes extensions only over its debugging pipe, and not everywhere.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const names = [
    'chromium',
    'chromium-browser',
    'chrome',
    'google-chrome-for-testing',
    'microsoft-edge',
    'microsoft-edge-stable',
    'google-chrome',
    'google-chrome-stable',
  ];
  return find(process.env.CHROME_PATH, names, chromiumPlaces(), oldestChromium);
}

/**
 * The program of a Firefox that can load Kuä, or undefined.
 *
 * @returns {string | undefined}
 */
export function findFirefox() {
  const names = ['firefox-esr', 'firefox', 'firefox-developer-edition'];
  return find(process.env.FIREFOX_PATH, names, firefoxPlaces(), oldestFirefox);
}

/**
 * @param {string | undefined} wanted
 * @param {readonly string[]} names
 * @param {readonly string[]} places
 * @param {number} oldest
 */
function find(wanted, names, places, oldest) {
  if (wanted) return existsSync(wanted) ? wanted : undefined;
  const candidates = [...names.flatMap(onPath), ...places.filter((place) => existsSync(place))];
  return candidates.find((program) => (majorVersion(program) ?? oldest) >= oldest);
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function onPath(name) {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, file))
    .filter((program) => existsSync(program));
}

/**
 * The version a browser says it is, or undefined where asking would open a window (Windows).
 *
 * @param {string} program
 */
function majorVersion(program) {
  if (process.platform === 'win32') return undefined;
  const { stdout, status } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (status !== 0) return 0;
  return Number(/(\d+)\.\d/u.exec(stdout)?.[1] ?? 0);
}

/** @returns {string[]} */
function chromiumPlaces() {
  const home = homedir();
  if (process.platform === 'darwin') {
    const applications = ['/Applications', join(home, 'Applications')];
    const programs = ['Chromium', 'Google Chrome for Testing', 'Microsoft Edge', 'Google Chrome'];
    return programs.flatMap((name) =>
      applications.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (process.platform === 'win32') {
    return [
      'Chromium/Application/chrome',
      'Microsoft/Edge/Application/msedge',
      'Google/Chrome/Application/chrome',
    ]
      .flatMap(inProgramFolders)
      .concat(downloaded(join(home, '.cache', 'puppeteer', 'chrome'), ['chrome-win64', 'chrome.exe']));
  }
  return [
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/opt/microsoft/msedge/msedge',
    ...downloaded(join(home, '.cache', 'puppeteer', 'chrome'), ['chrome-linux64', 'chrome']),
    ...downloaded(join(home, '.cache', 'ms-playwright'), ['chrome-linux64', 'chrome']),
    ...downloaded(join(home, '.cache', 'ms-playwright'), ['chrome-linux', 'chrome']),
    '/opt/google/chrome/chrome',
  ];
}

/** @returns {string[]} */
function firefoxPlaces() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].map((folder) =>
      join(folder, 'Firefox.app', 'Contents', 'MacOS', 'firefox'),
    );
  }
  if (process.platform === 'win32') return inProgramFolders('Mozilla Firefox/firefox');
  return [
    '/usr/lib/firefox-esr/firefox-esr',
    '/usr/lib/firefox/firefox',
    '/opt/firefox/firefox',
    '/snap/bin/firefox',
  ];
}

/** @param {string} program */
function inProgramFolders(program) {
  return [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, ...`${program}.exe`.split('/')));
}

/**
 * Browsers that a test tool downloaded earlier, newest first.
 *
 * @param {string} cache
 * @param {readonly string[]} inside
 */
function downloaded(cache, inside) {
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((version) => join(cache, version, ...inside));
}
