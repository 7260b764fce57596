// Whether somebody has typed something that a reload would lose: a field that was typed in, still stands on the page and is
// not empty. A search is no loss, and a form that was sent is done with.
const touched = new Set<HTMLInputElement | HTMLTextAreaElement>();

function isText(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !/^(?:search|checkbox|radio|range|file|button)$/.test(target.type);
}

export function watchTyping(): void {
  document.addEventListener('input', ({target}) => {
    if (isText(target)) touched.add(target);
  });
  document.addEventListener('submit', ({target}) => {
    // A dialog closes when what it sent was taken, and its fields go with it.
    if (!(target instanceof HTMLFormElement) || target.closest('[role="dialog"]')) return;
    for (const each of touched) if (each.form === target) touched.delete(each);
  });
}

export function isHalfTyped(): boolean {
  for (const each of touched) {
    if (!each.isConnected) touched.delete(each);
    else if (each.value !== '') return true;
  }
  return false;
}
