// The one script of ours in a page of the workspace, and in no other page: it carries two requests from the web app to the
// worker, and back whether there is an extension and whether it began. The worker asks the browser which page it is in.
import {bridgeMark, parsePageRequest, type BridgeAnswer, type BridgeRequest} from './page-messages.ts';

declare global {
  var latchkeyBridge: true | undefined;
}

// An extension that was removed or updated leaves its scripts behind; they have nobody to ask.
async function ask(request: BridgeRequest): Promise<boolean> {
  try {
    const answer: unknown = await chrome.runtime.sendMessage(request);
    return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'done';
  } catch {
    return false;
  }
}

function tell(answer: BridgeAnswer): void {
  window.postMessage({[bridgeMark]: answer}, location.origin);
}

async function listen(): Promise<void> {
  // Another port of the same host, or a page that was never the workspace: nobody here.
  if (!(await ask({kind: 'bridge'}))) return;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.origin !== location.origin) return;
    const request = parsePageRequest(event.data);
    // Only what a person pressed: a page that asks by itself gets no answer.
    if (request === undefined || !navigator.userActivation.isActive) return;
    tell('here');
    void ask({...request, from: 'bridge'}).then((began) => tell(began ? 'began' : 'did-not-begin'));
  });
}

if (globalThis.latchkeyBridge === undefined && window.top === window) {
  globalThis.latchkeyBridge = true;
  void listen();
}
