// The ground of a map without tiles: a grid of 200 m, outlines, the road and stops that came with the route. Strokes and
// fills are classes in map.css, so that themes reach them. Imported by map/tour-map.js.
import { CircleMarker, GeoJSON, LayerGroup, Polyline } from "./leaflet.js";

const GRID_M = 200;
const GRID_REACH_M = 4000;
const GRID_FROM_ZOOM = 14;
const STOPS_FROM_ZOOM = 14.5;
const M_PER_DEGREE = 111_320;

/** Adds the sketch below everything else. `center` is the middle of the stations. */
export function addSketch(map, context, center) {
  const grid = new LayerGroup(gridLines(center));
  const stops = new LayerGroup();
  if (context) addContext(map, context, stops);
  function show() {
    const zoom = map.getZoom();
    toggle(map, grid, zoom >= GRID_FROM_ZOOM);
    toggle(map, stops, zoom >= STOPS_FROM_ZOOM);
  }
  map.on("zoomend", show);
  show();
}

function toggle(map, layer, wanted) {
  if (wanted) map.addLayer(layer);
  else map.removeLayer(layer);
}

function addContext(map, context, stops) {
  const shapes = (kinds, className) =>
    new GeoJSON(context, {
      filter: (feature) => kinds.includes(feature.properties?.kind),
      interactive: false,
      pane: "sketch",
      style: { className, fill: false },
    }).addTo(map);
  shapes(["state", "district", "town"], "sketch-outline");
  shapes(["road"], "sketch-road");
  for (const feature of context.features ?? []) {
    if (feature.properties?.kind !== "stop" || feature.geometry?.type !== "Point") continue;
    const [lon, lat] = feature.geometry.coordinates;
    stops.addLayer(new CircleMarker([lat, lon], { radius: 3, className: "sketch-stop", interactive: false, pane: "sketch" }));
  }
}

function gridLines({ lat, lon }) {
  const perLon = M_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const reach = [GRID_REACH_M / M_PER_DEGREE, GRID_REACH_M / perLon];
  const options = { className: "sketch-grid", interactive: false, pane: "sketch" };
  const lines = [];
  for (let metres = -GRID_REACH_M; metres <= GRID_REACH_M; metres += GRID_M) {
    const y = lat + metres / M_PER_DEGREE;
    const x = lon + metres / perLon;
    lines.push(new Polyline([[y, lon - reach[1]], [y, lon + reach[1]]], options));
    lines.push(new Polyline([[lat - reach[0], x], [lat + reach[0], x]], options));
  }
  return lines;
}
