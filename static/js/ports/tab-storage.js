// What a page keeps on this device until it is saved elsewhere, for each tab of its own: two tabs never write over each
// other's, and what a closed tab has left behind is taken over by the next one. Handed to core by pages/studio-*.
import { uuid } from "../core/ids.js";
import { createStorage } from "./storage.js";

/** `get`, `set` and `remove` as ports/storage.js; `adopt(key)` takes what this tab and closed ones have kept. */
export async function createTabStorage(prefix, { storage = createStorage(prefix), locks = globalThis.navigator?.locks } = {}) {
  const tab = await ownTab(prefix, locks);
  const alive = new Set(await namesHeld(locks));
  const nameOf = (owner, key) => `${owner}/${key}`;

  /** Everything that waits under a key, as one: what closed tabs have left comes before this one's. */
  function adopt(key) {
    const found = storage.keys("").filter((name) => name.endsWith(`/${key}`)).map((name) => name.slice(0, -key.length - 1));
    const owners = found.filter((owner) => owner === tab || !alive.has(`${prefix}/${owner}`));
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

  return {
    adopt,
    get: (key, fallback) => storage.get(nameOf(tab, key), fallback),
    set: (key, value) => storage.set(nameOf(tab, key), value),
    remove: (key) => storage.remove(nameOf(tab, key)),
  };
}

/**
 * A name for this tab, held by a lock as long as the tab lives; without locks every page is the same tab. A lock that is
 * refused, or taken away with the page, is no reason to stop.
 */
async function ownTab(prefix, locks) {
  if (!locks) return "page";
  const tab = uuid((count) => crypto.getRandomValues(new Uint8Array(count))).slice(0, 8);
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
