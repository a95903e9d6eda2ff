// What the editor's map draws of a route: line, fences with their tolerance, what they have in common. Imported by
// map/studio-map.js.
import { commonGround, fenceOf } from "../core/studio-fences.js";

const CORNERS_DRAWN = { fill: false, interactive: false };

/** `data` is the page's {fences}; what is drawn again is only what has changed. */
export function createShapes(L, map, data) {
  const group = L.layerGroup().addTo(map);
  let drawn = "";

  function show(stations, selected) {
    const fences = stations.map((station) => ({ id: station.id, fence: fenceOf(station, data.fences.default) })).filter(({ fence }) => fence);
    const key = JSON.stringify([fences, selected]);
    if (key === drawn) return;
    drawn = key;
    group.clearLayers();
    for (const { id, fence } of fences) {
      const own = id === selected;
      // The selected one's inner ring is the shape that can be changed: map/studio-map.js draws it.
      if (!own) shape(fence, 0, { ...CORNERS_DRAWN, className: "studio-fence", weight: 2 });
      if (fence.radius_m) shape(fence, data.fences.credit, { ...CORNERS_DRAWN, className: "studio-credit", weight: 1, dashArray: "3 6" });
    }
    const circles = fences.filter(({ fence }) => fence.radius_m);
    circles.forEach((one, place) => {
      for (const other of circles.slice(place + 1)) {
        const common = commonGround(one.fence, other.fence, data.fences.credit);
        if (common) L.polygon(common, { interactive: false, className: "studio-overlap", weight: 1 }).addTo(group);
      }
    });
  }

  function shape(fence, more, options) {
    const layer = fence.polygon ? L.polygon(fence.polygon, options) : L.circle([fence.center.lat, fence.center.lon], { ...options, radius: fence.radius_m + more });
    layer.addTo(group);
  }

  return { show };
}

/** The hatching that shapes may be filled with, as a part of the page: a style sheet names it by its id. */
export function hatching() {
  const namespace = "http://www.w3.org/2000/svg";
  const make = (tag, attributes) => {
    const element = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const svg = make("svg", { width: 0, height: 0, "aria-hidden": "true", class: "hatching" });
  const pattern = make("pattern", { id: "hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  pattern.append(make("line", { x1: 0, y1: 0, x2: 0, y2: 8 }));
  svg.append(pattern);
  return svg;
}
