// Keeps a copy of the page's own files, so that it opens without a network.
// The network comes first: whoever is online always gets the newest files.

const CACHE = "kinfocus-page";
const FILES = [
  "./",
  "styles.css",
  "icon.svg",
  "dist/actions.js",
  "dist/answer.js",
  "dist/content/en.js",
  "dist/dom.js",
  "dist/engine.js",
  "dist/fields.js",
  "dist/form.js",
  "dist/goals.js",
  "dist/guide.js",
  "dist/history.js",
  "dist/main.js",
  "dist/management.js",
  "dist/next.js",
  "dist/pieces.js",
  "dist/places.js",
  "dist/plan.js",
  "dist/problems.js",
  "dist/reading.js",
  "guide/index.html",
  "guide/guide.css",
  "guide/ca-dhcs-ecm.html",
  "guide/ca-phc-mcbp8015.html",
  "guide/la-csoc.html",
  "guide/la-dcfs-mco-manual.html",
  "guide/nc-cfii.html",
  "pkg/kinfocus_wasm.js",
  "pkg/kinfocus_wasm_bg.wasm",
];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(fromNetworkElseCopy(request));
});

async function fromNetworkElseCopy(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (unreachable) {
    const copy = await cache.match(request, { ignoreSearch: true });
    if (copy) return copy;
    throw unreachable;
  }
}
