// Whether something is painted over a field, so that who looks at the page sees that and not the field. Layers on top
// (popovers, dialogs, full screen) count like anything else, and so does what lets clicks through.

const points = [
  [0.5, 0.5],
  [0.2, 0.5],
  [0.8, 0.5],
  [0.5, 0.25],
  [0.5, 0.75],
] as const;

// Undefined: the field is not in the window, or a box around it cuts it off where it stands now. Costs the page a new look
// at all its styles: for the moment before something is filled.
export function isCovered(field: HTMLElement): boolean | undefined {
  return withEverythingHit(field.ownerDocument, () => mostCovered(field, points));
}

// The same by a glance at its middle, which what lets clicks through escapes: cheap enough for every description of a page.
export function seemsCovered(field: HTMLElement): boolean {
  return mostCovered(field, points.slice(0, 1)) === true;
}

function mostCovered(field: HTMLElement, at: readonly (readonly [number, number])[]): boolean | undefined {
  const box = field.getBoundingClientRect();
  const root = field.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return undefined;
  let found = 0;
  let covered = 0;
  for (const [across, down] of at) {
    const x = box.left + box.width * across;
    const y = box.top + box.height * down;
    const stack = root.elementsFromPoint(x, y);
    const place = stack.indexOf(field);
    if (place < 0) continue;
    found++;
    if (stack.slice(0, place).some((element) => paintsAt(element, field, x, y))) covered++;
  }
  // A button in its corner or a label's edge is no cover.
  return found === 0 ? undefined : covered * 2 > found;
}

// What lets clicks through is found too, for this one look.
function withEverythingHit<T>(document: Document, look: () => T): T {
  const before = document.adoptedStyleSheets;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { pointer-events: auto !important }');
  try {
    document.adoptedStyleSheets = [...before, sheet];
  } catch {
    return look(); // a browser that does not let an extension's script do this
  }
  try {
    return look();
  } finally {
    document.adoptedStyleSheets = before;
  }
}

// What stands in a shadow tree is known to the page's point as its host; the browser lets an extension look in, closed or not.
function paintsAt(element: Element, field: Element, x: number, y: number): boolean {
  if (paints(element, field)) return true;
  const inside = shadowOf(element);
  if (inside === null || inside.contains(field)) return false;
  return inside.elementsFromPoint(x, y).some((inner) => inner.getRootNode() === inside && paintsAt(inner, field, x, y));
}

function shadowOf(element: Element): ShadowRoot | null {
  // The page itself, where recognition is tried out, is no extension.
  const browser = (globalThis as {chrome?: {dom?: typeof chrome.dom}}).chrome?.dom;
  return browser !== undefined && element instanceof HTMLElement
    ? browser.openOrClosedShadowRoot(element)
    : element.shadowRoot;
}

const pictures = /^(?:img|canvas|video|iframe|object|embed|picture|svg|image|rect|path)$/;

function paints(element: Element, field: Element): boolean {
  if (field.contains(element)) return false;
  const style = getComputedStyle(element);
  if (Number(style.opacity) < 0.1 || style.visibility !== 'visible') return false;
  if (pictures.test(element.localName)) return !isSmall(element, field);
  if (style.backgroundImage !== 'none' || style.backdropFilter.includes('blur')) return !isSmall(element, field);
  return alphaOf(style.backgroundColor) > 0.3 && !isSmall(element, field);
}

// An icon, a chip or a button within the field.
function isSmall(element: Element, field: Element): boolean {
  const [ours, theirs] = [field.getBoundingClientRect(), element.getBoundingClientRect()];
  return theirs.width < ours.width * 0.5 && theirs.height <= ours.height * 1.2;
}

function alphaOf(colour: string): number {
  if (colour === 'transparent') return 0;
  const alpha = /[,/]\s*([\d.]+)(%?)\)$/.exec(colour);
  if (alpha === null || (colour.startsWith('rgb(') && !colour.includes('/'))) return 1;
  return Number(alpha[1]) / (alpha[2] === '%' ? 100 : 1);
}
