/** An address without its fragment, as files and pages are known by. Takes any string, and changes nothing else in it. */
export function withoutFragment(url: string): string {
  const [bare = url] = url.split('#', 1);
  return bare;
}
