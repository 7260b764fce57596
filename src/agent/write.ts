// Puts a value into a field as typing would: frameworks watch the events and keep their own copy of the value.

const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');

// Whether the field then holds it. A page may group digits or cut blanks; what it makes of them is compared without.
export async function write(field: HTMLInputElement, text: string): Promise<boolean> {
  field.focus({preventScroll: true});
  const fits = field.maxLength > 0 && text.length > field.maxLength ? text.replace(/[\s-]/g, '') : text;
  if (field.maxLength > 0 && fits.length > field.maxLength) return false;
  // Through the prototype: libraries put a setter of their own on the element, to tell their writes from a person's.
  value?.set?.call(field, fits);
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, inputType: 'insertText', data: fits}));
  field.dispatchEvent(new Event('change', {bubbles: true, composed: true}));
  await new Promise((resolve) => setTimeout(resolve, 0));
  const plain = (typed: string): string => typed.replace(/[\s-]/g, '');
  // A box that moves on to the next one may be emptied into a hidden whole; a field that has gone was taken.
  return !field.isConnected || plain(field.value) === plain(fits);
}
