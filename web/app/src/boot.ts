// The words on the page while nothing else is there yet.
export function showFailure(sentence: string): void {
  const words = document.querySelector('#app [role="status"]');
  if (words) words.textContent = sentence;
}
