import { describe, expect, test } from 'vitest';
import {
  derivePage,
  rewriteCss,
  withDrawings,
  type FindFile,
  type HtmlPart,
} from '../../../lib/capture/index.ts';

const files: Record<string, string> = {
  'https://cec.example/seal.png': 'aa.png',
  'https://cec.example/mask.svg': 'bb.svg',
  'https://cec.example/css/base.css': 'cc.css',
};
const find: FindFile = (url) => {
  const name = files[url];
  return name === undefined ? null : { name, onlyAsData: false, dataUrl: () => `data:x;base64,${name}` };
};

describe('the page for reading', () => {
  test('a picture that is held is shown from its file, and keeps its address', () => {
    const html = derivePage(
      [
        '<img',
        { attribute: 'src', url: 'https://cec.example/seal.png', from: '/seal.png', use: 'image' },
        '>',
      ],
      '../../resources/',
      find,
    );
    expect(html).toBe('<img data-kua-src="/seal.png" src="../../resources/aa.png">');
  });

  test('a picture that is not held is named and keeps its place, but is never asked for', () => {
    const html = derivePage(
      [
        '<img',
        { attribute: 'src', url: 'https://cec.example/gone.png', from: 'gone.png', use: 'image' },
        '>',
      ],
      '../../resources/',
      find,
    );
    expect(html).toBe('<img data-kua-src="gone.png" src="data:,">');
  });

  test('its policy lets nothing out', () => {
    const html = derivePage(['<head>', { policy: true }], '', find);
    expect(html).toContain('default-src &#39;none&#39;'.replaceAll('&#39;', "'"));
    expect(html).toContain("form-action 'none'");
    expect(html).not.toContain('unsafe-eval');
    expect(html).not.toContain('script-src');
  });

  test('a style in an attribute cannot leave it', () => {
    const css = 'background:url("x\\22 y.png") , url(/seal.png)';
    const html = derivePage([{ css, base: 'https://cec.example/', place: 'attribute' }], 'r/', find);
    expect(html).toBe('background:url(&quot;data:,&quot;) , url(&quot;r/aa.png&quot;)');
  });
});

describe('a rewritten style sheet', () => {
  const base = 'https://cec.example/css/main.css';

  test('names the files beside it and asks for nothing that is not held', () => {
    const css =
      '@import "base.css";@import "gone.css";a{background:url(../seal.png);color:red}b{background:url(/no.png)}';
    expect(rewriteCss(css, base, '', find)).toBe(
      '@import url("cc.css");@import url("data:text/css,");a{background:url("aa.png");color:red}b{background:url("data:,")}',
    );
  });

  test('carries masks within, since files refuse them, with their fragment', () => {
    expect(rewriteCss('a{mask:url(/mask.svg#m)}', base, '', find)).toBe(
      'a{mask:url("data:x;base64,bb.svg#m")}',
    );
  });

  test('takes the file of a custom property from where that is used', () => {
    const used = ['https://cec.example/', 'https://cec.example/deep/er/page'];
    expect(rewriteCss('a{--x:url(seal.png)}', base, '', find)).toBe('a{--x:url("data:,")}');
    expect(rewriteCss('a{--x:url(seal.png)}', base, '', find, used)).toMatch(/^a\{--x:url\("data:.+aa.png/u);
    expect(rewriteCss('a{background:url(seal.png)}', base, '', find, used)).toBe(
      'a{background:url("data:,")}',
    );
  });
});

describe('the pieces of a page', () => {
  const parts: HtmlPart[] = [
    '<use',
    { drawing: 0, attribute: 'xlink:href' },
    '>',
    { drawing: 0, attribute: null },
    '</use>',
  ];
  const symbol = '<symbol id="kua-drawing-0"></symbol>';

  test('get their drawings out of other files', () => {
    expect(derivePage(withDrawings(parts, [symbol]), '', find)).toBe(
      `<use xlink:href="#kua-drawing-0">${symbol}</use>`,
    );
  });

  test.each([[[null]], [[]]])('stay without drawings that did not come: %j', (drawings) => {
    expect(derivePage(withDrawings(parts, drawings), '', find)).toBe('<use></use>');
  });
});
