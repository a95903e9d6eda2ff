// Finding a station's place by words, coordinates or a pasted map link, and measuring it on site. Imported by
// ui/studio/place-fields.js.
import { confidenceOf, meanFix } from "../../core/studio-measure.js";
import { createLocator, locationObstacle } from "../../ports/geolocation.js";
import { el, setText } from "../dom.js";
import { staffIcon } from "./icon.js";

const MEASURE_MS = 15_000;
const ENOUGH = 8;

/** `onPlace(position, source)` hears of what was chosen; a position may carry its confidence. */
export function createPlaceFinder(app, id, onPlace) {
  const field = el("input", { class: "input", type: "search", id: `find-${id}`, maxlength: 300, autocomplete: "off", enterkeyhint: "search" });
  const button = el("button", { class: "btn btn-line", type: "button", on: { click: search } }, app.t("studio-find"));
  const state = el("p", { class: "find-state", role: "status" });
  // How the measuring goes on is to be seen; each second would be too much to hear.
  const progress = el("p", { class: "find-state", hidden: true });
  const results = el("ul", { class: "find-results" });
  const take = el("button", { class: "btn btn-line take", type: "button", on: { click: measure } }, staffIcon("crosshair"), el("span", { text: app.t("studio-take") }));
  const element = el(
    "div",
    { class: "place-find" },
    el("label", { class: "lab", for: field.id, text: app.t(app.data.geocoder ? "studio-find-label" : "studio-find-label-plain") }),
    el("div", { class: "find-row" }, field, button),
    state,
    progress,
    results,
    take,
  );
  let locator = null;
  let cancel = null;

  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    search();
  });

  /** What is said beneath the field may lie below the edge of a low screen. */
  function tell(text) {
    setText(state, text);
    state.scrollIntoView({ block: "nearest" });
  }

  async function search() {
    const text = field.value.trim();
    results.replaceChildren();
    if (text === "") return tell(app.t("studio-find-empty"));
    tell(app.t("studio-find-running"));
    const reply = await app.api.get(`/geocode?q=${encodeURIComponent(text)}`);
    if (!reply.ok) return tell(reply.error.message || app.t("studio-find-unreachable"));
    const { state: kind, results: found, attribution } = reply.data;
    if (found.length === 0) return tell(app.t(kind === "ok" ? "studio-find-nothing" : `studio-find-${kind}`));
    tell(attribution ? `${app.t("studio-find-choose")} ${attribution}` : app.t("studio-find-choose"));
    results.replaceChildren(...found.map((one) => el("li", {}, el("button", { class: "link", type: "button", on: { click: () => choose(one) } }, one.name))));
    if (found.length === 1 && kind !== "ok") choose(found[0]);
    return undefined;
  }

  function choose({ name, lat, lon }) {
    onPlace({ lat, lon }, app.t("studio-source-found", { name: [...name].slice(0, 120).join("") }));
    // The button that was pressed goes with its list.
    if (results.contains(document.activeElement)) field.focus();
    results.replaceChildren();
    tell(app.t("studio-find-taken"));
  }

  /** Watches for some seconds and takes the mean; pressing again ends it with what there is. */
  function measure() {
    if (cancel) return cancel();
    const obstacle = locationObstacle();
    if (obstacle) return setText(state, app.t(`studio-take-${obstacle}`));
    const fixes = [];
    const stop = () => {
      locator.stop();
      timer();
      cancel = null;
      progress.hidden = true;
      setText(take.lastElementChild, app.t("studio-take"));
      finish(fixes);
    };
    locator = createLocator({
      geolocation: navigator.geolocation,
      clock: app.clock,
      onFix(fix) {
        fixes.push(fix);
        const mean = meanFix(fixes);
        progress.hidden = false;
        setText(progress, app.t("studio-taking", { n: fixes.length, metres: Math.round(mean?.accuracy_m ?? fix.accuracy_m) }));
        if (fixes.length >= ENOUGH && mean && mean.accuracy_m <= 10) stop();
      },
      onError(reason) {
        if (reason === "denied") {
          fixes.length = 0;
          stop();
          setText(state, app.t("studio-take-denied"));
        }
      },
    });
    const timer = app.clock.later(stop, MEASURE_MS);
    cancel = stop;
    locator.start(true);
    setText(take.lastElementChild, app.t("studio-take-stop"));
    setText(state, app.t("studio-take-wait"));
    return undefined;
  }

  function finish(fixes) {
    const mean = meanFix(fixes);
    if (!mean) return setText(state, app.t("studio-take-none"));
    const metres = Math.round(mean.accuracy_m);
    onPlace({ lat: mean.lat, lon: mean.lon, confidence: confidenceOf(mean.accuracy_m) }, app.t("studio-source-measured-at", { metres, day: app.day(app.clock.wall()) }));
    return setText(state, app.t("studio-taken", { metres }));
  }

  return { element, field };
}
