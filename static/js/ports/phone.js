// The browser as the play page uses it, in one place: whoever starts the page hands it in (pages/play.js), and the studio's
// phone hands in a stand-in that touches nothing of this browser (pages/rehearsal.js).
export { createClock } from "./clock.js";
export * as geolocation from "./geolocation.js";
export { getBytes, getJson, getText, postJson } from "./http.js";
export { createMediaCache } from "./media-cache.js";
export { createStorage } from "./storage.js";
export { openStream } from "./stream.js";
export { alone, createChannel } from "./tabs.js";
export { createVault } from "./vault.js";
export { createWakeLock } from "./wake-lock.js";
export { createWorker } from "./worker.js";

/** Away from this page, as when the phone belongs to its group no more. */
export const leaveFor = (path) => location.assign(path);
