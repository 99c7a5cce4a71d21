// Without a connection the pages still open: the program itself, and the public texts that a form needs (the form, code lists,
// the authority's name and look). Nothing of a person is ever put here: drafts are kept by the page, in the browser's own storage.
// The network is always asked first for the page, so that nobody is left on an old program after a deploy (decision 0026).
const shell = 'cyberport-shell-1';
const files = 'cyberport-files-1';
const facts = 'cyberport-facts-1';

const hashed = /-[A-Za-z0-9_-]{8}\.(js|css|woff2?)$/;
const fact = /^\/(icon\.svg|api\/codes\/[^/]+|api\/t\/[^/]+\/(site|branding\.css|crest|codes\/facilities|forms\/[^/]+\/versions\/[^/]+))$/;
const notAPage = /^\/(api|hubs|health|openapi)(\/|$)/;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(fetch('/', { cache: 'no-cache' }).then(keepPage));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => ![shell, files, facts].includes(name)).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

// What a page had loaded before this worker was there.
self.addEventListener('message', (event) => {
  const urls = (event.data?.loaded ?? []).map((url) => new URL(url)).filter((url) => url.origin === location.origin);
  event.waitUntil(Promise.all(urls.map((url) => (hashed.test(url.pathname) ? keepOnce(files, url) : fact.test(url.pathname) ? keepOnce(facts, url) : undefined))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (!notAPage.test(url.pathname)) event.respondWith(pageOf(request));
  } else if (hashed.test(url.pathname)) event.respondWith(fileOf(request));
  else if (fact.test(url.pathname)) event.respondWith(factOf(request));
});

/** The newest page; the kept one only when there is no connection. */
async function pageOf(request) {
  try {
    const fresh = await fetch(request);
    if (fresh.ok && (fresh.headers.get('Content-Type') ?? '').startsWith('text/html')) await keepPage(fresh.clone());
    return fresh;
  } catch {
    return (await (await caches.open(shell)).match('/')) ?? Response.error();
  }
}

/** A new program: the files of the old one are let go, and the new ones are kept as they are loaded. */
async function keepPage(page) {
  if (!page.ok) return;
  const cache = await caches.open(shell);
  const text = await page.clone().text();
  const before = await (await cache.match('/'))?.text();
  if (before === text) return;
  if (before !== undefined) await caches.delete(files);
  await cache.put('/', new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': page.headers.get('Content-Security-Policy') ?? '' } }));
}

/** A file with a hash in its name never changes. */
async function fileOf(request) {
  const cache = await caches.open(files);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.status === 200) await cache.put(request, fresh.clone());
  return fresh;
}

async function factOf(request) {
  const cache = await caches.open(facts);
  try {
    const fresh = await fetch(request);
    if (fresh.status === 200) await cache.put(request.url, fresh.clone());
    return fresh;
  } catch (problem) {
    const kept = await cache.match(request.url, { ignoreVary: true });
    if (kept) return kept;
    throw problem;
  }
}

async function keepOnce(name, url) {
  const cache = await caches.open(name);
  if (await cache.match(url, { ignoreVary: true })) return;
  await fetch(url).then((answer) => (answer.status === 200 ? cache.put(url, answer) : undefined), () => undefined);
}
