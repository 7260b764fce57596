// Whether a person can see a field. What nobody sees is a trap for robots, a decoy for password managers or a step that has
// not come yet, and nothing is filled into it.

export type Sight = 'seen' | 'transparent' | 'hidden';

// Opacity multiplies from the top of the page down; ancestors are shared by the fields of a form, hence the memory.
export type Opacities = Map<Element, number>;

export function above(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function opacityOf(element: Element, known: Opacities): number {
  const remembered = known.get(element);
  if (remembered !== undefined) return remembered;
  const parent = above(element);
  const style = getComputedStyle(element);
  const own = Number(style.opacity) * (style.filter.includes('opacity(0') ? 0 : 1);
  const opacity = own * (parent === null ? 1 : opacityOf(parent, known));
  known.set(element, opacity);
  return opacity;
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
  if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return 'hidden';
  if (box.left + scrollX >= Math.max(view.scrollWidth, innerWidth)) return 'hidden';
  if (isClippedAway(field)) return 'hidden';
  return opacityOf(field, opacities) < 0.1 ? 'transparent' : 'seen';
}
