// Copies the front-end packages that npm installed into static/vendor/, as the build and the
// browser load them; the icons in use become one sprite.
// Run by `make vendor`; nothing imports it.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { transform } from "esbuild";

const MODULES = new URL("../node_modules/", import.meta.url);
const VENDOR = new URL("../static/vendor/", import.meta.url);

const ICONS = [
  "bar-chart-3", "camera", "check", "chevron-down", "chevron-left", "chevron-right", "chevron-up", "circle",
  "circle-check", "circle-dot", "circle-help", "circle-stop", "circle-x", "clock", "cloud", "copy", "download", "external-link", "flag", "keyboard",
  "lightbulb", "list", "locate", "locate-fixed", "log-out", "map", "map-pin", "megaphone", "minus", "navigation", "package-check", "phone",
  "plus", "qr-code", "refresh-cw", "send", "skip-forward", "smartphone", "slash", "sun", "triangle-alert", "upload", "user", "volume-2",
  "wifi-off", "x",
];

// Only the staff's pages show these; in a sprite of their own they cost no visitor anything.
const STAFF_ICONS = [
  "archive", "arrow-down", "arrow-left", "arrow-right", "arrow-up", "book-open", "check-check", "circle-alert", "circle-dot", "crosshair", "eye", "file-up",
  "folder-open", "footprints", "globe", "grip-vertical", "hexagon", "history", "image", "key-round", "languages", "library", "link", "list-checks",
  "list-ordered", "message-circle-question", "move", "pause", "pencil", "play", "printer", "redo-2", "rotate-ccw", "ruler", "save", "scale",
  "search", "settings", "shield-check", "spline", "square-check", "tag", "text-cursor-input", "toggle-left", "trash-2", "undo-2", "users", "waypoints",
];

/** Smaller, under the licence it came with: a comment that later steps leave alone. */
async function minified(source, licence) {
  const { code } = await transform(source, { minify: true, legalComments: "none" });
  return `/*! ${licence} */\n${code}`;
}

/** Leaflet's own modules, of which map/leaflet.js takes what is used: a third of it nobody here would miss. */
async function leaflet() {
  await cp(new URL("leaflet/src/", MODULES), new URL("leaflet/src/", VENDOR), { recursive: true, filter: (path) => !path.endsWith(".leafdoc") });
  // The pages that folium writes want Leaflet as a global; they share styles and images with the module.
  const global = await readFile(new URL("leaflet/dist/leaflet.js", MODULES), "utf8");
  await mkdir(new URL("leaflet-global/", VENDOR), { recursive: true });
  await writeFile(new URL("leaflet-global/leaflet.js", VENDOR), global.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
  await cp(new URL("leaflet/dist/leaflet.css", MODULES), new URL("leaflet/leaflet.css", VENDOR));
  await cp(new URL("leaflet/dist/images/", MODULES), new URL("leaflet/images/", VENDOR), { recursive: true });
}

/** Drawing on a map, for the studio alone: it wants Leaflet as a global, like folium's pages. */
async function geoman() {
  const from = new URL("@geoman-io/leaflet-geoman-free/dist/", MODULES);
  await mkdir(new URL("geoman/", VENDOR), { recursive: true });
  const code = await readFile(new URL("leaflet-geoman.min.js", from), "utf8");
  const licence = "/*! Leaflet-Geoman 2.20.2, MIT, (c) Geoman.io and Sumit Kumar */\n";
  await writeFile(new URL("geoman/geoman.js", VENDOR), licence + code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
  const style = await readFile(new URL("leaflet-geoman.css", from), "utf8");
  await writeFile(new URL("geoman/geoman.css", VENDOR), style.replace(/\n\/\*# sourceMappingURL=.*\s*$/, "\n"));
}

async function fluent() {
  const from = new URL("@fluent/bundle/esm/", MODULES);
  await mkdir(new URL("fluent/", VENDOR), { recursive: true });
  for (const name of await readdir(from)) {
    if (name.endsWith(".js")) await cp(new URL(name, from), new URL(`fluent/${name}`, VENDOR));
  }
}

/** Small packages that come as one ES module each: IndexedDB with promises, and drawing QR codes. */
async function single(name, file, licence) {
  const source = await readFile(new URL(file, MODULES), "utf8");
  const code = await minified(source, licence);
  await mkdir(new URL(`${name}/`, VENDOR), { recursive: true });
  await writeFile(new URL(`${name}/${name}.js`, VENDOR), code);
}

/** Reading QR codes comes as a classic script that leaves `jsQR` on the worker's own global. */
async function decoder() {
  const source = await readFile(new URL("jsqr/dist/jsQR.js", MODULES), "utf8");
  const code = await minified(source, "jsQR 1.4.0, Apache-2.0, (c) Cosmo Wolfe");
  await mkdir(new URL("jsqr/", VENDOR), { recursive: true });
  await writeFile(new URL("jsqr/jsqr.js", VENDOR), code);
}

async function icons(file, names) {
  const symbols = [];
  for (const name of names) {
    const svg = await readFile(new URL(`lucide-static/icons/${name}.svg`, MODULES), "utf8");
    const body = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).replace(/\s+/g, " ").trim();
    symbols.push(`<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`);
  }
  await writeFile(new URL(file, VENDOR), `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC -->${symbols.join("")}</svg>\n`);
}

await rm(VENDOR, { recursive: true, force: true });
await mkdir(VENDOR, { recursive: true });
await leaflet();
await fluent();
await single("idb", "idb/build/index.js", "idb 8.0.4, ISC, (c) Jake Archibald");
await single("qrcode", "qrcode-generator/dist/qrcode.mjs", "qrcode-generator 2.0.4, MIT, (c) Kazuhiko Arase");
await decoder();
await icons("icons.svg", ICONS);
await icons("icons-staff.svg", STAFF_ICONS);
await geoman();
await mkdir(new URL("overpass/", VENDOR), { recursive: true });
await cp(new URL("@fontsource/overpass/files/overpass-latin-700-normal.woff2", MODULES), new URL("overpass/overpass-latin-700.woff2", VENDOR));
