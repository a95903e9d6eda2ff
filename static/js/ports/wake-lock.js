// Keeps the screen on while the phone shows the way, where the browser can do that. The lock goes by itself when the page is
// put away; it is asked for again when somebody looks. Handed to ui by pages/.

export function createWakeLock({ wakeLock = globalThis.navigator?.wakeLock, document = globalThis.document } = {}) {
  let wanted = false;
  let lock = null;
  let asking = false;

  /** Called as often as anybody likes. */
  function hold(want) {
    wanted = want;
    if (!wanted) return void release();
    if (!lock && !asking && document.visibilityState === "visible") request();
    return undefined;
  }

  async function request() {
    if (!wakeLock) return;
    asking = true;
    try {
      lock = await wakeLock.request("screen");
      lock.addEventListener("release", () => {
        lock = null;
      });
      if (!wanted) release();
    } catch {
      // An empty battery or a saving mode forbids it; the phone goes dark as it always does.
    } finally {
      asking = false;
    }
  }

  function release() {
    lock?.release();
    lock = null;
  }

  document?.addEventListener?.("visibilitychange", () => hold(wanted));

  return { supported: () => Boolean(wakeLock), hold };
}
