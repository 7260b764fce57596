// Keys that act anywhere on a page. Single letters are off while somebody types or a dialog is open, and a member can turn
// them off altogether (WCAG 2.1.4).
export type Shortcut = {keys: string; what: string; run: () => void};

export function startShortcuts(shortcuts: () => Shortcut[], enabled: () => boolean): () => void {
  let first: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function press(event: KeyboardEvent) {
    if (!enabled() || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    const target = event.target as HTMLElement | null;
    if (
      target?.closest(
        'input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"], [role="menu"]',
      )
    )
      return;
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    const keys = first ? `${first} ${event.key}` : event.key;
    const hit = shortcuts().find((each) => each.keys === keys);
    clearTimeout(timer);
    first = undefined;
    if (hit) {
      event.preventDefault();
      hit.run();
    } else if (shortcuts().some((each) => each.keys.startsWith(`${event.key} `))) {
      first = event.key;
      timer = setTimeout(() => (first = undefined), 1200);
    }
  }

  addEventListener('keydown', press);
  return () => {
    removeEventListener('keydown', press);
    clearTimeout(timer);
  };
}
