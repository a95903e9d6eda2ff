// The service worker: keeps the play page's files on the phone, so that it opens without network. Served as /sw.js, with what
// app/web/pwa.py writes before it: RELEASE, ASSETS (where this release's files are) and FILES (address and SHA-256 of each).
// It never touches /api/: what is true of a group comes from the server or from the page's own memory.

const APP = `app-${RELEASE}`;
const SHELL = "/play";
// Opened pictures and recordings, put there by the page (ports/media-cache.js).
const MEDIA = "media";
// The map along the way, likewise.
const TILES = "tiles";
// Pages that lead to the game; without network it is the game that whoever opens them wants.
const LEADS_IN = /^\/(?:$|j$|[jg]\/)/;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", hear);
self.addEventListener("fetch", answer);

// ---- keeping the files ----

/** All or nothing, the page last; what came before something failed stays, so that the next try goes on from there. */
async function install() {
  const cache = await caches.open(APP);
  await keepFiles(cache);
  await keepPage(cache);
}

function keepFiles(cache) {
  return Promise.all(FILES.map(([address, sha256]) => keepFile(cache, address, sha256)));
}

async function keepFile(cache, address, sha256) {
  if (await cache.match(address)) return;
  // The browser's own cache spares the way for what the page has loaded already; if it is broken there, once more without.
  for (const mode of ["default", "reload"]) {
    const reply = await fetch(address, { cache: mode });
    if (reply.status === 200 && (await hashOf(reply.clone())) === sha256) return void (await cache.put(address, reply));
  }
  throw new Error(`${address} is not what this release has there`);
}

async function hashOf(reply) {
  const digest = await crypto.subtle.digest("SHA-256", await reply.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The page itself, only as the server gives it to a group, and only of this release. */
async function keepPage(cache) {
  const reply = await fetch(SHELL, { credentials: "same-origin", cache: "no-store" });
  const isPage = reply.status === 200 && !reply.redirected && (reply.headers.get("Content-Type") ?? "").startsWith("text/html");
  if (!isPage || !(await reply.clone().text()).includes(ASSETS)) throw new Error("the page is not of this release");
  await cache.put(SHELL, reply);
}

/** The releases that are here as a whole, {name, page}, the one whose page came last first. */
async function wholeReleases() {
  const names = (await caches.keys()).filter((name) => name.startsWith("app-"));
  const found = await Promise.all(names.map(async (name) => ({ name, page: await kept(SHELL, name) })));
  // The date of the reply; of two that a proxy and a server have set the first, which is 29 characters long.
  const cameAt = ({ page }) => Date.parse(page.headers.get("Date")?.slice(0, 29)) || 0;
  // Reversed, so that of two within one second the one that was made later counts as the newer.
  return found.reverse().filter(({ page }) => page).sort((one, other) => cameAt(other) - cameAt(one));
}

/** Forgets older releases but the last whole one, which another tab may still run, and answers for open pages at once. */
async function takeOver() {
  const last = (await wholeReleases()).find(({ name }) => name !== APP);
  const old = (await caches.keys()).filter((name) => name.startsWith("app-") && name !== APP && name !== last?.name);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// ---- what the page asks (ports/worker.js) ----

function hear(event) {
  if (event.data?.type === "start") event.waitUntil(startIfAlone());
  if (event.data?.type === "check") event.waitUntil(check().then((found) => event.ports[0]?.postMessage(found)));
}

/** A new worker takes over only when the app starts, and never under the hands of another tab. */
async function startIfAlone() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length === 1) await self.skipWaiting();
}

/** How many files are not there, after fetching what the phone has thrown away meanwhile. */
async function check() {
  const cache = await caches.open(APP);
  await keepFiles(cache).catch(() => {});
  if (!(await kept(SHELL, APP))) await keepPage(cache).catch(() => {});
  const found = await Promise.all([SHELL, ...FILES.map(([address]) => address)].map((address) => kept(address, APP)));
  return { missing: found.filter((reply) => !reply).length, files: found.length };
}

// ---- answering ----

function answer(event) {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (pathname === SHELL) event.respondWith(startPage(request));
    else if (LEADS_IN.test(pathname)) event.respondWith(orToGame(request));
  } else if (pathname.startsWith("/static/")) event.respondWith(fromCache(request));
  else if (pathname.startsWith("/media/")) event.respondWith(medium(request));
  else if (pathname.startsWith("/tiles/")) event.respondWith(fromCache(request, TILES));
}

/**
 * The app starts with the newest release, even while an older worker still answers: a worker that is busy, as at a start, is
 * let go by the browser only minutes later. Each page finds its own files, because their addresses name the release.
 */
async function startPage(request) {
  const [newest] = await wholeReleases().catch(() => []);
  return newest?.page ?? fetch(request);
}

async function fromCache(request, cacheName) {
  return (await kept(request.url, cacheName)) ?? fetch(request);
}

/** Players ask for parts, and Safari's plays nothing that does not come as the part it has asked for. */
async function medium(request) {
  const whole = await kept(request.url, MEDIA);
  if (!whole) return fetch(request);
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") ?? "") ?? [];
  if (first === undefined) return whole;
  const all = await whole.blob();
  const end = Math.min(last ? Number(last) + 1 : all.size, all.size);
  if (Number(first) >= end) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${all.size}` } });
  const headers = { "Content-Type": all.type, "Content-Range": `bytes ${first}-${end - 1}/${all.size}`, "Accept-Ranges": "bytes" };
  return new Response(all.slice(Number(first), end, all.type), { status: 206, headers });
}

async function orToGame(request) {
  try {
    return await fetch(request);
  } catch (offline) {
    const releases = await wholeReleases().catch(() => []);
    if (releases.length > 0) return Response.redirect(SHELL);
    throw offline;
  }
}

/** What is kept under an address, in one cache or in any; nothing where the phone's storage is broken. */
async function kept(address, cacheName) {
  try {
    return await caches.match(address, { ignoreVary: true, ...(cacheName && { cacheName }) });
  } catch {
    return undefined;
  }
}
