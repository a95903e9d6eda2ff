// Map tiles, from this server alone, between the sketch and the route: where one is not to be had, the sketch shows through.
// How themes tint them is in map.css. Loaded by
// map/tour-map.js where the server has tiles; beside map/leaflet.js the only one that touches Leaflet.
import { TileLayer } from "../../vendor/leaflet/src/layer/tile/TileLayer.js";

/** `tiles` is what the group's state says of them. */
export function addTiles(map, { template, min_zoom: minZoom, max_zoom: maxNativeZoom }) {
  const zooms = { minZoom, minNativeZoom: minZoom, maxNativeZoom, maxZoom: map.getMaxZoom() };
  // Each tile costs a group's data: none is fetched while the zoom still moves, and few beyond the edge.
  new TileLayer(template, { ...zooms, pane: "tiles", className: "map-tiles", updateWhenZooming: false, keepBuffer: 1 }).addTo(map);
}
