// Marks that speak by shape: station badges, states in the list, the verdict over a result. Imported by ui/ and map/.
import { iconElement } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const STATE_ICONS = {
  locked: "circle",
  target: "navigation",
  open: "circle-dot",
  done: "circle-check",
  skipped: "slash",
  waiting: "clock",
};

export function stateIcon(state) {
  return STATE_ICONS[state] ?? "circle";
}

/** How a station looks on map, list and title: its number, or a tick where it is done, a stroke where it was left out. */
export function fillBadge(badge, row, isTarget) {
  const state = row.status.state;
  const look = isTarget && (state === "locked" || state === "skipped") ? "target" : state;
  const key = `${look}${row.station.number}`;
  if (badge.dataset.look === key) return;
  badge.dataset.look = key;
  badge.className = `badge badge-${look}`;
  if (look === "done") badge.replaceChildren(iconElement("check"));
  else if (look === "skipped") badge.replaceChildren(iconElement("slash"));
  else badge.replaceChildren(String(row.station.number));
}

/** The sign over a result: a tick, a half-filled circle, a cross, or a clock; never told by colour alone. */
export function verdictMark(state) {
  if (state === "right") return iconElement("circle-check");
  if (state === "wrong") return iconElement("circle-x");
  if (state === "partly") return halfCircle();
  return iconElement("clock");
}

function halfCircle() {
  const svg = shape("svg", { viewBox: "0 0 24 24", class: "ic", "aria-hidden": "true" });
  const half = shape("path", { d: "M12 2a10 10 0 0 1 0 20z", fill: "currentColor", stroke: "none" });
  svg.append(shape("circle", { cx: 12, cy: 12, r: 10 }), half);
  return svg;
}

export function shape(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
