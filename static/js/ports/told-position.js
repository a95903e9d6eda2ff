// A stand-in for the phone's position: fixes come from whoever calls `tell`, everything else is as in ports/geolocation.js.
// For the studio's phone alone; handed to core and ui by pages/rehearsal.js.
import { ageOf, createLocator } from "./geolocation.js";

const TIMEOUT = { code: 3 };

/** {port, tell}: `tell({lat, lon, accuracy_m, age_s})`, or `tell(null)` while nothing is received. */
export function createToldPosition({ clock }) {
  const waiting = new Map();
  let last = null;
  let count = 0;
  let asked = false;

  const toPosition = ({ lat, lon, accuracy_m, age_s }) => ({
    coords: { latitude: lat, longitude: lon, accuracy: accuracy_m },
    timestamp: clock.wall() - age_s * 1000,
  });

  /** Hears of the present fix, if any, and of those that come, or of none within the timeout. */
  function listen(success, fail, { timeout }, once) {
    count += 1;
    const id = count;
    const watch = { success, once, cancel: () => {} };
    const wait = () => {
      watch.cancel = clock.later(() => {
        if (once) waiting.delete(id);
        else wait();
        fail(TIMEOUT);
      }, timeout);
    };
    watch.wait = wait;
    waiting.set(id, watch);
    wait();
    // Never before the call is over: a browser does not do that either.
    if (last) clock.later(() => waiting.get(id) === watch && last && give(id, watch), 0);
    return id;
  }

  function give(id, watch) {
    watch.cancel();
    if (watch.once) waiting.delete(id);
    else watch.wait();
    watch.success(toPosition(last));
  }

  const geolocation = {
    watchPosition(success, fail, options) {
      asked = true;
      return listen(success, fail, options, false);
    },
    getCurrentPosition: (success, fail, options) => void listen(success, fail, options, true),
    clearWatch(id) {
      waiting.get(id)?.cancel();
      waiting.delete(id);
    },
  };

  function tell(fix) {
    last = fix;
    if (fix) for (const [id, watch] of [...waiting]) give(id, watch);
  }

  const port = {
    locationObstacle: () => null,
    // As on a phone that has never been here: the page asks first, and whoever allows it has allowed it.
    permissionState: async () => (asked ? "granted" : "prompt"),
    createLocator: (options) => createLocator({ ...options, geolocation }),
    ageOf,
  };
  return { port, tell };
}
