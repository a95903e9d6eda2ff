// The one place that touches Leaflet: everything else in map/ imports these names from here, so that a new version is one
// file's matter. Loaded only when a map is shown.
export {
  Circle,
  CircleMarker,
  DivIcon,
  GeoJSON,
  LatLng,
  LatLngBounds,
  LayerGroup,
  Map,
  Marker,
  Polygon,
  Polyline,
  Scale,
  TileLayer,
} from "../../vendor/leaflet/leaflet.js";
