/** Text of others as a terminal may show it: without what moves its cursor, colours it or turns its direction. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
