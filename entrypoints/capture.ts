import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { captureThisPage } from '../lib/capture/content.ts';
import { capturePort } from '../lib/capture/in-page.ts';
import { connectToBackground } from '../lib/platform/page-port.ts';

// Injected by the background into the page that is being captured, only when asked. Not a WXT content script: those
// announce themselves to the page with an event.
export default defineUnlistedScript(() => {
  captureThisPage(document, connectToBackground(capturePort));
});
