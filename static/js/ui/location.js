// The watch over the phone's position: on only after a tap that said why, only while a screen needs it and somebody looks,
// and honest about age. Writes location, fix and heading into the store. Imported by pages/play.js.
import { createHeading } from "../core/compass.js";

const NEEDED_ON = new Set(["walk", "list", "choose"]);
const TICK_MS = 5000;
const RENEW_S = 12;
const RENEW_MS = 8000;

export class LocationWatch {
  #store;
  #clock;
  #memory;
  #heading = createHeading();
  #locator;
  #answered = () => {};
  #port;

  /**
   * `port` is ports/geolocation.js, `memory` a storage that outlives the page; `onAnswer("on" | "denied")` hears of the
   * first reply to a tap.
   */
  constructor({ store, port, clock, memory, onAnswer }) {
    this.#store = store;
    this.#port = port;
    this.#clock = clock;
    this.#memory = memory;
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
    this.#locator.start();
  }

  refuse() {
    this.#memory.set("location", "without");
    if (this.#store.get().location === "asking") this.#store.set({ location: "off" });
    if (this.#store.get().location !== "on") this.#locator.stop();
  }

  /** Called after each change of screen or visibility: runs the watch exactly while it is of use. */
  follow() {
    const { location, screen } = this.#store.get();
    const wanted = location === "asking" || (location === "on" && NEEDED_ON.has(screen.name) && document.visibilityState === "visible");
    if (wanted) this.#locator.start();
    else {
      this.#locator.stop();
      this.#heading.reset();
    }
  }

  once(timeoutMs) {
    return this.#locator.once(timeoutMs);
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
    const first = this.#store.get().location !== "on";
    this.#store.set({ fix, location: "on" });
    if (!first) return;
    this.#memory.set("location", "on");
    this.#answered("on");
  }

  #fail(reason) {
    const { location } = this.#store.get();
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
