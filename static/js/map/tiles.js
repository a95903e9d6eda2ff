// Map tiles, from this server alone, between the sketch and the route: where one is not to be had, the sketch shows through.
// How themes tint them is in map.css. Imported by map/tour-map.js.
import { TileLayer } from "./leaflet.js";

/** `tiles` is what the group's state says of them. */
export function addTiles(map, { template, min_zoom: minZoom, max_zoom: maxNativeZoom }) {
  const zooms = { minZoom, minNativeZoom: minZoom, maxNativeZoom, maxZoom: map.getMaxZoom() };
  // Each tile costs a group's data: none is fetched while the zoom still moves, and few beyond the edge.
  new TileLayer(template, { ...zooms, pane: "tiles", className: "map-tiles", updateWhenZooming: false, keepBuffer: 1 }).addTo(map);
}
