// Where a station is, by coordinates and words: everything the map does can be done here as well. Imported by
// ui/studio/station-form.js.
import { placed, round } from "../../core/studio-route.js";
import { valueAt } from "../../core/studio-changes.js";
import { el } from "../dom.js";
import { choiceField, frame, plainField } from "./fields.js";
import { createPlaceFinder } from "./place-finder.js";

export function createPlaceFields(app, id) {
  const draft = () => app.route;
  const at = (...path) => () => ["route", "stations", id, "position", ...path];
  const position = () => valueAt(app.route.document, at()());
  const none = el("p", { class: "muted", text: app.t("studio-no-place") });
  const finder = createPlaceFinder(app, id, (found, origin) => {
    const { confidence: sure, ...place } = found;
    const next = placed(position(), place, origin);
    app.desk.set(app.route, at()(), sure ? { ...next, confidence: sure } : next);
    app.showPlace?.(next);
  });
  const degrees = ["lat", "lon"].map((name) => degreeField(app, name, position, at));
  const confidence = choiceField(app, { draft, place: at("confidence"), label: app.t("studio-field-confidence"), options: () => ["high", "medium", "low"].map((value) => [value, app.t(`studio-confidence-${value}`)]) });
  const source = plainField(app, { draft, place: at("source"), label: app.t("studio-field-source"), max: 200 });
  const known = el("div", { class: "form-grid" }, confidence.element, source.element);
  const element = el("div", { class: "place-fields", dataset: { place: at()().join("/") } }, finder.element, none, el("div", { class: "form-grid" }, degrees.map((one) => one.element)), known);

  function update() {
    const there = position();
    none.hidden = there !== null;
    known.hidden = there === null;
    degrees.forEach((field) => field.update());
    if (there) [confidence, source].forEach((field) => field.update());
  }
  return { element, update, place: at()(), focus: () => degrees[0].focus() };
}

/** Both numbers make a position; as long as one is missing, what is typed waits in the field. */
function degreeField(app, name, position, at) {
  const most = name === "lat" ? 90 : 180;
  const control = el("input", { class: "input", type: "text", inputmode: "decimal", autocomplete: "off", maxlength: 20, id: `place-${name}-${at()()[2]}` });
  const wrong = app.t("studio-number-wrong", { min: -most, max: most });
  const field = frame({ label: app.t(`studio-field-${name}`), control, place: at(name)(), update });
  let refused = null;
  const read = (input) => {
    const number = Number(input.value.trim().replace(",", "."));
    return input.value.trim() !== "" && Number.isFinite(number) && Math.abs(number) <= Number(input.dataset.most) ? round(number) : null;
  };
  control.dataset.most = most;
  control.addEventListener("change", () => {
    const inputs = control.closest(".place-fields").querySelectorAll("input[data-most]");
    const [lat, lon] = [...inputs].map(read);
    complain(control.value.trim() !== "" && read(control) === null);
    field.tell();
    if (control.value.trim() === "" && position()) app.desk.set(app.route, at()(), null);
    else if (lat !== null && lon !== null && !(position()?.lat === lat && position()?.lon === lon)) {
      app.desk.set(app.route, at()(), placed(position(), { lat, lon }, app.t("studio-source-typed")));
    }
  });
  function complain(isWrong) {
    refused = isWrong ? JSON.stringify(position()) : null;
    field.complain(isWrong ? wrong : "");
  }

  function update() {
    const there = position();
    // What is wrong stays to be mended, until the place is another one.
    if (refused === JSON.stringify(there) || document.activeElement === control) return;
    if (refused) complain(false);
    if (there) control.value = String(there[name]);
  }

  return field;
}
