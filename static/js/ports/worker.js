// The service worker that keeps the app's files on the phone: registers it, tells a new version when the app starts, because
// it takes over at no other time, and asks it whether everything is there. Handed to core and ui by pages/.

const PATH = "/sw.js";
const CHECK_MS = 20_000;

/** `container` is navigator.serviceWorker, missing on plain http and in some in-app browsers. */
export function createWorker({ container = globalThis.navigator?.serviceWorker } = {}) {
  /**
   * At the very start: a new version that waits may take over, where no other tab runs. It has answered this start with its
   * own page already; nothing has to wait for it.
   */
  async function turn() {
    const registration = await container?.getRegistration?.().catch(() => null);
    registration?.waiting?.postMessage({ type: "start" });
  }

  /** Installs the app's files in the background; resolves to whether there is a worker that will. */
  async function install() {
    try {
      await container.register(PATH, { scope: "/", updateViaCache: "none" });
      return true;
    } catch {
      return false;
    }
  }

  /** {missing, files} as the active worker finds its cache, or null where none answers. */
  async function check() {
    if (!container) return null;
    const channel = new MessageChannel();
    const answer = new Promise((done) => {
      channel.port1.onmessage = (event) => done(event.data);
      // Where the files never came whole there is no active worker, and nobody to answer.
      setTimeout(() => done(null), CHECK_MS);
    });
    container.ready.then(({ active }) => active.postMessage({ type: "check" }, [channel.port2]));
    return answer;
  }

  return { supported: () => Boolean(container), turn, install, check };
}
