import { describe, expect, test } from 'vitest';
import { attributeText, isScriptUrl, keptName } from '../../../lib/capture/attributes.ts';
import { commentText, escapeText, rawText } from '../../../lib/capture/escape.ts';

describe('nothing in a page for reading runs, fetches or restricts', () => {
  test.each([
    ['onclick', 'vote()', 'data-kua-onclick'],
    ['ONLOAD', 'x', 'data-kua-onload'],
    ['href', 'javascript:alert(1)', 'data-kua-href'],
    ['href', ' \u0001java\nscript:alert(1)', 'data-kua-href'],
    ['xlink:href', 'javascript:alert(1)', 'data-kua-xlink-href'],
    ['values', 'a;javascript:alert(1)', 'data-kua-values'],
    ['srcdoc', '<p>', 'data-kua-srcdoc'],
    ['ping', '/log', 'data-kua-ping'],
    ['integrity', 'sha256-x', 'data-kua-integrity'],
    ['http-equiv', 'refresh', 'data-kua-http-equiv'],
  ])('%s="%s" is kept as %s', (name, value, kept) => {
    expect(keptName(name, value)).toBe(kept);
  });

  test('what only looks like it stays', () => {
    expect(keptName('title', 'JavaScript in schools')).toBe('title');
    expect(isScriptUrl('https://example.kz/javascript:1')).toBe(false);
  });

  test("a page's own data-kua- attributes are never taken for ours", () => {
    expect(keptName('data-kua-src', 'forged')).toBe('data-kua-page-src');
  });
});

describe('what the page says is written so that it reads back the same', () => {
  test('an attribute name that no HTML text can carry is refused', () => {
    expect(attributeText('a"b', 'x')).toBeNull();
    expect(attributeText('x/y', 'x')).toBeNull();
    expect(attributeText('@click', 'x')).toBe(' @click="x"');
  });

  test('text and attribute values', () => {
    expect(escapeText('1 < 2 & "3"\u00a0\r')).toBe('1 &lt; 2 &amp; "3"&nbsp;&#13;');
    expect(attributeText('title', '"63,87 %"\n')).toBe(' title="&quot;63,87 %&quot;&#10;"');
  });

  test.each(['-->x', '>x', '->x', 'a--!>b', 'a<!--b', 'a-', 'a--!', 'a<!-'])(
    'no comment ends early: %s',
    (text) => {
      const comment = commentText(text);
      expect(comment).not.toMatch(/^-?>|--!?>|<!--|-$|--!$|<!-$/u);
    },
  );

  test.each(['</script>', '</STYLE >', 'a<!--<script>'])('no raw text ends early: %s', (text) => {
    expect(rawText(text)).not.toMatch(/<\/(?:script|style)|<!--/iu);
  });
});
