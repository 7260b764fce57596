// Sends the form that was filled, the way a person would: by its button.
import {above} from '../recognise/visible.ts';

const readyWithin = 1500; // a button may wait for the page's own check of what was typed
const sentByItself = 250; // pages that go on by themselves after the last digit

function isShown(button: HTMLElement): boolean {
  return button.checkVisibility({visibilityProperty: true}) && button.getBoundingClientRect().width > 3;
}

function isOff(button: HTMLElement): boolean {
  return button.matches(':disabled, [aria-disabled="true"]');
}

// Buttons that do something to the field instead: show it, clear it, send another code.
const beside = /show|hide|reveal|toggle|clear|resend|send again|anzeigen|afficher|mostrar|cancel|back|eye/i;

function buttonFor(field: HTMLInputElement): HTMLElement | undefined {
  const form = field.form;
  if (form !== null) {
    const submits = Array.from(form.elements).filter(
      (element): element is HTMLElement =>
        (element instanceof HTMLButtonElement || element instanceof HTMLInputElement) &&
        /^(?:submit|image)$/.test(element.type) &&
        isShown(element),
    );
    if (submits.length > 0) return submits.find((button) => isAfter(field, button)) ?? submits[0];
  }
  let around = above(field);
  for (let level = 0; around !== null && level < 8; level++, around = above(around)) {
    const found = Array.from(around.querySelectorAll<HTMLElement>('button, input[type=submit], [role=button]')).filter(
      (button) =>
        isShown(button) &&
        isAfter(field, button) &&
        !beside.test(`${button.textContent} ${button.getAttribute('aria-label') ?? ''} ${button.className}`) &&
        (button.textContent.trim() !== '' || button instanceof HTMLInputElement),
    );
    if (found.length > 0) return found[0];
    if (around === form || around.localName === 'body') break;
  }
  return undefined;
}

function isAfter(field: Node, button: Node): boolean {
  return (field.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

export async function submitAfter(field: HTMLInputElement): Promise<void> {
  await pause(sentByItself);
  if (!field.isConnected || field.disabled) return;
  const button = buttonFor(field);
  if (button === undefined) {
    if (field.form !== null) field.form.requestSubmit();
    else pressEnter(field);
    return;
  }
  for (let waited = 0; isOff(button) && waited < readyWithin; waited += 100) await pause(100);
  // Looked up anew: the page may have taken the form away meanwhile.
  if (!isOff(button) && button.checkVisibility()) button.click();
}

function pressEnter(field: HTMLInputElement): void {
  for (const type of ['keydown', 'keypress', 'keyup'])
    field.dispatchEvent(
      new KeyboardEvent(type, {key: 'Enter', code: 'Enter', bubbles: true, composed: true, cancelable: true}),
    );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
