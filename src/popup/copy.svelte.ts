// What was copied last, so that its button can say so for a moment.
export const copied = $state<{what: string | null}>({what: null});
let timer: ReturnType<typeof setTimeout> | undefined;

export async function copyText(text: string, what: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  copied.what = what;
  clearTimeout(timer);
  timer = setTimeout(() => (copied.what = null), 1500);
}
