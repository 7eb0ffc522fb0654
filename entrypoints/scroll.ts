import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { scrollPort } from '../lib/capture/in-page.ts';
import { scrollThisPage } from '../lib/capture/scroll-content.ts';
import { connectToBackground } from '../lib/platform/page-port.ts';

// Injected into a page that is to be captured once more after it was scrolled through, and only then.
export default defineUnlistedScript(() => {
  scrollThisPage(document, connectToBackground(scrollPort));
});
