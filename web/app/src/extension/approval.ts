// The browser extension on its way into the workspace: its script in this page says which request it made, and the page shows
// it. Whoever says so, there is nothing in it but a request, as in a link: the member compares before anything is handed over.

export function onApprovalToShow(show: (request: string) => void): () => void {
  const heard = new AbortController();
  window.addEventListener(
    'message',
    ({source, origin, data}: MessageEvent<unknown>) => {
      if (source !== window || origin !== location.origin) return;
      const answer = typeof data === 'object' && data !== null && 'latchkeyExtension' in data && data.latchkeyExtension;
      const request = typeof answer === 'object' && answer !== null && 'approve' in answer && answer.approve;
      if (typeof request !== 'string' || !/^[a-z2-7]{26}$/.test(request)) return;
      window.postMessage({latchkeyApp: {approving: request}}, location.origin);
      show(request);
    },
    {signal: heard.signal},
  );
  return () => heard.abort();
}
