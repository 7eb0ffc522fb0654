/**
 * Pseudo-classes for states that a page for reading cannot be in without scripts, and what stands for them there: the
 * marks of `element-rules.ts`.
 */
const stateSelectors: readonly (readonly [RegExp, string])[] = [
  [/:popover-open\b/giu, '[data-kua-popover-open]'],
  [/:modal\b/giu, '[data-kua-modal]'],
  [/:indeterminate\b/giu, ':is(:indeterminate,[data-kua-indeterminate])'],
  [/:(?:user-)?invalid\b/giu, ':is(:invalid,[data-kua-invalid])'],
  [/:(?:user-)?valid\b/giu, ':is(:valid:not([data-kua-invalid]))'],
  [/:defined\b/giu, ':is(:defined,[data-kua-defined])'],
  [/:state\(\s*([^\s)]+)\s*\)/giu, '[data-kua-state~="$1"]'],
  [/::highlight\(\s*([^\s)]+)\s*\)/giu, ' [data-kua-highlight~="$1"]'],
];

const anyState =
  /:(?:popover-open|modal|indeterminate|(?:user-)?(?:in)?valid|defined|state\(|:highlight\()/iu;

/** True for a style text whose selectors ask for such states. */
export function asksForStates(css: string): boolean {
  return anyState.test(css);
}

/** `css` with such selectors led to the marks. */
export function withStateMarks(css: string): string {
  if (!asksForStates(css)) return css;
  return stateSelectors.reduce((text, [pattern, marked]) => text.replace(pattern, marked), css);
}

/** No motion: what moved is held as it stood, and what had come to rest must not begin again. */
export const stillStyle = '*,::before,::after{animation:none!important;transition:none!important}';

/**
 * What a page for reading needs beyond its own style sheets to look as it did: browsers' own rules for what is opened
 * above the page, at no specificity so that the page's rules win, and no motion.
 */
export const standingStyle =
  ':where(dialog[data-kua-modal]){position:fixed;inset-block:0;overflow:auto;' +
  'max-width:calc(100% - 6px - 2em);max-height:calc(100% - 6px - 2em)}' +
  ':where([data-kua-modal],[data-kua-popover-open]){z-index:2147483647}' +
  ':where([data-kua-popover-open]){display:block}' +
  // As browsers draw it, which no attribute asks for.
  'input[type=checkbox][data-kua-indeterminate]{appearance:none;width:13px;height:13px;border-radius:2.5px;' +
  'background:linear-gradient(#fff,#fff) center/7px 1.8px no-repeat #0075ff}' +
  stillStyle;
