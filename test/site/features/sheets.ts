import { css, disc, stripes } from './drawings.ts';
import type { Feature } from './feature.ts';

/** Style sheets that are no longer what was sent. */
export const sheets: readonly Feature[] = [
  {
    slug: 'adopted-document',
    name: 'adoptedStyleSheets on the document, which win over sheets in the page',
    html: '<style>#f-adopted-document p { background: #c00; color: #fff }</style><p>on green, not on red</p>',
    ready: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('#f-adopted-document p { background: #070; padding: 9px }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
  },
  {
    slug: 'cssom-inserted',
    name: 'rules inserted into a <style>',
    html: '<style>#f-cssom-inserted p { color: #333 }</style><p>blue and large</p>',
    ready: (section) => {
      const sheet = section.querySelector('style')?.sheet;
      sheet?.insertRule('#f-cssom-inserted p { color: #00c; font-size: 24px }', sheet.cssRules.length);
      sheet?.insertRule('@media (min-width: 1px) { #f-cssom-inserted { background: #eef } }', 0);
    },
  },
  {
    slug: 'cssom-deleted',
    name: 'rules deleted from a <style>',
    html: '<style>#f-cssom-deleted p { color: #080 } #f-cssom-deleted p { display: none }</style><p>shown, since the rule that hid it is gone</p>',
    ready: (section) => section.querySelector('style')?.sheet?.deleteRule(1),
  },
  {
    slug: 'cssom-edited',
    name: 'rules edited in a <style>',
    html: '<style>#f-cssom-edited p { color: #333; border: 1px solid #333 }</style><p>thick green border</p>',
    ready: (section) => {
      const rule = section.querySelector('style')?.sheet?.cssRules[0];
      if (rule instanceof CSSStyleRule) rule.style.setProperty('border', '8px solid #080');
    },
  },
  {
    slug: 'cssom-link',
    name: 'rules inserted, deleted and edited in a <link> sheet',
    html: '<link rel="stylesheet" href="/sheets/linked.css"><p class="one">inserted</p><p class="two">deleted</p><p class="three">edited</p>',
    files: {
      '/sheets/linked.css': css(
        '#f-cssom-link { background: url(stripes.png) 200px 50px no-repeat } #f-cssom-link p { margin: 2px }\n#f-cssom-link .two { color: #fff }\n#f-cssom-link .three { color: #c00 }',
      ),
      '/sheets/stripes.png': stripes('#a60'),
    },
    ready: (section) => {
      const sheet = section.querySelector('link')?.sheet;
      const edited = sheet?.cssRules[3];
      if (edited instanceof CSSStyleRule) edited.style.color = '#00c';
      sheet?.deleteRule(2);
      sheet?.insertRule('#f-cssom-link .one { font-size: 26px }', 2);
    },
  },
  {
    slug: 'imported-data',
    name: '@import of a sheet whose address is its text',
    html: `<style>@import url("data:text/css,${encodeURIComponent(
      '#f-imported-data .a { display: none } #f-imported-data .b { color: #00a; font-size: 24px }',
    )}") screen; #f-imported-data .b { background: #eef }</style><p class="a">hidden</p><p class="b">blue and large</p>`,
  },
  {
    slug: 'cssom-imported',
    name: 'rules edited in an imported sheet',
    html: '<link rel="stylesheet" href="/sheets/importing.css"><p>violet</p>',
    files: {
      '/sheets/importing.css': css('@import "imported.css";'),
      '/sheets/imported.css': css('#f-cssom-imported p { color: #333; font-size: 26px }'),
    },
    ready: (section) => {
      const rule = section.querySelector('link')?.sheet?.cssRules[0];
      const inside = rule instanceof CSSImportRule ? rule.styleSheet?.cssRules[0] : null;
      if (inside instanceof CSSStyleRule) inside.style.color = '#808';
    },
  },
  {
    slug: 'disabled-style',
    name: 'a disabled <style>',
    html: '<style>#f-disabled-style p { background: #c00 }</style><p>not on red</p>',
    ready: (section) => {
      const sheet = section.querySelector('style')?.sheet;
      if (sheet) sheet.disabled = true;
    },
  },
  {
    slug: 'disabled-link',
    name: 'disabled <link> sheets',
    html: '<link rel="stylesheet" href="/sheets/off.css"><link rel="stylesheet" class="by-sheet" href="/sheets/off-too.css"><link rel="stylesheet" disabled href="/sheets/never.css"><p>on no colour</p>',
    files: {
      '/sheets/off.css': css('#f-disabled-link p { background: #c00 }'),
      '/sheets/off-too.css': css('#f-disabled-link p { background: #c0c }'),
      '/sheets/never.css': css('#f-disabled-link p { background: #cc0 }'),
    },
    ready: (section) => {
      const [link, other] = section.querySelectorAll('link');
      if (other?.sheet) other.sheet.disabled = true;
      if (link) link.disabled = true;
    },
  },
  {
    slug: 'alternate-sheet',
    name: 'an alternate sheet that was chosen, and one that was not',
    html: '<link rel="alternate stylesheet" title="chosen" href="/sheets/chosen.css"><link rel="alternate stylesheet" title="other" href="/sheets/other.css"><p>on green</p>',
    files: {
      '/sheets/chosen.css': css('#f-alternate-sheet p { background: #7c7 }'),
      '/sheets/other.css': css('#f-alternate-sheet p { background: #c00 }'),
    },
    ready: async (section, { loaded }) => {
      const link = section.querySelector('link');
      if (!link) return;
      // An alternate sheet is chosen by being switched off and on again: only then is it for certain.
      const arrived = loaded(link);
      link.disabled = true;
      link.disabled = false;
      await arrived;
    },
  },
  {
    slug: 'import-chain',
    name: '@import three sheets deep, each from another folder',
    html: '<style>@import url(/sheets/chain/one.css);</style><p>one</p><b>two</b> <i>three</i>',
    files: {
      '/sheets/chain/one.css': css(
        '@import "two/two.css" layer(lower) supports(display: grid) screen; #f-import-chain p { background: url(one.png) no-repeat right; height: 40px; margin: 0 }',
      ),
      '/sheets/chain/two/two.css': css(
        "@import '../../three.css'; #f-import-chain b { display: inline-block; width: 100px; height: 40px; background: url( ../two.png ) }",
      ),
      '/sheets/three.css': css(
        '#f-import-chain i { display: inline-block; width: 100px; height: 40px; background: url("chain/two/three.png") }',
      ),
      '/sheets/chain/one.png': disc('#080'),
      '/sheets/chain/two.png': disc('#00a'),
      '/sheets/chain/two/three.png': disc('#a0a'),
    },
  },
];
