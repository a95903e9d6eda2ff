// The phone beside the forms of step 1: what opens at the chosen station, or what everybody may read of the whole route, drawn
// a moment after somebody has stopped typing. Imported by ui/studio/stations-step.js.
import { nameOf, publicRoute, stationsOf } from "../../core/studio-route.js";
import { createBlocks, createPhonePreview } from "./phone-preview.js";

const PAUSE_MS = 500;

/** `way()` is the whole way as the server measured it, or null. */
export function createStationPreview(app, { way }) {
  const phone = createPhonePreview(app, { onQuestions: () => app.go("questions", app.selected(), { question: app.questionsOf(chosen())[0]?.id, field: "prompt" }) });
  const blocksOf = createBlocks(app);
  const view = { key: "", turn: 0, timer: null };
  phone.element.classList.add("studio-phone");

  const chosen = () => stationsOf(app.route.document).find(({ id }) => id === app.selected());

  function update() {
    phone.update();
    const station = chosen();
    const shown = station ? shownOf(station) : publicRoute(app.route.document, way());
    const key = JSON.stringify([shown, app.languages()]);
    if (key === view.key) return;
    const other = station?.id !== view.id || view.key === "";
    Object.assign(view, { key, id: station?.id });
    view.timer?.();
    // Another station is shown at once, letters together.
    view.timer = app.clock.later(() => (station ? drawStation(shown) : drawRoute(shown)), other ? 0 : PAUSE_MS);
  }

  /** What a phone shows of a station, all but its text. */
  function shownOf(station) {
    const all = stationsOf(app.route.document);
    const { files } = app.route.document;
    const place = { number: all.findIndex(({ id }) => id === station.id) + 1, total: all.length };
    const questions = app.questionsOf(station).map(({ id }) => ({ id }));
    return { ...place, name: named(station.name), insight: station.insight, media: picturesOf(station, files ?? {}), questions };
  }

  /** A phone never shows a blank where a name belongs, so neither does this one. */
  const named = (name) => (nameOf({ name }, app.t.language) ? name : app.t("studio-unnamed"));

  async function drawStation({ insight, ...shown }) {
    const mine = (view.turn += 1);
    const entries = await Promise.all(app.languages().map(async (language) => [language, await blocksIn(insight, language)]));
    // Without a network the last picture stays: the form says that nothing is sent.
    if (mine !== view.turn || entries.some(([, blocks]) => blocks === null)) return;
    phone.showStation({ ...shown, blocks: Object.fromEntries(entries) });
  }

  function drawRoute(route) {
    view.turn += 1;
    const stations = route.stations.map((one) => ({ ...one, name: named(one.name) }));
    phone.showRoute({ ...route, title: named(route.title), stations });
  }

  function blocksIn(insight, language) {
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
