// The phone beside the form of a station: what opens there, drawn by the play page's own screen a moment after somebody has
// stopped typing. Imported by ui/studio/stations-step.js.
import { nameOf, stationsOf } from "../../core/studio-route.js";
import { createBlocks, createPhonePreview } from "./phone-preview.js";

const PAUSE_MS = 500;

export function createStationPreview(app) {
  const phone = createPhonePreview(app);
  const blocksOf = createBlocks(app);
  const view = { key: "", turn: 0, timer: null };
  phone.element.classList.add("studio-phone");

  function update() {
    phone.update();
    const station = stationsOf(app.route.document).find(({ id }) => id === app.selected());
    const { files } = app.route.document;
    const key = JSON.stringify([station?.id, station?.name, station?.insight, station?.media, files, app.languages()]);
    if (key === view.key) return;
    const other = station?.id !== view.id;
    Object.assign(view, { key, id: station?.id });
    view.timer?.();
    // Another station is shown at once, letters together.
    view.timer = app.clock.later(() => draw(station, files ?? {}), other ? 0 : PAUSE_MS);
  }

  async function draw(station, files) {
    const mine = (view.turn += 1);
    if (!station) return phone.showNothing();
    const entries = await Promise.all(app.languages().map(async (language) => [language, await blocksIn(station, language)]));
    // Without a network the last picture stays: the form says that nothing is sent.
    if (mine !== view.turn || entries.some(([, blocks]) => blocks === null)) return undefined;
    const all = stationsOf(app.route.document);
    const place = { number: all.findIndex(({ id }) => id === station.id) + 1, total: all.length };
    return phone.showStation({ ...place, name: nameOf(station, app.t.language) ? station.name : app.t("studio-unnamed"), blocks: Object.fromEntries(entries), media: picturesOf(station, files) });
  }

  function blocksIn({ insight }, language) {
    const text = typeof insight === "string" ? insight : (insight?.[language] ?? "");
    return text.trim() === "" ? [] : blocksOf(text);
  }

  return { element: phone.element, update };
}

/** Those of a station's pictures that are there. */
function picturesOf({ media }, files) {
  const entries = Array.isArray(media) ? media : [];
  return entries
    .filter(({ file }) => files[file]?.sha256)
    .map(({ file, alt, credit }) => ({ url: `/studio/media/${files[file].sha256}${file.slice(file.lastIndexOf("."))}`, alt: alt ?? "", credit: credit ?? null }));
}
