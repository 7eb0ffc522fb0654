const sessions = new Set(
  'sid sessid sessionid session session_id phpsessid jsessionid aspsessionid cfid cftoken token _token csrf csrftoken csrf_token xsrf authenticity_token __requestverificationtoken nonce'.split(
    ' ',
  ),
);
const versions = new Set(
  'v ver version rev revision build t ts time timestamp mtime modified _ r rnd rand random nocache cache cb cachebuster bust hash'.split(
    ' ',
  ),
);

// What is drawn by lot: long, or with letters and digits mixed; a word or a small number names something.
const isRandom = (value: string): boolean => /^[\w.~+/=-]{6,}$/u.test(value) && /\d/u.test(value);
const isVersion = (value: string): boolean =>
  value === '' || /^(?:[\d._-]+|[\da-f]{6,64}|0?\.\d+)$/iu.test(value);
const inPath = /;(?:jsessionid|phpsessid|sid)=[\w.!~-]+/giu;

function trimmed(address: string, isLeftOut: (name: string, value: string) => boolean): string {
  const [, before = address, query, fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/su.exec(address) ?? [];
  const path = before.replace(inPath, '');
  if (query === undefined) return path + fragment;
  const kept = query.split('&').filter((pair) => {
    const [name = '', ...value] = pair.split('=');
    // A query without a name, `style.css?1699`, is a version.
    return value.length === 0 ? !isLeftOut('_', name) : !isLeftOut(name.toLowerCase(), value.join('='));
  });
  return path + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment;
}

/** The address without what stands for one visit: identifiers of sessions, tokens against forgery. */
export function withoutSession(address: string): string {
  return trimmed(address, (name, value) => sessions.has(name) && isRandom(value));
}

/** The address without what stands for one visit or one version of a file: `?v=12`, a time against the cache. */
export function withoutVersion(address: string): string {
  return trimmed(
    address,
    (name, value) => (sessions.has(name) && isRandom(value)) || (versions.has(name) && isVersion(value)),
  );
}

/** The address names a file to read or to take away: another version of it is another document. */
export function isDocument(address: string): boolean {
  return /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|rar|7z|djvu)(?=$|[?#;/&])/iu.test(address);
}
