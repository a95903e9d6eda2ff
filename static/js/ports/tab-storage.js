// What a page keeps on this device until it is saved elsewhere, for each tab of its own: two tabs never write over each
// other's, and what a closed tab has left behind is taken over by the next one. Handed to core by pages/studio-*.
import { uuid } from "../core/ids.js";
import { createStorage } from "./storage.js";

// How a tab is called. Somebody else's name may begin with this one's prefix, and their keys then look like these.
const OWNED = /^([0-9a-f]{8})\/(.+)$/;

/**
 * `get`, `set` and `remove` as ports/storage.js; `adopt(key)` takes what closed tabs have kept, `left(kind)` names the drafts
 * that there is something of.
 */
export async function createTabStorage(prefix, { storage = createStorage(prefix), locks = globalThis.navigator?.locks } = {}) {
  const tab = await ownTab(prefix, locks);
  // Looked at before it is asked who lives: a tab that opens later is not among these.
  const found = owned(storage);
  const alive = new Set(await namesHeld(locks));
  const closed = new Set(found.map(({ owner }) => owner).filter((owner) => !alive.has(`${prefix}/${owner}`)));
  const abandoned = () => owned(storage).filter(({ owner }) => closed.has(owner));
  const nameOf = (owner, key) => `${owner}/${key}`;

  /** Everything that waits under a key, as one. */
  function adopt(key) {
    const owners = abandoned().filter((one) => one.key === key).map(({ owner }) => owner);
    const kept = owners.map((owner) => storage.get(nameOf(owner, key))).filter(Boolean);
    for (const owner of owners) storage.remove(nameOf(owner, key));
    if (kept.length === 0) return null;
    const [first, ...others] = kept;
    return {
      inflight: first.inflight ?? null,
      queue: [...(first.queue ?? []), ...others.flatMap(({ inflight, queue }) => [...(inflight?.changes ?? []), ...(queue ?? [])])],
      conflicts: kept.flatMap(({ conflicts }) => conflicts ?? []),
    };
  }

  function left(kind) {
    const keys = abandoned().map(({ key }) => key).filter((key) => key.startsWith(`${kind}/`));
    return [...new Set(keys)].map((key) => key.slice(kind.length + 1));
  }

  return {
    ...{ adopt, left },
    get: (key, fallback) => storage.get(nameOf(tab, key), fallback),
    set: (key, value) => storage.set(nameOf(tab, key), value),
    remove: (key) => storage.remove(nameOf(tab, key)),
  };
}

function owned(storage) {
  const parts = storage.keys("").map((name) => OWNED.exec(name)).filter(Boolean);
  return parts.map(([, owner, key]) => ({ owner, key }));
}

/**
 * A name for this tab, held by a lock as long as the tab lives. Without locks nobody knows which tabs are open: a new one then
 * takes over what an open one has kept as well, and the server takes twice what is sent twice for the same. A lock that is
 * refused, or taken away with the page, is no reason to stop.
 */
async function ownTab(prefix, locks) {
  const tab = uuid((count) => crypto.getRandomValues(new Uint8Array(count))).slice(0, 8);
  if (!locks) return tab;
  await new Promise((held) => {
    const locked = locks.request(`${prefix}/${tab}`, () => {
      held();
      return new Promise(() => {});
    });
    locked.catch(held);
  });
  return tab;
}

async function namesHeld(locks) {
  if (!locks) return [];
  const { held } = await locks.query();
  return held.map(({ name }) => name);
}
