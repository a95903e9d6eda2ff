// The pack for the way: what counts as there, and whose picture it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Packing } from "../../static/js/core/packing.js";
import { createMediaCache } from "../../static/js/ports/media-cache.js";

const URL_OF_ALL_TOURS = "/api/v1/pack/media/rathaus/0";
const hashOf = async (bytes) => new TextDecoder().decode(bytes);
const bytesOf = (text) => new TextEncoder().encode(text);

/** Cache Storage as far as pictures need it, with a query that may be ignored as in browsers. */
function cacheStorage() {
  const boxes = new Map();
  const plain = (url) => url.split("?")[0];
  const open = (name) => {
    if (!boxes.has(name)) boxes.set(name, new Map());
    const box = boxes.get(name);
    return {
      match: async (url) => box.get(url)?.clone(),
      put: async (url, reply) => box.set(url, reply),
      delete: async (url) => [...box.keys()].filter((key) => plain(key) === plain(url)).forEach((key) => box.delete(key)),
    };
  };
  return { boxes, open: async (name) => open(name), delete: async (name) => boxes.delete(name) };
}

/** A pack with one picture, whose sealed bytes are its hash. */
function setUp(caches, picture, { served = picture } = {}) {
  const pack = { stations: [{ id: "rathaus", seal: { media: [{ url: URL_OF_ALL_TOURS, bytes: picture.length, sha256: picture }] } }] };
  const contents = new Map([["rathaus", { media: [{ url: `/media/${picture}.webp` }] }]]);
  const opened = [];
  const unsealing = { contents: () => contents, openMedium: async (_station, _index, sealed) => (opened.push(await hashOf(sealed)), sealed) };
  const worker = { supported: () => true, check: async () => ({ missing: 0, files: 1 }) };
  const getBytes = async () => ({ ok: true, status: 200, bytes: bytesOf(served), error: null });
  const cache = createMediaCache({ caches });
  const packing = new Packing({ pack, appBytes: 1, packBytes: 1, worker, cache, unsealing, getBytes, sha256hex: hashOf, isKept: async () => true, onChange: () => {} });
  return { packing, opened };
}

test("a picture of another tour at the same address does not count as this one's, and makes room for it", async () => {
  const caches = cacheStorage();
  await setUp(caches, "first").packing.load();
  const { packing, opened } = setUp(caches, "second");
  await packing.load();
  assert.equal(packing.status().state, "ready");
  assert.deepEqual(opened, ["second"]);
  assert.equal(caches.boxes.get("sealed").size, 1);
});

test("what came with another hash is not kept, and the pack is not called ready", async () => {
  const caches = cacheStorage();
  const { packing } = setUp(caches, "picture", { served: "login page" });
  await packing.load();
  assert.equal(packing.status().state, "partly");
  assert.equal(caches.boxes.get("sealed").size, 0);
});

const TILE = "/tiles/0123456789ab/15/17430/10560";

/** Cache Storage with one box, and a network that counts. */
function tileCache(replies) {
  const box = new Map();
  const asked = [];
  const cache = {
    keys: async () => [...box.keys()].map((path) => ({ url: `https://walk.example.org${path}` })),
    match: async (url) => box.get(url),
    put: async (url, reply) => box.set(url, reply),
    delete: async (url) => box.delete(new URL(url).pathname),
  };
  const fetch = async (url) => (asked.push(url), replies(url));
  return { box, asked, cache: createMediaCache({ caches: { open: async () => cache }, fetch }) };
}

test("tiles along the way are fetched once, and those of another source go", async () => {
  const { box, asked, cache } = tileCache(() => new Response("image"));
  box.set("/tiles/ffffffffffff/15/1/1", new Response("old"));
  await cache.keepTiles([TILE]);
  await cache.keepTiles([TILE]);
  assert.deepEqual([[...box.keys()], asked], [[TILE], [TILE]]);
});

test("a blank in the place of a tile, or an error, is asked for again next time", async () => {
  const blank = new Response("blank", { headers: { "Cache-Control": "no-store" } });
  const { box, cache } = tileCache((url) => (url === TILE ? blank : new Response("", { status: 503 })));
  await cache.keepTiles([TILE, `${TILE}1`]);
  assert.equal(box.size, 0);
});

test("recordings follow the pictures in the order of their seals, each with the type by which a player knows it", async () => {
  const caches = cacheStorage();
  const seals = ["a", "b"].map((sha256, index) => ({ url: `/api/v1/pack/media/rathaus/${index}`, bytes: 1, sha256 }));
  const pack = { stations: [{ id: "rathaus", seal: { media: seals } }] };
  const contents = new Map([["rathaus", { media: [{ url: "/media/e/a.png" }], audio: [{ url: "/media/e/b.mp3", language: "de" }] }]]);
  const indexes = [];
  const unsealing = { contents: () => contents, openMedium: async (_station, index, sealed) => (indexes.push(index), sealed) };
  const worker = { supported: () => true, check: async () => ({ missing: 0, files: 1 }) };
  const getBytes = async (url) => ({ ok: true, bytes: bytesOf(url.endsWith("0") ? "a" : "b") });
  const cache = createMediaCache({ caches });
  await new Packing({ pack, appBytes: 1, packBytes: 1, worker, cache, unsealing, getBytes, sha256hex: hashOf, isKept: async () => true, onChange: () => {} }).load();
  assert.deepEqual(indexes, [0, 1]);
  assert.equal(caches.boxes.get("media").get("/media/e/b.mp3").headers.get("Content-Type"), "audio/mpeg");
});

/** A packing with nothing but a map of this size, over a cache that keeps what the network brings. */
function mapped({ bytes, replies, box = new Map() }) {
  const cache = {
    supported: () => true,
    hasTiles: async (urls) => urls.every((url) => box.has(url)),
    keepTiles: async (urls) => {
      for (const url of urls) box.set(url, await replies(url));
      return true;
    },
  };
  const unsealing = { contents: () => new Map() };
  const worker = { supported: () => true, check: async () => ({ missing: 0, files: 1 }) };
  const getTiles = async () => ({ urls: [TILE, `${TILE}1`], bytes });
  const told = [];
  const options = { pack: { stations: [] }, appBytes: 1, packBytes: 1, worker, cache, unsealing, isKept: async () => true };
  const packing = new Packing({ ...options, getTiles, onChange: (status) => told.push(status.map) });
  const map = async (wanted) => {
    while (told.at(-1) !== wanted) await new Promise(setImmediate);
    return packing.status();
  };
  return { packing, box, map };
}

test("a map that was interrupted is fetched on with the next try, and the pack is ready meanwhile", async () => {
  let network = false;
  const replies = async () => {
    if (!network) throw new TypeError("no network");
    return "image";
  };
  const { packing, box, map } = mapped({ bytes: 100, replies });
  await packing.load();
  assert.equal((await map("partly")).state, "ready");
  network = true;
  await packing.load();
  await map("whole");
  assert.equal(box.size, 2);
});

test("a large map waits for a tap like large pictures, and is not asked about again once it is there", async () => {
  const { packing, box, map } = mapped({ bytes: 6_000_000, replies: async () => "image" });
  await packing.load();
  const { state, mapBytes } = await map("ask");
  assert.deepEqual([state, mapBytes, box.size], ["ready", 6_000_000, 0]);
  await packing.allow();
  await map("whole");
  const later = mapped({ bytes: 6_000_000, replies: async () => "image", box });
  await later.packing.load();
  await later.map("whole");
});

test("tiles that could not be had just now leave the map unfinished, those that do not exist do not", async () => {
  const { cache } = tileCache((url) => (url === TILE ? new Response("", { status: 503 }) : new Response("image")));
  assert.equal(await cache.keepTiles([TILE, `${TILE}1`]), false);
  assert.equal(await cache.hasTiles([`${TILE}1`]), true);
  assert.equal(await cache.hasTiles([TILE]), false);
  const blank = tileCache(() => new Response("blank", { headers: { "Cache-Control": "no-store" } }));
  assert.equal(await blank.cache.keepTiles([TILE]), true);
});
