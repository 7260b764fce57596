// Keeps the app itself on the device, so that it opens without a server: page, scripts and styles of one build, which are the
// same for everybody. What the API answers is never kept here and does not pass through; what a member saw is kept sealed by
// the client (web/client, session/cache.ts). A new build waits until the page says that nobody is typing.
declare const self: ServiceWorkerGlobalScope;

// `reader`: of QR codes, a third of a megabyte that most visits never need.
type Shell = {build: string; files: string[]; reader: string[]};

// Written in by the build (shell.ts). The first file is the page.
const shell = JSON.parse('LATCHKEY_SHELL') as Shell;
const prefix = 'latchkey-shell-';
const name = prefix + shell.build;
const page = '/';
const known = new Set(shell.files);
const reader = new Set(shell.reader);
const isReader = /^\/assets\/(?:qr-worker|zxing)[^/]*$/; // of whichever build

// The addresses of the app's own pages. Anything else, the demo's page too, is what the server says it is.
function isPageOfTheApp(path: string): boolean {
  return path === page || /^\/(?:found|join|sign-in|approve|w\/.*)$/.test(path);
}

async function keep(files: readonly string[]): Promise<void> {
  const cache = await caches.open(name);
  await Promise.all(
    files.map(async (file) => {
      // What has its hash in its name is taken from where the page just put it; the rest is asked for.
      const fresh = file.startsWith('/assets/') ? 'default' : 'no-cache';
      const answer = await fetch(file, {cache: fresh, credentials: 'omit', redirect: 'error'});
      if (!answer.ok) throw new Error(`shell: ${file} ${answer.status}`);
      await cache.put(file, answer);
    }),
  );
}

async function keepReader(): Promise<void> {
  const cache = await caches.open(name);
  const here = new Set((await cache.keys()).map(({url}) => new URL(url).pathname));
  await keep(shell.reader.filter((file) => !here.has(file)));
}

// A device that had the reader has the new build's, too. Without it the app is whole all the same.
async function keepReaderAgain(): Promise<void> {
  for (const each of await caches.keys()) {
    if (!each.startsWith(prefix) || each === name) continue;
    const files = await (await caches.open(each)).keys();
    if (files.some(({url}) => isReader.test(new URL(url).pathname))) return keepReader().catch(() => undefined);
  }
}

// Kept with its first use, so that it reads without a connection from then on.
async function fromReader(file: string, event: FetchEvent): Promise<Response> {
  const kept = await (await caches.open(name)).match(file, {ignoreVary: true});
  if (kept !== undefined) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) {
    const copy = answer.clone();
    event.waitUntil(
      caches
        .open(name)
        .then((cache) => cache.put(file, copy))
        .catch(() => undefined), // no space: it was read from all the same
    );
  }
  return answer;
}

// The build before stays: another tab may still be one of it and ask for a page of that build.
async function dropOlder(): Promise<void> {
  const others = (await caches.keys()).filter((each) => each.startsWith(prefix) && each !== name);
  await Promise.all(others.slice(0, -1).map((each) => caches.delete(each)));
}

async function fromShell(file: string, request: Request): Promise<Response> {
  const own = await caches.open(name);
  const kept =
    (await own.match(file, {ignoreVary: true})) ??
    (file === page ? undefined : await caches.match(file, {ignoreVary: true}));
  return kept ?? fetch(request);
}

self.addEventListener('install', (event) => {
  event.waitUntil(keep(shell.files).then(keepReaderAgain));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlder().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
  if (event.data === 'keep the reader') event.waitUntil(keepReader().catch(() => undefined)); // once there is a connection
});

self.addEventListener('fetch', (event) => {
  const {request} = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (isPageOfTheApp(url.pathname)) event.respondWith(fromShell(page, request));
    return;
  }
  if (reader.has(url.pathname)) {
    event.respondWith(fromReader(url.pathname, event));
    return;
  }
  // Scripts of the build before are in its cache still.
  if (known.has(url.pathname) || url.pathname.startsWith('/assets/')) {
    event.respondWith(fromShell(url.pathname, request));
  }
});
