import { budgets } from './budgets.ts';

/** Declarations that hold an element, or one of its pseudo-elements, as it stood in a running animation. */
export interface Frozen {
  readonly own: string;
  /** By pseudo-element: `::before`. */
  readonly pseudos: ReadonlyMap<string, string>;
}

interface Held {
  own: string;
  readonly pseudos: Map<string, string>;
}

const notProperties = new Set(['offset', 'computedOffset', 'easing', 'composite']);

/** `backgroundColor` → `background-color`; keyframes name properties as scripts do. */
function cssName(name: string): string {
  if (name.startsWith('--')) return name;
  if (name === 'cssFloat') return 'float';
  if (name === 'cssOffset') return 'offset';
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** Every element that an animation or a transition holds somewhere, with how it stood at this moment. */
export function readMotion(document: Document): Map<Element, Frozen> {
  const held = new Map<Element, Held>();
  const animations = Document.prototype.getAnimations.call(document).slice(0, budgets.animations);
  for (const { effect } of animations) {
    if (!(effect instanceof KeyframeEffect) || !effect.target) continue;
    const { target, pseudoElement } = effect;
    const style = getComputedStyle(target, pseudoElement);
    const names = new Set(effect.getKeyframes().flatMap((keyframe) => Object.keys(keyframe)));
    let css = '';
    for (const name of names) {
      if (notProperties.has(name)) continue;
      const property = cssName(name);
      const value = style.getPropertyValue(property);
      if (value !== '') css += `;${property}:${value}!important`;
    }
    const entry = held.get(target) ?? { own: '', pseudos: new Map<string, string>() };
    held.set(target, entry);
    if (pseudoElement === null) entry.own += css;
    else entry.pseudos.set(pseudoElement, (entry.pseudos.get(pseudoElement) ?? '') + css);
  }
  return held;
}
