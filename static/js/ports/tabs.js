// The tabs of one phone: one of them sends at a time, and all hear of what was saved and judged. Where a browser lacks locks
// or channels a tab stands alone, which the server's ids make harmless. Handed to core by pages/.

// Longer than a request may take: a tab that was frozen while it held the lock must not hold up the others.
const WAIT_MS = 20_000;

/** Runs `work()` while no other tab runs under the same name. */
export async function alone(name, work, { locks = globalThis.navigator?.locks, waitMs = WAIT_MS } = {}) {
  if (!locks) return work();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), waitMs);
  let begun = false;
  try {
    return await locks.request(name, { signal: abort.signal }, () => {
      begun = true;
      clearTimeout(timer);
      return work();
    });
  } catch (error) {
    if (begun || !abort.signal.aborted) throw error;
    return work();
  } finally {
    clearTimeout(timer);
  }
}

/** `tell(message)` reaches the other tabs of this name; `onMessage` hears them. */
export function createChannel(name, onMessage, { Channel = globalThis.BroadcastChannel } = {}) {
  if (!Channel) return { tell() {} };
  const channel = new Channel(name);
  channel.addEventListener("message", (event) => onMessage(event.data));
  return { tell: (message) => channel.postMessage(message) };
}
