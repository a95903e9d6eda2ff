// Pictures and recordings on the phone: sealed ones as they were packed, and opened ones under the address by which the pages
// show them, where the service worker finds them. Cache Storage is missing on plain http; then nothing is kept. Handed to core
// by pages/.

const SEALED = "sealed";
// The service worker looks here first for /media/...
const OPENED = "media";
// And here for /tiles/...
const TILES = "tiles";

export function createMediaCache({ caches = globalThis.caches, fetch = (url) => globalThis.fetch(url) } = {}) {
  async function has(url) {
    return Boolean(await (await caches.open(SEALED)).match(url));
  }

  async function getSealed(url) {
    const found = await (await caches.open(SEALED)).match(url);
    return found ? new Uint8Array(await found.arrayBuffer()) : null;
  }

  /** In place of what another tour or edition had at this address, whatever its query. */
  async function putSealed(url, bytes) {
    const cache = await caches.open(SEALED);
    await cache.delete(url, { ignoreSearch: true });
    await cache.put(url, new Response(bytes));
  }

  async function hasOpened(url) {
    return Boolean(await (await caches.open(OPENED)).match(url));
  }

  async function putOpened(url, bytes, type) {
    await (await caches.open(OPENED)).put(url, new Response(bytes, { headers: { "Content-Type": type } }));
  }

  async function hasTiles(urls) {
    const cache = await caches.open(TILES);
    for (const url of urls) if (!(await cache.match(url))) return false;
    return true;
  }

  /** Has these tiles and no others, as far as the network and the phone's room allow; whether none is left to be fetched. */
  async function keepTiles(urls) {
    const cache = await caches.open(TILES);
    const wanted = new Set(urls);
    for (const { url } of await cache.keys()) if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
    let whole = true;
    for (const url of urls) {
      if (await cache.match(url)) continue;
      const reply = await fetch(url);
      whole &&= reply.ok;
      // A blank one in the place of a tile that is not to be had is not to be kept.
      if (reply.ok && reply.headers.get("Cache-Control") !== "no-store") await cache.put(url, reply);
    }
    return whole;
  }

  /** Forgets every file, as when the phone is signed out of its group. */
  async function clear() {
    await Promise.all([SEALED, OPENED, TILES].map((name) => caches?.delete(name)));
  }

  return { supported: () => Boolean(caches), has, getSealed, putSealed, hasOpened, putOpened, hasTiles, keepTiles, clear };
}
