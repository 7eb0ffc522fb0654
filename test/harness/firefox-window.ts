// Scripts that run inside Firefox's own window (see `Bidi.inBrowserWindow`). Each gets its arguments as `args`.

/** Collect what the extension at `args[0]` (its moz-extension: origin) prints, in every process, from now on. */
export const collectConsole = `
  const [origin] = args;
  window.kuaConsole = [];
  Services.ppmm.addMessageListener('kua:console', ({ data }) => window.kuaConsole.push(data));
  const inEachProcess = \`{
    const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
    storage.addLogEventListener((event) => {
      if (!String(event.filename).startsWith(\${JSON.stringify(origin)})) return;
      const text = Array.from(event.arguments, String).join(' ');
      Services.cpmm.sendAsyncMessage('kua:console', event.level + ': ' + text);
    }, Services.scriptSecurityManager.getSystemPrincipal());
  }\`;
  Services.ppmm.loadProcessScript('data:,' + encodeURIComponent(inEachProcess), true);
`;

/** What it printed, and what it threw without catching. */
export const readConsole = `
  const [origin] = args;
  const thrown = Services.console.getMessageArray()
    .filter((message) => message instanceof Ci.nsIScriptError && message.sourceName.startsWith(origin))
    .map((message) => {
      const isMild = message.flags & (Ci.nsIScriptError.warningFlag | Ci.nsIScriptError.infoFlag);
      return (isMild ? 'warning: ' : 'error: ') + message.errorMessage;
    });
  return [...window.kuaConsole, ...thrown];
`;

/** Grant the extension `args[0]` every site. */
export const grantAllHosts = `
  const [id] = args;
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(id);
  await ExtensionPermissions.add(id, { origins: ['<all_urls>'], permissions: [] }, extension);
`;

/** Answer every \`permissions.request\` with yes and no prompt. */
export const allowHostRequests = `
  Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false);
`;

/** The id of the selected tab, as extensions know it. */
export const selectedTabId = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);
`;

/**
 * Click the toolbar button of the extension `args[0]` (put into the toolbar first), wait for its popup to have loaded,
 * close it again, and answer the text that stood in it. The click grants \`activeTab\` on the selected tab.
 */
export const clickAction = `
  const [id] = args;
  const { CustomizableUI } = ChromeUtils.importESModule(
    'moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs',
  );
  const name = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  CustomizableUI.addWidgetToArea(name + '-browser-action', CustomizableUI.AREA_NAVBAR);
  const shown = new Promise((resolve) => document.addEventListener('popupshown', resolve, { once: true }));
  document.getElementById(name + '-BAP').click();
  await shown;
  const popup = document.querySelector('.webextension-popup-browser');
  const text = await new Promise((resolve) => {
    popup.messageManager.addMessageListener('kua:text', ({ data }) => resolve(data));
    const inPopup = () => {
      const say = () => sendAsyncMessage('kua:text', content.document.body.innerText);
      if (content.document.readyState === 'complete') say();
      else content.addEventListener('load', say, { once: true });
    };
    popup.messageManager.loadFrameScript('data:,' + encodeURIComponent('(' + inPopup + ')()'), false);
  });
  const panel = popup.closest('panel');
  const hidden = new Promise((resolve) => panel.addEventListener('popuphidden', resolve, { once: true }));
  panel.hidePopup();
  await hidden;
  return text;
`;

/** End the background page of the extension \`args[0]\` as when it has been idle. */
export const stopBackground = `
  const [id] = args;
  await WebExtensionPolicy.getByID(id).extension.terminateBackground({ ignoreDevToolsAttached: true });
`;

/** The number of the process that shows the selected tab. */
export const selectedProcess = `
  return gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid;
`;
