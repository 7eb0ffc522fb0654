import { defineConfig } from 'wxt';
import { joinLicenseParts, licensePart } from './scripts/third-party.mjs';

const icons = { 16: '/icons/16.png', 32: '/icons/32.png', 48: '/icons/48.png', 128: '/icons/128.png' };

// What the manifest asks for is explained in README.md, "What Kuä may do".
export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  imports: false,
  hooks: {
    'build:done': async (wxt, output) => await joinLicenseParts(wxt.config.outDir, output),
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    incognito: 'not_allowed',
    permissions: [
      'activeTab',
      'alarms',
      'scripting',
      'storage',
      'unlimitedStorage',
      'webRequest',
      // Firefox tells certificates, and what sites send, to nobody else.
      ...(browser === 'firefox' ? ['webRequestBlocking', 'webRequestFilterResponse'] : []),
    ],
    optional_host_permissions: ['<all_urls>'],
    icons,
    action: { default_title: '__MSG_action__', default_icon: icons },
    content_security_policy: {
      // Firefox's default adds upgrade-insecure-requests, which breaks plain-http sites.
      extension_pages: "script-src 'self'; object-src 'self'",
    },
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_action__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'kua@kua.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          minimum_chrome_version: '148',
          // Required, it would install with “read and change all your data”.
          optional_permissions: ['pageCapture'],
          // Runtime messages carry Blobs; Firefox clones by default.
          message_serialization: 'structured_clone',
        }),
  }),
  vite: () => ({
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'es2024',
      sourcemap: false,
      license: licensePart(),
      rolldownOptions: {
        // What a script uses of the model's door shall not bring all schemas with it: the capture script needs none.
        treeshake: { moduleSideEffects: (id) => !/\/lib\/(?:compare|sites|model)\/(?!zod\.ts)/u.test(id) },
      },
    },
  }),
});
