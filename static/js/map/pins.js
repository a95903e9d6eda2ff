// Station pins: a number on a square with a pole, larger and yellow for the target, a tick when done, a stroke when left
// out. A pin keeps its element while its look changes, so focus stays on it. Imported by map/tour-map.js.
import { DivIcon, Marker } from "./leaflet.js";

// Foot of the pole inside the icon; room for the larger pin of the target.
const SIZE = [56, 70];
const FOOT = [9, 65];

export function createPin(position, onPick) {
  const drawing = shape("svg", { viewBox: `0 0 ${SIZE[0]} ${SIZE[1]}`, width: SIZE[0], height: SIZE[1], "aria-hidden": "true" });
  const label = document.createElement("span");
  label.className = "pin-label";
  label.setAttribute("aria-hidden", "true");
  const holder = document.createElement("div");
  holder.append(drawing, label);
  const icon = new DivIcon({ className: "pin-icon", html: holder, iconSize: SIZE, iconAnchor: FOOT });
  const marker = new Marker([position.lat, position.lon], { icon, keyboard: true, bubblingMouseEvents: false, riseOnHover: true });
  marker.on("click", onPick);
  marker.on("add", () => {
    marker.getElement().addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      onPick();
    });
  });

  /** `look` is locked, open, done, skipped or target; `words` is the accessible name. */
  function show({ look, number, name, words }) {
    const element = marker.getElement();
    element?.setAttribute("aria-label", words);
    marker.setZIndexOffset(look === "target" ? 1000 : 0);
    if (label.textContent !== name) label.textContent = name;
    const key = `${look}${number}`;
    if (drawing.dataset.look === key) return;
    drawing.dataset.look = key;
    drawing.setAttribute("class", `pin pin-${look}`);
    drawing.replaceChildren(...draw(look, number));
  }

  return { marker, label, show };
}

function draw(look, number) {
  const large = look === "target";
  const [x, y] = FOOT;
  const [width, height, pole] = large ? [38, 34, 54] : [26, 26, 38];
  const top = y - pole;
  const middle = [x + width / 2, top + height / 2];
  const nodes = [
    shape("rect", { class: "hit", x: 0, y: top - 8, width: Math.max(44, width + 12), height: pole + 13 }),
    shape("path", { class: "pole", d: `M${x} ${y}V${top}` }),
    shape("circle", { class: "foot", cx: x, cy: y, r: large ? 4 : 3.5 }),
    shape("rect", { class: "box", x, y: top, width, height }),
  ];
  if (look === "done") nodes.push(shape("path", { class: "sign", d: `M${middle[0] - 6} ${middle[1]}l4.5 4.5 8-9` }));
  else if (look === "skipped") nodes.push(shape("path", { class: "sign", d: `M${middle[0] + 6} ${middle[1] - 8}l-12 16` }));
  else nodes.push(shape("text", { x: middle[0], y: middle[1] + (large ? 8 : 5.5) }, String(number)));
  if (look === "open") nodes.push(shape("circle", { class: "dot", cx: x + width, cy: top, r: 5 }));
  return nodes;
}

function shape(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
