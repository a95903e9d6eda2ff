// How much this page may still keep, as far as the browser says. Handed to ui by pages/.

/** Free bytes, or null where nobody knows. */
export async function freeRoom(scope = globalThis) {
  try {
    const { quota, usage } = await scope.navigator.storage.estimate();
    return Number.isFinite(quota) && Number.isFinite(usage) ? Math.max(0, quota - usage) : null;
  } catch {
    return null;
  }
}
