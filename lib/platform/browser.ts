// The one place that imports the polyfill: it throws outside an extension.
export { browser } from '@wxt-dev/webextension-polyfill/browser';
export type { Browser, Runtime, WebRequest } from 'webextension-polyfill';
