// Whether a person can see a field: 'transparent' by itself, 'faded' with what it stands in, 'covered' by something else.
// What nobody sees is a trap for robots, a decoy for password managers or a step that has not come yet, and nothing is filled
// into it.

import {seemsCovered} from './covered.ts';

export type Sight = 'seen' | 'covered' | 'transparent' | 'faded' | 'hidden';

// Opacity multiplies from the top of the page down; ancestors are shared by the fields of a form, hence the memory.
export type Opacities = Map<Element, number>;

export function above(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

const faint = 0.3; // a page may fade a form in, or grey it out

function opacityOf(element: Element, known: Opacities): number {
  const remembered = known.get(element);
  if (remembered !== undefined) return remembered;
  const parent = above(element);
  const style = getComputedStyle(element);
  const own = Number(style.opacity) * leftByFilter(style.filter);
  const opacity = own * (parent === null ? 1 : opacityOf(parent, known));
  known.set(element, opacity);
  return opacity;
}

// How much of a thing can be made out after a filter: 0 where it is faded, blurred or darkened into nothing.
function leftByFilter(filter: string): number {
  let left = 1;
  for (const [, name, amount = '', unit] of filter.matchAll(
    /(opacity|blur|brightness|contrast)\(([\d.e-]+)(%|px)?\)/g,
  )) {
    const value = Number(amount) / (unit === '%' ? 100 : 1);
    if (name === 'opacity') left *= value;
    else if (name === 'blur' ? value > 4 : value < 0.2) left = 0;
  }
  return left;
}

// A box cut down to nothing by itself or by one around it, as "visually hidden" classes do.
function isClippedAway(element: Element): boolean {
  let inner: Element | null = element;
  for (let level = 0; inner !== null && level < 6; level++, inner = above(inner)) {
    const style = getComputedStyle(inner);
    if (/^inset\((?:50|100)%|^circle\(0/.test(style.clipPath)) return true;
    if (
      style.position === 'absolute' &&
      /^rect\(0px,? 0px,? 0px,? 0px\)|^rect\(1px,? 1px,? 1px,? 1px\)/.test(style.getPropertyValue('clip'))
    )
      return true;
    if (level > 0 && style.overflow !== 'visible' && style.display !== 'contents') {
      const box = inner.getBoundingClientRect();
      if (box.width <= 2 || box.height <= 2) return true;
    }
  }
  return false;
}

export function sightOf(field: HTMLElement, opacities: Opacities): Sight {
  if (field.closest('[aria-hidden="true"], [inert], noscript') !== null) return 'hidden';
  if (!field.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false})) return 'hidden';
  const box = field.getBoundingClientRect();
  if (box.width <= 3 || box.height <= 3) return 'hidden';
  const view = field.ownerDocument.documentElement;
  // A page that is read from the right goes on to the left.
  const width = Math.max(view.scrollWidth, innerWidth);
  const start = getComputedStyle(view).direction === 'rtl' ? innerWidth - width : 0;
  if (box.right + scrollX <= start || box.bottom + scrollY <= 0) return 'hidden';
  if (box.left + scrollX >= start + width) return 'hidden';
  if (isClippedAway(field)) return 'hidden';
  const parent = above(field);
  if (parent !== null && opacityOf(parent, opacities) < faint) return 'faded';
  if (opacityOf(field, opacities) < faint) return 'transparent';
  return seemsCovered(field) ? 'covered' : 'seen';
}
