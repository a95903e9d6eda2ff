// The map's place on the play page: loads the map when it is wanted, takes it out of the page when it is hidden, and goes on
// without one where it cannot be had. Imported by pages/play-start.js.
import { distanceText, shortCredit } from "../core/format.js";
import { planeDistance } from "../core/geo.js";
import { resolve } from "../core/localized.js";
import { setText } from "./dom.js";
import { parts, showText } from "./parts.js";
import { press } from "./press.js";
import { stateWords } from "./stations.js";

// So far somebody walks before the map moves after them: showing the way, or with the own position held in the middle.
const FOLLOW_M = { way: 15, self: 5 };

export class MapArea {
  #app;
  #stage;
  #root = document.getElementById("map-area");
  #part = parts(this.#root);
  #map = null;
  #loading = false;
  #failed = false;
  // What the map shows by itself: "way" (own position and target), "self" (the own position in the middle), or "free", as
  // somebody has moved it.
  #mode = "way";
  #seen = { target: null, at: null };
  #settle;
  #settled = new Promise((resolve) => {
    this.#settle = resolve;
  });

  constructor(stage, app) {
    this.#app = app;
    this.#stage = stage;
    // The place is kept while the map is on its way, so that nothing jumps when it arrives.
    stage.dataset.map = "loading";
    press(this.#part.list, () => app.go({ name: "list" }));
    press(this.#part.locate, () => this.#locate());
    press(this.#part.overview, () => {
      this.#set("free");
      this.#map?.showRoute();
    });
    press(this.#part["zoom-in"], () => this.#zoom(1));
    press(this.#part["zoom-out"], () => this.#zoom(-1));
    // Whoever moves the map by hand, wheel or keys wants to look there; a pin with the focus moves it into sight, too.
    const map = document.getElementById("map");
    for (const type of ["pointerdown", "wheel"]) map.addEventListener(type, () => this.#set("free"), { passive: true });
    map.addEventListener("keydown", ({ key }) => key === "Tab" || this.#set("free"));
    map.addEventListener("focusin", ({ target }) => target === map || this.#set("free"));
    this.#root.remove();
  }

  render(model) {
    if (model.mapHidden) return this.#remove();
    if (!this.#map) {
      this.#load();
      return undefined;
    }
    return this.#draw(model);
  }

  /** After the sheet or the window changed its size. */
  resize() {
    this.#map?.resize();
    this.#show(false);
  }

  showWay() {
    this.#set("way");
    this.#show();
  }

  /** Who looks closer, or from further away, wants to keep looking so. */
  #zoom(by) {
    this.#set("free");
    this.#map?.zoom(by);
  }

  #set(mode) {
    this.#mode = mode;
    this.#part.locate.setAttribute("aria-pressed", String(mode === "self"));
  }

  /** Resolves as soon as the map stands, or it is certain that there is none. */
  settled() {
    return this.#settled;
  }

  async #load() {
    if (this.#loading || this.#failed) return;
    this.#loading = true;
    this.#stage.dataset.map = "loading";
    try {
      const { createTourMap } = await import("../map/tour-map.js");
      if (this.#app.store.get().mapHidden) return;
      this.#stage.dataset.map = "shown";
      this.#stage.prepend(this.#root);
      this.#root.hidden = false;
      const controls = [...this.#root.querySelectorAll(".map-words > span, .map-fabs, .map-zoom, .map-north")];
      const { pack, server } = this.#app.store.get();
      const { tiles } = server;
      this.#part.note.hidden = Boolean(tiles);
      this.#map = createTourMap(document.getElementById("map"), { pack, tiles, onPick: (id) => this.#app.act.aim(id), controls });
      this.#seen = { target: null, at: null };
      this.#set("way");
      this.#app.redraw();
    } catch (error) {
      // A map that cannot be had is no reason to stop: list and walk say the same in words.
      console.warn("no map:", error);
      this.#remove();
      this.#failed = true;
    } finally {
      this.#loading = false;
      this.#settle();
    }
  }

  #remove() {
    this.#settle();
    if (this.#stage.dataset.map === "none") return;
    this.#map?.remove();
    this.#map = null;
    this.#stage.dataset.map = "none";
    this.#root.remove();
  }

  #draw(model) {
    showText(this.#part["tile-credit"], model.server.tiles?.attribution);
    setText(this.#part.credit, shortCredit(model.pack.route.attribution));
    this.#map.setStations(model.rows.map((row) => this.#pin(row, model)));
    const fix = model.location === "on" && model.age_s <= 120 ? model.fix : null;
    this.#map.setPosition(fix);
    if (fix) this.#part.locate.title = this.#app.t("play-map-you", { accuracy: distanceText(fix.accuracy_m, model.language) });
    this.#follow(model.target, fix);
  }

  /** A new target brings the way into view; otherwise the map moves with whoever walks, as it was last told to. */
  #follow(target, fix) {
    const { target: before, at } = this.#seen;
    const moved = fix && (!at || planeDistance(at, fix) >= (FOLLOW_M[this.#mode] ?? Infinity));
    if (target === before && !moved) return;
    if (target !== before && this.#mode === "free") this.#set("way");
    this.#seen = { target, at: fix };
    this.#show(before !== null);
  }

  #pin(row, model) {
    const { t } = this.#app;
    const { state } = row.status;
    const isTarget = row.id === model.target && (state === "locked" || state === "skipped");
    const look = isTarget ? "target" : state;
    const name = resolve(row.station.name, model.language);
    const words = t("play-map-pin", { number: String(row.station.number), name, state: stateWords(look, row, model, t) });
    return { row, look, name, words };
  }

  #show(animate = true) {
    const { fix, location } = this.#app.store.get();
    const here = location === "on" ? fix : null;
    if (this.#mode === "self" && here) this.#map?.showSelf(here, animate);
    else if (this.#mode !== "free") this.#map?.showWay(this.#seen.target, here, animate);
  }

  /** The first tap holds the own position in the middle, the next one shows the way again. */
  #locate() {
    const { fix, location } = this.#app.store.get();
    if (location !== "on") return this.#app.act.askLocation();
    if (!fix) return undefined;
    this.#set(this.#mode === "self" ? "way" : "self");
    this.#show();
    return undefined;
  }
}
