// The one script of ours in a page of the workspace, and in no other page: it carries two requests from the web app to the
// worker, and back whether there is an extension, whether it began, and which request to be let in the page may show. The
// worker asks the browser which page it is in.
import {
  bridgeMark,
  isShown,
  parsePageRequest,
  type BridgeAnswer,
  type BridgeRequest,
  type ShowApproval,
  type WorkerAnswer,
} from './page-messages.ts';

const showsWithin = 500; // milliseconds: the page's own script answers, or nobody is signed in there

declare global {
  var latchkeyBridge: true | undefined; // it listens in this page already
}

// An extension that was removed or updated leaves its scripts behind; they have nobody to ask.
async function ask(request: BridgeRequest): Promise<WorkerAnswer> {
  try {
    const answer: unknown = await chrome.runtime.sendMessage(request);
    return answer === 'yes' || answer === 'no' ? answer : 'stranger';
  } catch {
    return 'stranger';
  }
}

const said = {yes: 'began', no: 'did-not-begin', stranger: 'gone'} as const;

function tell(answer: BridgeAnswer): void {
  window.postMessage({[bridgeMark]: answer}, location.origin);
}

function shown(request: string): Promise<boolean> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const finish = (taken: boolean): void => {
      heard.abort();
      clearTimeout(timer);
      resolve(taken);
    };
    const timer = setTimeout(() => finish(false), showsWithin);
    window.addEventListener(
      'message',
      ({source, origin, data}: MessageEvent<unknown>) => {
        if (source === window && origin === location.origin && isShown(data, request)) finish(true);
      },
      {signal: heard.signal},
    );
    tell({approve: request});
  });
}

async function listen(): Promise<void> {
  const stop = new AbortController();
  const allowed = ask({kind: 'bridge'}).then((answer) => answer === 'yes');
  // From the worker, which may speak as soon as the script is in: no page and no other extension reaches this.
  const show = ({request}: ShowApproval, _: unknown, respond: (taken: boolean) => void): boolean => {
    void allowed.then((is) => is && shown(request)).then(respond);
    return true; // answered later
  };
  chrome.runtime.onMessage.addListener(show);
  window.addEventListener(
    'message',
    (event: MessageEvent<unknown>) => {
      if (event.source !== window || event.origin !== location.origin) return;
      const request = parsePageRequest(event.data);
      // Only what a person pressed: a page that asks by itself gets no answer.
      if (request === undefined || !navigator.userActivation.isActive) return;
      void allowed.then((is) => {
        if (!is) return;
        tell('here');
        void ask({...request, from: 'bridge'}).then((answer) => tell(said[answer]));
      });
    },
    {signal: stop.signal},
  );
  if (await allowed) return;
  // Another port of the same host, or a page that is not the workspace's yet: nobody here.
  stop.abort();
  chrome.runtime.onMessage.removeListener(show);
  globalThis.latchkeyBridge = undefined;
}

if (globalThis.latchkeyBridge === undefined && window.top === window) {
  globalThis.latchkeyBridge = true;
  void listen();
}
