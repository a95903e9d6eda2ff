// Station pins: a number on a square with a pole, larger and yellow for the target, a tick when done, a stroke when left
// out. A pin keeps its element while its look changes, so focus stays on it. Imported by map/tour-map.js.
import { DivIcon, Marker } from "./leaflet.js";

// The icon is the box a focus ring goes around; the foot of the pole stands in the middle of its lower edge.
const SIZE = [84, 72];
const FOOT = [42, 66];

export class Pin {
  #drawing = shape("svg", { viewBox: `0 0 ${SIZE[0]} ${SIZE[1]}`, width: SIZE[0], height: SIZE[1], "aria-hidden": "true" });
  #look = { look: "", number: 0, flipped: false };

  constructor(position, onPick) {
    this.label = document.createElement("span");
    this.label.className = "pin-label";
    this.label.setAttribute("aria-hidden", "true");
    const holder = document.createElement("div");
    holder.append(this.#drawing, this.label);
    const icon = new DivIcon({ className: "pin-icon", html: holder, iconSize: SIZE, iconAnchor: FOOT });
    this.marker = new Marker([position.lat, position.lon], { icon, keyboard: true, bubblingMouseEvents: false });
    this.marker.on("click", onPick);
    this.marker.on("add", () => {
      this.marker.getElement().addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        onPick();
      });
    });
  }

  get large() {
    return this.#look.look === "target";
  }

  /** `look` is locked, open, done, skipped or target; `words` is the accessible name. */
  show({ look, number, name, words }) {
    this.marker.getElement()?.setAttribute("aria-label", words);
    this.marker.setZIndexOffset(look === "target" ? 2000 : -2000);
    if (this.label.textContent !== name) this.label.textContent = name;
    this.#draw({ ...this.#look, look, number });
  }

  /** The flag to the left of its pole, or to the right as usual. */
  turn(flipped) {
    this.#draw({ ...this.#look, flipped });
  }

  #draw(look) {
    const same = Object.keys(look).every((key) => look[key] === this.#look[key]);
    if (same || look.look === "") return;
    this.#look = look;
    this.#drawing.setAttribute("class", `pin pin-${look.look}`);
    this.#drawing.replaceChildren(...draw(look));
  }
}

function draw({ look, number, flipped }) {
  const large = look === "target";
  const [x, y] = FOOT;
  const [width, height, pole] = large ? [38, 34, 54] : [26, 26, 38];
  const top = y - pole;
  const left = flipped ? x - width : x;
  const middle = [left + width / 2, top + height / 2];
  const reach = Math.max(44, width + 12);
  const nodes = [
    shape("rect", { class: "hit", x: flipped ? x + 9 - reach : x - 9, y: top - 6, width: reach, height: pole + 12 }),
    shape("path", { class: "pole", d: `M${x} ${y}V${top}` }),
    shape("circle", { class: "foot", cx: x, cy: y, r: large ? 4 : 3.5 }),
    shape("rect", { class: "box", x: left, y: top, width, height }),
  ];
  if (look === "done") nodes.push(shape("path", { class: "sign", d: `M${middle[0] - 6} ${middle[1]}l4.5 4.5 8-9` }));
  else if (look === "skipped") nodes.push(shape("path", { class: "sign", d: `M${middle[0] + 6} ${middle[1] - 8}l-12 16` }));
  else nodes.push(shape("text", { x: middle[0], y: middle[1] + (large ? 8 : 5.5) }, String(number)));
  if (look === "open") nodes.push(shape("circle", { class: "dot", cx: flipped ? left : left + width, cy: top, r: 5 }));
  return nodes;
}

function shape(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
