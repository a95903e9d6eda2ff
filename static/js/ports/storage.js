// localStorage as a small box of JSON values under one prefix. A browser that forbids or has filled its storage keeps
// them for this page load only, and nothing breaks. Handed to core and ui by pages/.

export function createStorage(prefix, backend = browserStorage()) {
  const memory = new Map();
  const name = (key) => `${prefix}.${key}`;

  function get(key, fallback = null) {
    if (memory.has(key)) return memory.get(key);
    try {
      const raw = backend?.getItem(name(key));
      return raw === null || raw === undefined ? fallback : JSON.parse(raw);
    } catch {
      return fallback;
    }
  }

  /** Returns whether the value will outlive this page. */
  function set(key, value) {
    try {
      if (backend) {
        backend.setItem(name(key), JSON.stringify(value));
        memory.delete(key);
        return true;
      }
    } catch {
      // Full or forbidden: memory is what is left.
    }
    memory.set(key, value);
    return false;
  }

  function remove(key) {
    memory.delete(key);
    try {
      backend?.removeItem(name(key));
    } catch {
      // Nothing was stored there either.
    }
  }

  /** The keys below a part of the name, e.g. "event." */
  function keys(start) {
    const found = new Set([...memory.keys()].filter((key) => key.startsWith(start)));
    try {
      for (let index = 0; index < (backend?.length ?? 0); index += 1) {
        const key = backend.key(index);
        if (key?.startsWith(name(start))) found.add(key.slice(prefix.length + 1));
      }
    } catch {
      // Forbidden storage has no keys.
    }
    return [...found];
  }

  return { get, set, remove, keys };
}

/** Removes everything under a storage's prefix. */
export function emptyStorage(storage) {
  for (const key of storage.keys("")) storage.remove(key);
}

/**
 * Events that the release before IndexedDB kept here, waiting or refused: {events: [{event, result}], remove()}. They are
 * removed by the caller, once they have arrived where events are kept now.
 */
export function takeOldEvents(storage) {
  const keys = [...storage.keys("event."), ...storage.keys("parked.")];
  const found = keys.map((key) => storage.get(key)).map((value) => (value?.event ? value : { event: value }));
  const events = found.filter(({ event }) => typeof event?.id === "string");
  return { events, remove: () => keys.forEach((key) => storage.remove(key)) };
}

// The server takes numbers below 2^31; a phone that believes in the year 2100 must leave room to count on.
const LATEST_SEQ = 2_000_000_000;

/** Ascending numbers that go on after a reload; wall time keeps them ascending even where storage was wiped. */
export function createCounter(storage, clock) {
  let last = Number(storage.get("seq", 0)) || 0;
  return {
    next() {
      const stored = Number(storage.get("seq", 0)) || 0;
      last = Math.max(last, stored, Math.min(Math.floor(clock.wall() / 1000) - 1_600_000_000, LATEST_SEQ)) + 1;
      storage.set("seq", last);
      return last;
    },
  };
}

function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
