// What must outlive a page, a crash and an empty battery: IndexedDB, written durably and opened anew when its connection is
// lost. A browser that forbids it keeps everything for this page load only, and `durable()` says so. The only importer of
// vendor/idb; handed to core and ui by pages/.
import { openDB } from "../../vendor/idb/idb.js";

const NAME = "stadtlotse";
const VERSION = 1;
// A megabyte that is given up when the browser's storage is full, so that answers still find room.
const BALLAST = "ballast";
const BALLAST_BYTES = 1_000_000;
const TRIES = 3;
// Some old browsers never answer the first opening after their start. Long, because a busy phone is slow and not silent.
const OPEN_MS = 10_000;
const SILENT = new Error("IndexedDB does not answer");
const STRICT = { durability: "strict" };
const RELAXED = { durability: "relaxed" };

/** `open` is idb's openDB or a test's. Nothing is touched before the first call. */
export function createVault({ open = openDB, available = () => Boolean(globalThis.indexedDB), openMs = OPEN_MS } = {}) {
  let opening = null;
  let memory = null;
  // Whether IndexedDB has worked on this page: then it is not forbidden, and a failure passes.
  let worked = false;

  function connect() {
    opening ??= inTime(open(NAME, VERSION, { upgrade, blocking, terminated: forget }), openMs);
    return opening;
  }

  function forget() {
    opening = null;
  }

  /** Runs `work(db)`; where the connection turns out to be dead, with a fresh one. */
  async function withDatabase(work) {
    for (let turn = 1; ; turn += 1) {
      try {
        return await work(await connect());
      } catch (error) {
        if (isFull(error)) throw error;
        // Phones kill the process behind IndexedDB while the page sleeps; only a new connection helps.
        await close();
        if (error === SILENT || turn === TRIES) throw error;
      }
    }
  }

  async function close() {
    const known = opening;
    forget();
    try {
      (await known)?.close();
    } catch {
      // It never opened, or is closed already.
    }
  }

  /** The store in memory, once IndexedDB has turned out to be forbidden; null while it works. */
  async function inMemory() {
    if (memory) return memory;
    if (available()) {
      try {
        await withDatabase(async () => {});
        worked = true;
        return null;
      } catch (error) {
        // What lies on the disk must not look gone, nor anything be called saved that is in memory alone.
        if (worked) throw error;
        // Falls through: a private window or a damaged profile.
      }
    }
    memory ??= { events: new Map(), kept: new Map() };
    return memory;
  }

  async function get(key) {
    const box = await inMemory();
    return box ? box.kept.get(key) : withDatabase((db) => db.get("kept", key));
  }

  /** The records of a group, in no order. */
  async function events(group) {
    const box = await inMemory();
    if (box) return [...box.events.values()].filter((record) => record.group === group);
    return withDatabase((db) => db.getAllFromIndex("events", "group", group));
  }

  /**
   * All changes in one transaction, which is on the disk when the promise resolves. A change is {put: record} or {remove:
   * id} for an event, {keep: key, value} or {drop: key} for anything else. Rejects where the storage is full even after
   * the ballast was given up.
   */
  async function apply(changes, { relaxed = false } = {}) {
    const box = await inMemory();
    if (box) return applyInMemory(box, changes);
    try {
      return await commit(changes, relaxed);
    } catch (error) {
      if (!isFull(error) || relaxed) throw error;
      await commit([{ drop: BALLAST }], true);
      return commit(changes, false);
    }
  }

  function commit(changes, relaxed) {
    return withDatabase(async (db) => {
      const tx = db.transaction(["events", "kept"], "readwrite", relaxed ? RELAXED : STRICT);
      const stores = { events: tx.objectStore("events"), kept: tx.objectStore("kept") };
      const writes = changes.map((change) => write(stores, change));
      await Promise.all([...writes, tx.done]);
    });
  }

  /** Sets a megabyte aside while there is room. */
  async function reserve() {
    if ((await inMemory()) || (await get(BALLAST))) return;
    await commit([{ keep: BALLAST, value: new Uint8Array(BALLAST_BYTES) }], true).catch(() => {});
  }

  return { get, events, apply, reserve, durable: () => memory === null };
}

function upgrade(db) {
  db.createObjectStore("events", { keyPath: "id" }).createIndex("group", "group");
  db.createObjectStore("kept");
}

/** A later version of the app, in another tab, wants to change the database. */
function blocking(_current, _wanted, event) {
  event.target.close();
}

/** What `opened` resolves to; rejects with SILENT after `ms`, and a database that opens later still is closed again. */
function inTime(opened, ms) {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(SILENT);
    }, ms);
    opened.then((db) => (late ? db.close() : resolve(db)), reject).finally(() => clearTimeout(timer));
  });
}

/** The outbox's store: the events of one group. */
export function createOutboxStore(vault, group) {
  return {
    group,
    all: () => vault.events(group),
    add: (record, extras) => vault.apply([{ put: record }, ...extras]),
    settle: (changes) => vault.apply(changes),
  };
}

function write({ events, kept }, { put, remove, keep, value, drop }) {
  if (put) return events.put(put);
  if (remove) return events.delete(remove);
  return keep ? kept.put(value, keep) : kept.delete(drop);
}

function applyInMemory({ events, kept }, changes) {
  for (const { put, remove, keep, value, drop } of changes) {
    if (put) events.set(put.id, put);
    else if (remove) events.delete(remove);
    else if (keep) kept.set(keep, value);
    else kept.delete(drop);
  }
}

/** Whether a write failed because the browser has no room left. */
export function isFull(error) {
  return error?.name === "QuotaExceededError";
}
