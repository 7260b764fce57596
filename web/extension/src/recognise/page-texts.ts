// The words around a field: those that name it, and those of the part of the page it stands in.
import {above} from './visible.ts';

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export type Outline = {
  fields: {field: Field; heading: string}[]; // in the order of the page, each with the heading above it
  headings: string; // the first few of the page, and its title
};

const fieldNames = new Set(['input', 'textarea', 'select']);

export function isField(element: Element): element is Field {
  return fieldNames.has(element.localName);
}

const fieldList = 'input, textarea, select';
const fieldsAndHeadings = `${fieldList}, h1, h2, h3, h4, h5, legend, [role=heading]`;
const enough = 4; // headings of the page

// What an outline is made of, in the order of the page. Nothing but a look at each element tells whether it has a shadow tree,
// and a first look is what costs; so that all else is left to the browser's own search, and to the first few headings where
// the page has no field that more of them could stand above.
function piecesOf(document: Document): Iterable<Element> {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
  const headings: Element[] = [];
  for (let node = walker.nextNode() as Element | null; node !== null; node = walker.nextNode() as Element | null) {
    if (node.shadowRoot !== null) return piecesWithShadow(document);
    if (headings.length < enough && isHeading(node)) headings.push(node);
  }
  return document.querySelector(fieldList) === null ? headings : document.querySelectorAll(fieldsAndHeadings);
}

function* piecesWithShadow(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot !== null) yield* piecesWithShadow(element.shadowRoot);
    else if (element.matches(fieldsAndHeadings)) yield element;
  }
}

const headingNames = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'legend']);

function isHeading(element: Element): boolean {
  return (
    (headingNames.has(element.localName) || element.getAttribute('role') === 'heading') &&
    !element.hasAttribute('hidden')
  );
}

// Open shadow roots belong to the page; frames do not: what is in them is another page's affair.
export function outlineOf(document: Document): Outline {
  const outline: Outline = {fields: [], headings: document.title};
  // Read when a field stands below it: most headings of a long page are nobody's.
  let unread: Element | undefined;
  let heading = '';
  let headings = 0;
  const read = (): string => {
    if (unread !== undefined) heading = textOf(unread, 200) || heading;
    unread = undefined;
    return heading;
  };
  for (const node of piecesOf(document)) {
    if (isField(node)) outline.fields.push({field: node, heading: read()});
    else if (isHeading(node)) {
      unread = node;
      if (headings++ < enough) outline.headings += ` | ${read()}`;
    }
  }
  return outline;
}

const silent = new Set(
  'script style template noscript svg iframe select option textarea input head video audio object canvas'.split(' '),
);

// Text as read, without what links and buttons say: they name other ways to go on, not this one.
export function textOf(element: Element, limit: number, leaveOut?: ReadonlySet<string>): string {
  let text = '';
  const walk = (node: Node): void => {
    for (let child = node.firstChild; child !== null && text.length < limit; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) {
        const piece = child.nodeValue?.trim() ?? '';
        if (piece !== '') text += text === '' ? piece : ` ${piece}`;
      } else if (child.nodeType === Node.ELEMENT_NODE) visit(child as Element);
    }
  };
  const visit = (inner: Element): void => {
    const name = inner.localName;
    if (silent.has(name) || leaveOut?.has(name) === true) return;
    // Most elements have no attribute, or none of these.
    if (inner.hasAttributes()) {
      if (inner.hasAttribute('hidden')) return;
      if (inner.hasAttribute('style') && inner instanceof HTMLElement && inner.style.display === 'none') return;
      if (leaveOut !== undefined && /^(?:button|link)$/.test(inner.getAttribute('role') ?? '')) return;
    }
    if (inner.shadowRoot !== null) walk(inner.shadowRoot);
    walk(inner);
  };
  walk(element);
  if (element.shadowRoot !== null) walk(element.shadowRoot);
  return text.slice(0, limit);
}

function byIds(field: Field, attribute: string): string {
  const root = field.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return '';
  return (field.getAttribute(attribute) ?? '')
    .split(/\s+/)
    .map((id) => {
      const named = id === '' ? null : root.getElementById(id);
      return named === null ? '' : textOf(named, 160);
    })
    .join(' ');
}

function labelsOf(field: Field): string {
  return Array.from(field.labels ?? [], (label) => textOf(label, 160)).join(' ');
}

// A label that nothing ties to its field: the cell to the left, the term above, the words just before.
function nearby(field: Field): string {
  let inner: Element | null = field;
  for (let level = 0; level < 4; level++) {
    const cell: Element | null = inner.closest('td, dd');
    const head = level === 0 && cell !== null ? cell.previousElementSibling : null;
    if (head !== null && head.querySelector('input') === null) {
      const text = textOf(head, 120);
      if (text !== '') return text;
    }
    for (let before = inner.previousSibling; before !== null; before = before.previousSibling) {
      if (
        before instanceof Element &&
        (isField(before) || before.querySelector('input, select, textarea, button') !== null)
      )
        return '';
      const text =
        before instanceof Element
          ? silent.has(before.localName)
            ? ''
            : textOf(before, 160)
          : (before.nodeValue?.trim() ?? '');
      if (text !== '') return text.slice(-160);
    }
    inner = above(inner);
    if (inner === null || /^(?:form|body|main|section)$/.test(inner.localName)) return '';
  }
  return '';
}

export type Naming = {
  label: string; // what a person reads as the field's name
  hint: string; // placeholder and title, which may be an example instead of a name
  identifiers: string; // name, id and the like, as written
};

export function namingOf(field: Field): Naming {
  const attribute = (name: string): string => field.getAttribute(name) ?? '';
  const named = [labelsOf(field), attribute('aria-label'), byIds(field, 'aria-labelledby')].filter((text) =>
    text.trim(),
  );
  const hint = [attribute('placeholder'), attribute('title')].join(' ').trim();
  const label = named.length > 0 ? named.join(' | ') : hint !== '' && /\p{L}{3}/u.test(hint) ? '' : nearby(field);
  const identifiers = ['name', 'id', 'data-testid', 'data-test', 'data-qa', 'formcontrolname', 'ng-model', 'data-name']
    .map(attribute)
    .join(' ');
  return {label, hint, identifiers};
}
