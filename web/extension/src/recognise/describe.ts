// What there is to know about a page's fields, as plain values: the half of recognition that runs in the page. It judges
// nothing and knows no language, so that little of us has to be in a page.
import {namingOf, outlineOf, textOf, type Field, type Naming} from './page-texts.ts';
import {above, sightOf, type Opacities, type Sight} from './visible.ts';

export type FieldDescription = Naming & {
  type: string; // of an input; else 'textarea' or 'select'
  autocomplete: string;
  inputMode: string;
  pattern: string;
  maxLength: number; // -1: none
  size: number;
  width: number;
  min: string;
  max: string;
  fixed: boolean; // disabled, or read-only and not made writable on focus
  outOfTabOrder: boolean;
  sight: Sight;
  help: string; // what aria-describedby points at, and small print just after
  heading: string; // the nearest above
  picture: string; // alt text and address of an image beside it: a captcha's, mostly
  ancestors: number[]; // the nearest ones, by a number each: which fields stand together
  scope: number; // which of Description.scopes
};

// A form, or what does the work of one.
export type ScopeDescription = {
  text: string; // without links and buttons
  buttons: string;
  attributes: string;
};

export type Description = {
  title: string;
  headings: string;
  text: string | null; // of the whole page, when it has few fields; null where nothing is typed and nobody asked for it
  textIsCut: boolean;
  scopes: ScopeDescription[];
  fields: FieldDescription[];
};

// The elements go with the description, field for field; they cannot leave the page.
export type Described = {description: Description; elements: Field[]};

const scopeTextLimit = 900;
const pageTextLimit = 2500;
const fewFields = 2; // with more than these the page asks by its fields, not by its text
const linksAndButtons = new Set(['a', 'button', 'nav', 'footer']);
const notTyped = /^(?:hidden|submit|button|image|reset|checkbox|radio|file|range|color)$/;

// `withText`: though nothing can be typed. What a long page says takes longer to read than all else, and is asked for by
// wantsText() only.
export function describe(document: Document, withText = false): Described {
  const outline = outlineOf(document);
  const opacities: Opacities = new Map();
  const numbers = new Map<Element, number>();
  const scopeNumbers = new Map<Element, number>();
  const scopeElements: Element[] = [];
  const fields: FieldDescription[] = [];
  const elements: Field[] = [];
  const numberOf = (element: Element): number => {
    const known = numbers.get(element);
    if (known !== undefined) return known;
    numbers.set(element, numbers.size);
    return numbers.size - 1;
  };
  const scopeOf = (field: Field): number => {
    const element = scopeElementOf(field);
    const known = scopeNumbers.get(element);
    if (known !== undefined) return known;
    scopeNumbers.set(element, scopeElements.length);
    scopeElements.push(element);
    return scopeElements.length - 1;
  };
  let typed = 0;
  for (const {field, heading} of outline.fields) {
    const type = field instanceof HTMLInputElement ? field.type : field.localName;
    const attribute = (name: string): string => field.getAttribute(name) ?? '';
    const isTyped = field instanceof HTMLInputElement && !notTyped.test(type);
    const sight = isTyped ? sightOf(field, opacities) : 'hidden';
    if (isTyped && sight !== 'hidden') typed++;
    const words = sight !== 'hidden' || isTyped ? namingOf(field) : {label: '', hint: '', identifiers: ''};
    elements.push(field);
    fields.push({
      ...words,
      type,
      autocomplete: attribute('autocomplete').toLowerCase(),
      inputMode: attribute('inputmode').toLowerCase(),
      pattern: attribute('pattern'),
      maxLength: field instanceof HTMLInputElement ? field.maxLength : -1,
      size: Number(attribute('size')) || 0,
      width: sight === 'hidden' ? 0 : Math.round(field.getBoundingClientRect().width),
      min: attribute('min'),
      max: attribute('max'),
      fixed:
        field.disabled ||
        (attribute('readonly') !== '' || field.hasAttribute('readonly')
          ? !attribute('onfocus').includes('readonly')
          : false),
      outOfTabOrder: attribute('tabindex').startsWith('-'),
      sight,
      help: sight === 'hidden' ? '' : helpOf(field),
      heading,
      picture: sight === 'hidden' ? '' : pictureBeside(field),
      ancestors: isTyped ? ancestorsOf(field).map(numberOf) : [],
      scope: isTyped ? scopeOf(field) : -1,
    });
  }
  const isRead = typed <= fewFields && (typed > 0 || withText);
  const body = isRead ? textOf(document.body, pageTextLimit, linksAndButtons) : typed > 0 ? '' : null;
  // A form that stands alone is described by the page around it, whose text begins the same.
  const textOfScope = (element: Element): string =>
    isRead && body !== null && element === document.body
      ? body.slice(0, scopeTextLimit)
      : textOf(element, scopeTextLimit, linksAndButtons);
  return {
    description: {
      title: document.title.slice(0, 200),
      headings: outline.headings,
      text: body,
      textIsCut: body === null || !isRead || body.length >= pageTextLimit,
      scopes: scopeElements.map((element) => describeScope(element, textOfScope)),
      fields,
    },
    elements,
  };
}

function ancestorsOf(field: Field): Element[] {
  const ancestors: Element[] = [];
  for (let at = above(field); at !== null && ancestors.length < 4; at = above(at)) ancestors.push(at);
  return ancestors;
}

// The form, or the nearest thing around the field that has a button in it; the page if there is none.
function scopeElementOf(field: Field): Element {
  let inner: Element = field;
  let withButton: Element | null = null;
  for (let level = 0; level < 30; level++) {
    const outer = above(inner);
    if (outer === null) break;
    inner = outer;
    if (inner.localName === 'form') return inner;
    if (inner.localName === 'body') break;
    if (
      withButton === null &&
      level > 1 &&
      inner.querySelector('button:not([type=button]), input[type=submit], [role=button], button') !== null
    )
      withButton = inner;
  }
  return withButton ?? field.ownerDocument.body;
}

function describeScope(element: Element, textOfScope: (element: Element) => string): ScopeDescription {
  let text = textOfScope(element);
  // What is asked for often stands above the form: taken in as long as it is about this form only.
  let outer: Element | null = element;
  for (let level = 0; level < 4 && text.length < 250; level++) {
    outer = above(outer);
    if (outer === null || outer.localName === 'html') break;
    const more = textOfScope(outer);
    if (more.length >= scopeTextLimit) break;
    text = more;
  }
  const attributes = ['id', 'name', 'class', 'action', 'aria-label', 'data-testid', 'data-se']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .slice(0, 300);
  return {text, buttons: buttonsOf(element), attributes};
}

const nodesLookedAt = 600;

// What the first buttons say, those that submit before others.
function buttonsOf(element: Element): string {
  const submitting: string[] = [];
  const others: string[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_ELEMENT);
  for (let seen = 0; seen < nodesLookedAt && walker.nextNode() !== null; seen++) {
    const button = walker.currentNode as Element;
    const name = button.localName;
    if (
      name === 'input'
        ? !/^(?:submit|button|image)$/.test((button as HTMLInputElement).type)
        : name !== 'button' && button.getAttribute('role') !== 'button'
    )
      continue;
    const said =
      name === 'input'
        ? (button as HTMLInputElement).value || (button as HTMLInputElement).alt
        : textOf(button, 60) || (button.getAttribute('aria-label') ?? '');
    if (said.trim() === '') continue;
    const submits =
      button.getAttribute('type') === 'submit' || (name === 'button' && button.getAttribute('type') === null);
    (submits ? submitting : others).push(said.trim());
    if (submitting.length + others.length >= 6) break;
  }
  // The first is what this is about; the next one is asked too, as "Cancel" may come first.
  return [...submitting, ...others].slice(0, 2).join(' | ');
}

function helpOf(field: Field): string {
  const root = field.getRootNode();
  const ids = (field.getAttribute('aria-describedby') ?? '').split(/\s+/).filter((id) => id !== '');
  let help = '';
  if (root instanceof Document || root instanceof ShadowRoot) {
    for (const id of ids) {
      const described = root.getElementById(id);
      if (described !== null) help += ` ${textOf(described, 200)}`;
    }
  }
  return help.trim();
}

function pictureBeside(field: Field): string {
  let inner: Element | null = field.parentElement;
  for (let level = 0; inner !== null && level < 3; level++, inner = inner.parentElement) {
    if (/^(?:form|body|main)$/.test(inner.localName) && level > 0) break;
    // Farther out an image belongs to the field only while no other field does.
    if (level > 0 && inner.querySelectorAll('input:not([type=hidden])').length > 1) break;
    const picture = inner.querySelector('img, canvas');
    if (picture === null) continue;
    // The nearest one: in a form without structure other fields stand between.
    const between = inner.querySelectorAll('input:not([type=hidden]):not([type=checkbox])');
    if (between.length > 1 && !isNextTo(field, picture)) break;
    return `${picture.getAttribute('alt') ?? ''} ${(picture.getAttribute('src') ?? '').slice(0, 120)} ${picture.id} ${picture.className} ${picture.localName}`;
  }
  return '';
}

function isNextTo(field: Element, picture: Element): boolean {
  for (const step of ['nextElementSibling', 'previousElementSibling'] as const) {
    let other = field[step];
    for (let hops = 0; other !== null && hops < 2; hops++, other = other[step]) {
      if (other === picture || other.contains(picture)) return true;
      if (other.querySelector('input') !== null || other.localName === 'input') break;
    }
  }
  return false;
}
