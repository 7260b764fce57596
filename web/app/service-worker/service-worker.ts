// Keeps the app itself on the device, so that it opens without a server: page, scripts and styles of one build, which are the
// same for everybody. What the API answers is never kept here and does not pass through; what a member saw is kept sealed by
// the client (web/client, session/cache.ts). A new build waits until the page says that nobody is typing.
declare const self: ServiceWorkerGlobalScope;

type Shell = {build: string; files: string[]};

// Written in by the build (shell.ts). The first file is the page.
const shell = JSON.parse('LATCHKEY_SHELL') as Shell;
const prefix = 'latchkey-shell-';
const name = prefix + shell.build;
const page = '/';
const known = new Set(shell.files);

// The addresses of the app's own pages. Anything else, the demo's page too, is what the server says it is.
function isPageOfTheApp(path: string): boolean {
  return path === page || /^\/(?:found|join|sign-in|approve|w\/.*)$/.test(path);
}

async function fetchShell(): Promise<void> {
  const cache = await caches.open(name);
  await Promise.all(
    shell.files.map(async (file) => {
      // What has its hash in its name is taken from where the page just put it; the rest is asked for.
      const fresh = file.startsWith('/assets/') ? 'default' : 'no-cache';
      const answer = await fetch(file, {cache: fresh, credentials: 'omit', redirect: 'error'});
      if (!answer.ok) throw new Error(`shell: ${file} ${answer.status}`);
      await cache.put(file, answer);
    }),
  );
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
  event.waitUntil(fetchShell());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlder().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
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
  // Scripts of the build before are in its cache still.
  if (known.has(url.pathname) || url.pathname.startsWith('/assets/')) {
    event.respondWith(fromShell(url.pathname, request));
  }
});
