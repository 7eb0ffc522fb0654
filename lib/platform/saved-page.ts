/** The page in a tab as Chrome saves it (MHTML), without a request. Rejects for a page that Chrome does not save. */
export async function savePage(tabId: number): Promise<Blob> {
  const saved = await chrome.pageCapture.saveAsMHTML({ tabId });
  if (!saved) throw new Error('nothing was saved');
  return saved;
}
