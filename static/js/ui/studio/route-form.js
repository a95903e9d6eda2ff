// What holds for the whole route: its name, languages, order, points, where everybody meets. Imported by
// ui/studio/stations-step.js.
import { nameOf, stationsOf } from "../../core/studio-route.js";
import { valueAt } from "../../core/studio-changes.js";
import { el } from "../dom.js";
import { choiceField, languageName, localField, numberField, plainField } from "./fields.js";
import { pointsField } from "./points-field.js";

const LANGUAGES = ["de", "en", "de-x-easy"];

export function createRouteForm(app) {
  const draft = () => app.route;
  const at = (...path) => () => ["route", ...path];
  const stations = () => [[null, app.t("studio-station-any")], ...stationsOf(app.route.document).map((one) => [one.id, nameOf(one, app.t.language) || one.id])];
  const choose = (name, values) => choiceField(app, { draft, place: at(name), label: app.t(`studio-field-${name}`), options: () => values.map((value) => [value, app.t(`studio-${name}-${value}`)]), absent: values[0] });
  const fields = [
    localField(app, { draft, place: at("title"), label: app.t("studio-field-title"), max: 120, required: app.t("studio-required") }),
    localField(app, { draft, place: at("summary"), label: app.t("studio-field-summary"), max: 600, rows: 3, required: app.t("studio-required") }),
    languagesField(app),
    choose("order", ["fixed", "free", "rotated"]),
    choiceField(app, { draft, place: at("start"), label: app.t("studio-field-start"), options: stations }),
    choiceField(app, { draft, place: at("finish"), label: app.t("studio-field-finish"), options: stations }),
    numberField(app, { draft, place: at("scoring", "checkin_points"), label: app.t("studio-field-checkin-points"), min: 0, max: 1000 }),
    choose("offline", ["sealed", "open"]),
    localField(app, { draft, place: at("meeting_point"), label: app.t("studio-field-meeting"), max: 600 }),
    plainField(app, { draft, place: at("phone"), label: app.t("studio-field-phone"), max: 30, type: "tel" }),
    plainField(app, { draft, place: at("licence"), label: app.t("studio-field-licence"), max: 200 }),
  ];
  const way = pointsField(app, { id: "way-points", place: ["line"], label: app.t("studio-label-line"), help: app.t("studio-field-way-help"), least: 2, most: app.data.limits.way, write: (points) => app.desk.set(app.route, ["line"], points) });
  const more = el("details", { class: "form-more" }, el("summary", {}, el("h2", { text: app.t("studio-section-way-points") })), way.element);
  const grid = el("div", { class: "form-grid" }, fields.slice(3, 8).map((field) => field.element), fields.slice(9).map((field) => field.element));
  const element = el("section", { class: "station-form", "aria-label": app.t("studio-route-settings") }, el("h2", { text: app.t("studio-route-settings") }), fields.slice(0, 3).map((field) => field.element), grid, fields[8].element, more);
  return {
    element,
    update() {
      fields.forEach((field) => field.update());
      way.update();
    },
    reveal(field, language) {
      const target = [...fields, way].find((one) => one.place.includes(field ?? "title"));
      target?.element.closest("details")?.setAttribute("open", "");
      target?.focus(language);
      target?.element.scrollIntoView({ block: "center" });
    },
  };
}

/** The route's languages as ticks; one always stays. */
function languagesField(app) {
  const root = el("fieldset", { class: "field", dataset: { place: "route/languages" } }, el("legend", { class: "lab", text: app.t("studio-field-languages") }), el("p", { class: "help", text: app.t("studio-field-languages-help") }));
  const boxes = LANGUAGES.map((language) => {
    const box = el("input", { type: "checkbox", id: `language-${language}` });
    box.addEventListener("change", () => {
      const known = valueAt(app.route.document, ["route", "languages"]) ?? [];
      const others = known.filter((one) => !LANGUAGES.includes(one));
      const wanted = [...LANGUAGES.filter((one) => (one === language ? box.checked : known.includes(one))), ...others];
      if (wanted.length > 0) app.desk.set(app.route, ["route", "languages"], wanted);
      else box.checked = true;
    });
    root.append(el("label", { class: "tick", for: box.id }, box, el("span", { text: languageName(language), lang: language.split("-")[0] })));
    return { language, box };
  });
  return {
    ...{ element: root, place: ["route", "languages"] },
    focus: () => boxes[0].box.focus(),
    update: () => boxes.forEach(({ language, box }) => (box.checked = app.languages().includes(language))),
  };
}
