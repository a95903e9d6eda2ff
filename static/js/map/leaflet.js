/*! Leaflet 1.9.4, BSD-2-Clause, (c) Volodymyr Agafonkin, CloudMade */
// The one place that touches Leaflet: everything else in map/ imports these names from here, so that a new version is one
// file's matter. By Leaflet's own modules, because popups, layer switches and the like would be a third of what a phone loads.
// Loaded only when a map is shown.
import { DoubleClickZoom } from "../../vendor/leaflet/src/map/handler/Map.DoubleClickZoom.js";
import { Drag } from "../../vendor/leaflet/src/map/handler/Map.Drag.js";
import { Keyboard } from "../../vendor/leaflet/src/map/handler/Map.Keyboard.js";
import { ScrollWheelZoom } from "../../vendor/leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import { TouchZoom } from "../../vendor/leaflet/src/map/handler/Map.TouchZoom.js";
import { Map } from "../../vendor/leaflet/src/map/Map.js";
import { SVG } from "../../vendor/leaflet/src/layer/vector/SVG.js";

// How the map answers to hands and keys.
Object.assign(Map, { DoubleClickZoom, Drag, Keyboard, ScrollWheelZoom, TouchZoom });

// Leaflet's own choice between its two ways of drawing brings the canvas along; here it is SVG, one for each pane.
Map.include({
  getRenderer({ options: { pane } }) {
    this._drawings ??= {};
    this._drawings[pane] ??= new SVG({ pane });
    if (!this.hasLayer(this._drawings[pane])) this.addLayer(this._drawings[pane]);
    return this._drawings[pane];
  },
});

export { Map };
export { Scale } from "../../vendor/leaflet/src/control/Control.Scale.js";
export { LatLng } from "../../vendor/leaflet/src/geo/LatLng.js";
export { LatLngBounds } from "../../vendor/leaflet/src/geo/LatLngBounds.js";
export { GeoJSON } from "../../vendor/leaflet/src/layer/GeoJSON.js";
export { LayerGroup } from "../../vendor/leaflet/src/layer/LayerGroup.js";
export { DivIcon } from "../../vendor/leaflet/src/layer/marker/DivIcon.js";
export { Marker } from "../../vendor/leaflet/src/layer/marker/Marker.js";
export { Circle } from "../../vendor/leaflet/src/layer/vector/Circle.js";
export { CircleMarker } from "../../vendor/leaflet/src/layer/vector/CircleMarker.js";
export { Polygon } from "../../vendor/leaflet/src/layer/vector/Polygon.js";
export { Polyline } from "../../vendor/leaflet/src/layer/vector/Polyline.js";
