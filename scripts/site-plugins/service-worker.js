/*
 * The site's service worker: after one visit the page opens without network. It is written into the site as sw.js, with
 * its lists in the place of the empty ones (offline.mjs).
 *
 * - The page itself comes from the network while that answers in time, so each opening has the newest version; without
 *   network it comes from the cache. Every version has its own cache, and its parts have names of their own.
 * - All parts are cached at once, but for Python: that is cached when it is first used.
 * - Nothing changes under a page that is open: it is only told that there is a newer version. The cache of the version
 *   before stays, for pages of it that are open.
 */

/** @type {{version: string, script: string, files: string[], optional: string[]}} */
const lists = JSON.parse("{}");
const prefix = "interleave-";
const current = `${prefix}${lists.version}`;
/** What is cached at its first use, whichever version asks for it. */
const kept = `${prefix}kept`;
/** So long is the network waited for where the page is in the cache, in ms. */
const patienceMs = 3000;
const worker = /** @type {any} */ (self);

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.cache === "no-store") return;
  event.respondWith(request.mode === "navigate" ? page(request) : part(request, url));
});

async function install() {
  const cache = await caches.open(current);
  // What has a hash in its name is never another; the rest is asked for anew.
  const asked = lists.files.map(
    (file) => new Request(file, { cache: file.startsWith("assets/") ? "default" : "no-cache" }),
  );
  await cache.addAll(asked);
  await worker.skipWaiting();
}

async function activate() {
  const older = (await caches.keys()).filter(
    (name) => name.startsWith(prefix) && name !== current && name !== kept,
  );
  // The newest of the older ones was made last.
  for (const name of older.slice(0, -1)) await caches.delete(name);
  const cache = await caches.open(kept);
  const wanted = new Set(lists.optional.map((file) => new URL(file, location.href).href));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  await worker.clients.claim();
  if (older.length === 0) return;
  for (const client of await worker.clients.matchAll({ type: "window" }))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a client of the worker takes no origin
    client.postMessage({ interleave: "published", script: lists.script });
}

/** @param {Request} request */
async function page(request) {
  const url = new URL(request.url);
  const scope = new URL("./", location.href);
  const file = url.pathname === scope.pathname ? "./" : url.href.split(/[?#]/)[0];
  const known = await (await caches.open(current)).match(file ?? "./");
  const answered = fetch(request);
  if (!known) return answered;
  const late = new Promise((/** @type {(answer: Response) => void} */ done) =>
    setTimeout(() => done(known), patienceMs),
  );
  return Promise.race([answered.then((answer) => (answer.ok ? answer : known)), late]).catch(() => known);
}

/** @param {Request} request @param {URL} url */
async function part(request, url) {
  const known = await caches.match(request, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(request);
  const isOptional = lists.optional.some((file) => new URL(file, location.href).pathname === url.pathname);
  if (answer.ok && isOptional) {
    const copy = answer.clone();
    // A full disk takes nothing from the page.
    await caches
      .open(kept)
      .then((cache) => cache.put(request, copy))
      .catch(() => {});
  }
  return answer;
}
