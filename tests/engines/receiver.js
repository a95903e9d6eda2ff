// A location receiver that does what the test says: the page's own calls of the Geolocation interface end up here.
const DENIED = 1;
const UNAVAILABLE = 2;
const TIMEOUT = 3;
const CODES = { denied: DENIED, unavailable: UNAVAILABLE, timeout: TIMEOUT };
// How many times sooner than the page asked for a request for a single fix runs out, so that no test waits for minutes.
const HURRY = 20;

const receiver = { asked: [], setting: null };
probe.receiver = receiver;
const watches = new Map();
let lastWatch = 0;
let tuned;
const whenTuned = new Promise((resolve) => (tuned = resolve));

receiver.running = () => watches.size;

receiver.tune = (setting) => {
  if (receiver.setting?.number === setting.number) return;
  receiver.setting = setting;
  tuned();
  for (const [id, watch] of watches) answer(watch, () => watches.has(id));
};

function answer({ found, failed }, wanted = () => true) {
  const { kind, lat, lon, accuracy, age_s } = receiver.setting;
  setTimeout(() => {
    if (!wanted()) return;
    if (kind === "fix") found({ coords: { latitude: lat, longitude: lon, accuracy }, timestamp: Date.now() - age_s * 1000 });
    else if (kind in CODES) failed?.({ code: CODES[kind], message: kind });
  });
}

if (globalThis.Geolocation) {
  Geolocation.prototype.watchPosition = (found, failed) => {
    receiver.asked.push("watchPosition");
    const id = ++lastWatch;
    const watch = { found, failed };
    watches.set(id, watch);
    if (receiver.setting) answer(watch, () => watches.has(id));
    return id;
  };
  Geolocation.prototype.clearWatch = (id) => void watches.delete(id);
  Geolocation.prototype.getCurrentPosition = async (found, failed, options) => {
    receiver.asked.push("getCurrentPosition");
    await whenTuned;
    if (receiver.setting.kind !== "searching") return answer({ found, failed });
    setTimeout(() => failed?.({ code: TIMEOUT, message: "timeout" }), (options?.timeout ?? 0) / HURRY);
  };
}

const query = navigator.permissions?.query.bind(navigator.permissions);
if (query) {
  navigator.permissions.query = async (what) => {
    if (what.name !== "geolocation") return query(what);
    await whenTuned;
    return { state: receiver.setting.kind === "denied" ? "denied" : "granted", onchange: null };
  };
}
