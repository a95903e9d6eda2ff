// The stand-in for ports/phone.js on the studio's phone: it asks in the name of the rehearsal's group by its token, never by a
// cookie, and keeps everything in memory, so that a group of the organizer's own in the same browser is never touched. Handed
// over by pages/rehearsal.js.
import { createClock } from "./clock.js";
import { fetchedSource } from "./fetched-source.js";
import { getBytes, getJson, getText, postJson } from "./http.js";
import { createStorage } from "./storage.js";
import { openStream } from "./stream.js";
import { createToldPosition } from "./told-position.js";
import { createVault } from "./vault.js";

// Whose replies name pictures and recordings.
const NAMES_MEDIA = new Set(["/api/v1/state", "/api/v1/events"]);

/**
 * {ports, tell}: `tell(fix)` is where the phone is. `media` is where an organizer's browser gets what groups get below
 * /media/; `onChange()` hears when something was judged, `onLeft()` when the phone would go away from its page.
 */
export function createRehearsal({ token, media, onChange, onLeft, fetch = globalThis.fetch.bind(globalThis) }) {
  const clock = createClock();
  const position = createToldPosition({ clock });

  function ask(path, init = {}) {
    return fetch(path, { ...init, credentials: "omit", headers: { ...init.headers, Authorization: `Bearer ${token}` } });
  }

  /** Pictures are asked for without a token, so their addresses are those at which the organizer's login holds. */
  async function asGroup(path, init) {
    const reply = await ask(path, init);
    if (!NAMES_MEDIA.has(path)) return reply;
    const { status, headers } = reply;
    const text = (await reply.text()).replaceAll('"/media/', `"${media}`);
    if (status === 200 && init.method === "POST") onChange();
    return new Response(text, { status, headers });
  }

  async function probe(path) {
    const abort = new AbortController();
    try {
      return (await ask(path, { signal: abort.signal, cache: "no-store" })).status;
    } catch {
      return 0;
    } finally {
      abort.abort();
    }
  }

  const ports = {
    createClock: () => clock,
    geolocation: position.port,
    getJson: (path, options) => getJson(path, { ...options, fetch: asGroup }),
    getText: (path, options) => getText(path, { ...options, fetch: asGroup }),
    getBytes: (path, options) => getBytes(path, { ...options, fetch: asGroup }),
    postJson: (path, body, options) => postJson(path, body, { ...options, fetch: asGroup }),
    openStream: (path, options) => openStream(path, { ...options, EventSource: fetchedSource(ask), probe }),
    createStorage: (prefix) => createStorage(prefix, null),
    createVault: () => ({ ...createVault({ available: () => false }), durable: () => true }),
    createMediaCache: keptAlready,
    createWorker: () => ({ supported: () => true, turn() {}, install: async () => true, check: async () => ({ missing: 0, files: 1 }) }),
    createWakeLock: () => ({ supported: () => true, hold() {} }),
    alone: (_name, work) => work(),
    createChannel: () => ({ tell() {} }),
    leaveFor: onLeft,
  };
  return { ports, tell: position.tell };
}

/** A phone on which everything has been packed: at a desk nothing has to be carried along. */
function keptAlready() {
  const yes = async () => true;
  const nothing = async () => null;
  return { supported: () => true, has: yes, getSealed: nothing, putSealed: nothing, hasOpened: yes, putOpened: nothing, hasTiles: yes, keepTiles: yes, clear: nothing };
}
