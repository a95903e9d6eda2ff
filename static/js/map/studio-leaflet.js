// Leaflet with Leaflet-Geoman, which draws on maps and wants Leaflet as a global: both come as classic scripts, once a map is
// shown. Imported by map/studio-map.js and map/studio-shapes.js.

const SCRIPTS = ["leaflet-global/leaflet.js", "geoman/geoman.js"];
let loading = null;

/** The global `L`, with `map.pm` of Geoman. Rejects where the scripts cannot be had. */
export function loadLeaflet(assets) {
  loading ??= SCRIPTS.reduce((before, file) => before.then(() => script(`${assets}vendor/${file}`)), Promise.resolve()).then(() => globalThis.L);
  return loading;
}

function script(src) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = src;
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => {
      element.remove();
      loading = null;
      reject(new Error(src));
    });
    document.head.append(element);
  });
}
