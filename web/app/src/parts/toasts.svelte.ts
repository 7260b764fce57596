// Short messages about what just happened. Good news leaves by itself; what went wrong, and what can be undone, stays longer.
export type Toast = {
  id: number;
  kind: 'good' | 'bad';
  text: string;
  action: {label: string; run: () => void} | undefined;
};

let nextId = 1;
const shown = $state<Toast[]>([]);
const spoken = $state({text: ''});

function show(kind: Toast['kind'], text: string, milliseconds: number, action?: Toast['action']) {
  const id = nextId++;
  // Good news takes the place of the good news before: a pile of it would lie over what one wants to press next.
  const passed = kind === 'good' ? shown.findIndex((each) => each.kind === 'good' && !each.action) : -1;
  if (passed >= 0) shown.splice(passed, 1);
  shown.push({id, kind, text, action});
  // Three are as many as one reads.
  if (shown.length > 3) shown.shift();
  setTimeout(() => dismiss(id), milliseconds);
}

export function dismiss(id: number) {
  const at = shown.findIndex((each) => each.id === id);
  if (at >= 0) shown.splice(at, 1);
}

export const toast = {
  success: (text: string, action?: Toast['action']) => show('good', text, action ? 12_000 : 6000, action),
  problem: (text: string) => show('bad', text, 12_000),
};

// Says something to screen readers that the eye sees elsewhere (a button that now reads "Copied").
export function announce(text: string) {
  // The same words twice in a row are a change only if the text differs.
  spoken.text = spoken.text === text ? `${text}\u00a0` : text;
}

export const toasts = {
  get shown() {
    return shown;
  },
  get spoken() {
    return spoken.text;
  },
};
