// A location receiver that does what the test says: the page's own calls of the Geolocation interface end up here.
const CODES = { denied: 1, unavailable: 2, timeout: 3, searching: 3 };
// By how much sooner than it said the page's patience runs out, so that no test waits for minutes.
const HURRY = 20;

const receiver = { asked: [], setting: null };
probe.receiver = receiver;
// Whoever waits for positions: watches until they are cleared, single requests until their answer.
const waiting = new Map();
let lastId = 0;
let tuned;
const whenTuned = new Promise((resolve) => (tuned = resolve));

receiver.running = () => [...waiting.values()].filter(({ once }) => !once).length;

receiver.tune = (setting) => {
  if (receiver.setting?.number === setting.number) return;
  receiver.setting = setting;
  tuned();
  for (const id of waiting.keys()) answer(id);
};

function ask(name, found, failed, { timeout = Infinity } = {}, once = false) {
  receiver.asked.push(name);
  lastId += 1;
  waiting.set(lastId, { found, failed, timeout, once });
  if (receiver.setting) answer(lastId);
  return lastId;
}

/** Calls back by the setting, unless there is a newer one by then or nobody waits any more. */
function answer(id) {
  const { kind, lat, lon, accuracy, age_s, number } = receiver.setting;
  const wait = kind === "searching" ? waiting.get(id).timeout / HURRY : 0;
  if (wait === Infinity) return;
  setTimeout(() => {
    const asker = waiting.get(id);
    if (!asker || receiver.setting.number !== number) return;
    if (asker.once) waiting.delete(id);
    if (kind === "fix") asker.found({ coords: { latitude: lat, longitude: lon, accuracy }, timestamp: Date.now() - age_s * 1000 });
    else asker.failed?.({ code: CODES[kind], message: kind });
  }, wait);
}

if (globalThis.Geolocation) {
  Geolocation.prototype.watchPosition = (...rest) => ask("watchPosition", ...rest);
  Geolocation.prototype.getCurrentPosition = (found, failed, options) => void ask("getCurrentPosition", found, failed, options, true);
  Geolocation.prototype.clearWatch = (id) => void waiting.delete(id);
}

const query = navigator.permissions?.query.bind(navigator.permissions);
if (query) {
  navigator.permissions.query = async (what) => {
    if (what.name !== "geolocation") return query(what);
    await whenTuned;
    return { state: receiver.setting.kind === "denied" ? "denied" : "granted", onchange: null };
  };
}
