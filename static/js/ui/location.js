// The watch over the phone's position: on only after a tap that said why, only while a screen needs it and somebody looks,
// and honest about age. Writes location, fix and heading into the store. Imported by pages/play-start.js.
import { createHeading } from "../core/compass.js";
import { COARSE_M, needsPosition, needsPrecision } from "../core/walk.js";

const TICK_MS = 5000;
// After the phone was put away a position must be there within five seconds.
const RESUME_MS = 5000;
const RENEW_S = 12;
const RENEW_MS = 8000;
const PRECISE_MS = 120_000;

export class LocationWatch {
  #store;
  #clock;
  #memory;
  #wakeLock;
  #heading = createHeading();
  #locator;
  #answered = () => {};
  #port;
  // Since when a position is looked for, by the monotonic clock, and what the watch said last instead of one.
  #since = 0;
  #trouble = null;
  #preciseUntil = 0;

  /**
   * `port` is ports/geolocation.js, `memory` a storage that outlives the page; `onAnswer("on" | "denied")` hears of the
   * first reply to a tap.
   */
  constructor({ store, port, clock, memory, wakeLock, onAnswer }) {
    this.#store = store;
    this.#port = port;
    this.#clock = clock;
    this.#memory = memory;
    this.#wakeLock = wakeLock;
    this.#answered = onAnswer;
    this.#locator = port.createLocator({
      geolocation: navigator.geolocation,
      clock,
      onFix: (fix) => this.#take(fix),
      onError: (reason) => this.#fail(reason),
    });
    setInterval(() => this.#tick(), TICK_MS);
  }

  /** What the first screen may assume: a place that was allowed before and still is, or why there is none. */
  async begin() {
    const obstacle = this.#port.locationObstacle();
    const remembered = this.#memory.get("location");
    const permission = obstacle ? null : await this.#port.permissionState();
    let location = "off";
    if (obstacle) location = obstacle;
    else if (permission === "denied") location = "denied";
    else if (remembered === "on" && permission === "granted") location = "on";
    this.#store.set({ location });
    return { location, ask: location !== "on" && remembered !== "without" };
  }

  /** The tap on "Standort erlauben". */
  allow() {
    this.#store.set({ location: "asking" });
    this.#locator.stop();
    this.#since = this.#clock.mono();
    this.#locator.start();
  }

  refuse() {
    this.#memory.set("location", "without");
    if (this.#store.get().location === "asking") this.#store.set({ location: "off" });
    if (this.#store.get().location !== "on") this.#locator.stop();
  }

  /** Called after each change of what is shown: runs the watch exactly while it is of use. `model` is the page's. */
  follow(model) {
    const { location } = this.#store.get();
    const wanted = location === "asking" || (location === "on" && document.visibilityState === "visible" && needsPosition(model));
    // Whoever looks at the way has no hand free to wake the phone again and again.
    this.#wakeLock.hold(wanted && model.awake && model.screen.name === "walk");
    if (wanted) {
      if (!this.#locator.running()) this.#since = this.#clock.mono();
      this.#locator.start(this.#wantsPrecision(model));
    } else {
      this.#locator.stop();
      this.#heading.reset();
    }
  }

  /** A coarse position that turned out too coarse is not tried again for a while. */
  #wantsPrecision(model) {
    const now = this.#clock.mono();
    if (!this.#locator.precise() && this.#locator.running() && model.fix?.accuracy_m > COARSE_M) this.#preciseUntil = now + PRECISE_MS;
    return now < this.#preciseUntil || needsPrecision(model, this.#locator.precise());
  }

  /**
   * The page is looked at again, or no more. A watch may need long for its first word, so the phone is asked as well. And
   * whoever was in the settings meanwhile may have allowed what was blocked.
   */
  async resume(model) {
    this.follow(model);
    if (document.visibilityState !== "visible") return;
    const { location } = this.#store.get();
    if (location === "on" && this.#locator.running()) this.#locator.once(RESUME_MS);
    if (location !== "denied") return;
    const permission = await this.#port.permissionState();
    if (permission === "granted" || permission === "prompt") this.#store.set({ location: "off" });
  }

  /** Whether this browser can keep the screen on. */
  mayStayAwake() {
    return this.#wakeLock.supported();
  }

  once(timeoutMs) {
    return this.#locator.once(timeoutMs);
  }

  /** For how many seconds a position has been looked for in vain; 0 while nobody looks. */
  searched() {
    if (!this.#locator.running() || this.#store.get().location !== "on") return 0;
    const { fix } = this.#store.get();
    const found = fix ? fix.mono - fix.delay_s * 1000 : -Infinity;
    return (this.#clock.mono() - Math.max(found, this.#since)) / 1000;
  }

  /** "unavailable", "timeout", or null: why there was no position just now. */
  trouble() {
    return this.#trouble;
  }

  age(fix) {
    return fix ? this.#port.ageOf(fix, this.#clock) : Infinity;
  }

  heading() {
    return this.#heading.read(this.#clock.mono() / 1000);
  }

  #take(fix) {
    if (!Number.isFinite(fix.lat) || !Number.isFinite(fix.lon)) return;
    this.#heading.push(fix, fix.mono / 1000);
    this.#trouble = null;
    const first = this.#store.get().location !== "on";
    this.#store.set({ fix, location: "on" });
    if (!first) return;
    this.#memory.set("location", "on");
    this.#answered("on");
  }

  #fail(reason) {
    const { location } = this.#store.get();
    this.#trouble = reason === "denied" ? null : reason;
    if (reason === "denied") {
      this.#locator.stop();
      this.#store.set({ location: "denied", fix: null });
      if (location === "asking") this.#answered("denied");
    } else if (location === "asking") {
      // Allowed, but no place yet: the walk says that it is looking.
      this.#store.set({ location: "on" });
      this.#memory.set("location", "on");
      this.#answered("on");
    }
  }

  #tick() {
    if (!this.#locator.running() || document.visibilityState !== "visible") return;
    const { fix, location } = this.#store.get();
    // A phone that lies still gets no news from its watch; asking keeps the fix young enough to count.
    if (location === "on" && this.age(fix) > RENEW_S) this.#locator.once(RENEW_MS);
    this.#store.set({});
  }
}
