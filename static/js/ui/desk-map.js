// The map of the desk walk: the phone's own map with the walker on it, drawn by what the rehearsal's group has done. Goes on
// without a map where it cannot be had: the list of stations does the same. Imported by pages/studio-walk.js.
import { shortCredit } from "../core/format.js";
import { resolve } from "../core/localized.js";
import { setText } from "./dom.js";
import { parts, showText } from "./parts.js";

export class DeskMap {
  #root;
  #part;
  #t;
  #handlers;
  #map = null;
  #walker = null;
  #pack = null;

  /** `onPick(id)` hears of a tapped pin, `onPlace` and `onStep` as in map/walker.js. */
  constructor(root, { t, ...handlers }) {
    this.#root = root;
    this.#part = parts(root);
    this.#t = t;
    this.#handlers = handlers;
    this.#part["zoom-in"].addEventListener("click", () => this.#map?.zoom(1));
    this.#part["zoom-out"].addEventListener("click", () => this.#map?.zoom(-1));
    this.#part.overview.addEventListener("click", () => this.#map?.showRoute());
    new ResizeObserver(() => this.#map?.resize()).observe(root);
  }

  /** Another rehearsal, whose route may have changed. */
  async open({ pack, tiles }) {
    this.#map?.remove();
    this.#map = null;
    this.#walker = null;
    this.#pack = pack;
    try {
      const [{ createTourMap }, { Walker }] = await Promise.all([import("../map/tour-map.js"), import("../map/walker.js")]);
      this.#root.hidden = false;
      showText(this.#part["tile-credit"], tiles?.attribution);
      setText(this.#part.credit, shortCredit(pack.route.attribution));
      const controls = [...this.#root.querySelectorAll(".map-words > span, .map-zoom")];
      this.#map = createTourMap(this.#part.map, { pack, tiles, onPick: this.#handlers.onPick, controls });
      this.#walker = new Walker(this.#map.leaflet, { label: this.#t("walk-walker"), ...this.#handlers });
    } catch (error) {
      console.warn("no map:", error);
      this.#root.hidden = true;
    }
  }

  /** `rows` as core/target.js orders them, with what the group has done; `target` is the station that comes next. */
  showStations(rows, target) {
    const t = this.#t;
    const pins = rows.map((row) => {
      const { state } = row.status;
      const look = row.id === target && state === "locked" ? "target" : state;
      const name = resolve(row.station.name, t.language);
      const words = t("walk-pin", { number: String(row.station.number), name, state: t(`walk-state-${state}`) });
      return { row, look, name, words };
    });
    this.#map?.setStations(pins);
  }

  /** Where the group stands; `follow` brings it into sight. */
  showWalker(position, follow) {
    this.#walker?.show(position, { follow });
  }

  /** What its phone has measured, or null. */
  showFix(fix) {
    this.#map?.setPosition(fix);
  }
}
