/** Show one of Kuä's own pages, whether or not the tab and the archive could be read. */
export async function openOwn(path: string): Promise<void> {
  const { openOwnPage } = await import('../../lib/platform/index.ts');
  await openOwnPage(path);
}
