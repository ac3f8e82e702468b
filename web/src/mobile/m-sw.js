// The phone's service worker: the app's own files from the cache, the API never. The build puts SHELL (addresses) and
// BUILD (a hash of them) in front of it; see phoneWorker in tools/phone-worker.ts.
const PREFIX = "yingdan-phone-";
const CACHE = PREFIX + BUILD;
const ENTRY = "/m";

/** All or nothing: a build of which a part is missing never takes over. */
async function store() {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL.map((path) => new Request(path, path.startsWith("/assets/") ? {} : { cache: "reload" })));
}

/** The build before stays for pages that are still open; older ones go. */
async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function fromCache(request) {
  const known = await caches.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

async function entry(request) {
  return (await (await caches.open(CACHE)).match(ENTRY)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(store()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => {
  if (event.data === "take") event.waitUntil(self.skipWaiting());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") {
    if (pathname === ENTRY || pathname.startsWith(`${ENTRY}/`)) event.respondWith(entry(request));
  } else if (pathname.startsWith("/assets/") || SHELL.includes(pathname)) event.respondWith(fromCache(request));
});
