// Which fields a person typed into, by the browser's word: what a page or the agent puts into a field comes with events too,
// and the browser marks those as made up. Both scripts that watch share the note, out of the page's sight.

declare global {
  var latchkeyTyped: WeakSet<Element> | undefined;
  var latchkeyWatcher: object | undefined; // one a page
}

const taken = /^(?:text|email|tel|password)$/;

export function typedField(event: Event): HTMLInputElement | undefined {
  const [field] = event.composedPath();
  return event.isTrusted && field instanceof HTMLInputElement && taken.test(field.type) ? field : undefined;
}

export function noteTyped(field: HTMLInputElement): void {
  globalThis.latchkeyTyped ??= new WeakSet();
  globalThis.latchkeyTyped.add(field);
}

export function wasTyped(field: Element): boolean {
  return globalThis.latchkeyTyped?.has(field) === true;
}

export function anyTyped(): boolean {
  return globalThis.latchkeyTyped !== undefined;
}
