// The form of one station in walking order: name, place, way there, insight, picture, question, and what few need behind
// "Mehr". Imported by ui/studio/stations-step.js.
import { countWords, nameOf, stationsOf } from "../../core/studio-route.js";
import { valueAt } from "../../core/studio-changes.js";
import { announce, el, setText } from "../dom.js";
import { createAccessFields } from "./access-fields.js";
import { choiceField, localField, numberField, tickField } from "./fields.js";
import { createPlaceFields } from "./place-fields.js";
import { pointsField } from "./points-field.js";

/** `parts` are pieces that come from elsewhere: {pictures, audio, evidence}, each a function (app, id) -> {element, update}. */
export function createStationForm(app, id, parts = {}) {
  const draft = () => app.route;
  const at = (...path) => () => ["route", "stations", id, ...path];
  const station = () => valueAt(app.route.document, at()());
  const words = (text) => app.t("studio-words", { n: countWords(text) });

  const name = localField(app, { draft, place: at("name"), label: app.t("studio-field-name"), max: 120, required: app.t("studio-required") });
  const place = createPlaceFields(app, id);
  const directions = localField(app, { draft, place: at("directions"), label: app.t("studio-field-directions"), help: app.t("studio-field-directions-help"), max: 600, rows: 3 });
  const insight = localField(app, { draft, place: at("insight"), label: app.t("studio-field-insight"), help: app.t("studio-field-insight-help"), max: 4000, rows: 7, note: words });
  const pictures = parts.pictures?.(app, id);
  const evidence = parts.evidence?.(app, id);
  const question = questionPart(app, id);
  const more = morePart(app, id, at, parts);

  const remove = el("button", { class: "link danger", type: "button", on: { click: takeOut } }, app.t("studio-remove-station"));
  const pieces = [name, place, evidence, directions, insight, pictures, question, more].filter(Boolean);
  const element = el(
    "section",
    { class: "station-form", "aria-label": app.t("studio-form-of", { name: app.stationName(id) }) },
    section("name", name.element),
    section("place", place.element, evidence?.element),
    section("way", directions.element),
    section("insight", insight.element),
    pictures ? section("picture", pictures.element) : null,
    section("question", question.element),
    more.element,
    remove,
  );

  function section(key, ...children) {
    return el("section", { class: "form-section", dataset: { section: key } }, el("h2", { text: app.t(`studio-section-${key}`) }), children);
  }

  function takeOut() {
    const words = nameOf(station(), app.t.language) || app.t("studio-unnamed");
    app.desk.remove(app.route, at()());
    announce(app.t("studio-removed-station", { name: words }));
    app.select(null, { focus: "list", removed: words });
  }

  return {
    element,
    update() {
      if (!station()) return;
      element.setAttribute("aria-label", app.t("studio-form-of", { name: app.stationName(id) }));
      pieces.forEach((piece) => piece.update());
    },
    /** Brings the field of a path into view and the focus into it. */
    reveal(field, language) {
      const target = pieces.flatMap((piece) => piece.fields ?? [piece]).find((one) => one.place?.[3] === field && !one.element?.hidden);
      const box = target?.element ?? element.querySelector(`[data-place^="route/stations/${CSS.escape(id)}/${CSS.escape(field ?? "name")}"]`);
      box?.closest("details")?.setAttribute("open", "");
      if (target?.focus) target.focus(language);
      else box?.querySelector("input, select, textarea, button")?.focus();
      box?.scrollIntoView({ block: "center" });
    },
  };
}

function questionPart(app, id) {
  const count = el("p", { class: "muted" });
  const open = el("button", { class: "btn btn-line", type: "button", on: { click: () => app.go("questions", id) } }, app.t("studio-to-questions"));
  const station = () => valueAt(app.route.document, ["route", "stations", id]);
  return {
    element: el("div", { dataset: { place: `route/stations/${id}/quiz` } }, count, open),
    place: ["route", "stations", id, "quiz"],
    focus: () => open.focus(),
    update: () => setText(count, app.t("studio-question-count", { n: app.questionsOf(station()).length })),
  };
}

function morePart(app, id, at, parts) {
  const draft = () => app.route;
  const others = () => stationsOf(app.route.document).filter((one) => one.id !== id && one.position);
  const audio = parts.audio?.(app, id);
  const radius = numberField(app, { draft, place: at("fence", "radius_m"), label: app.t("studio-field-radius"), help: app.t("studio-field-radius-help", app.data.fences), min: app.data.fences.min, max: app.data.fences.max, whole: false });
  const corners = pointsField(app, {
    ...{ id: "fence-corners", place: at("fence", "polygon")(), label: app.t("studio-map-polygon"), help: app.t("studio-field-corners-help"), least: 3, most: app.data.fences.corners },
    write: (points) => app.desk.set(app.route, at("fence")(), points ? { polygon: points } : null),
  });
  const indoor = tickField(app, { draft, place: at("indoor"), label: app.t("studio-field-indoor") });
  const near = choiceField(app, {
    ...{ draft, place: at("near"), label: app.t("studio-field-near") },
    options: () => [[null, app.t("studio-near-none")], ...others().map((one) => [one.id, nameOf(one, app.t.language) || one.id])],
  });
  const dwell = numberField(app, { draft, place: at("dwell_min"), label: app.t("studio-field-dwell"), min: 1, max: 240 });
  const points = numberField(app, { draft, place: at("checkin_points"), label: app.t("studio-field-points"), help: app.t("studio-field-points-help"), min: 0, max: 1000 });
  const access = createAccessFields(app, at("access"));
  const fields = [radius, indoor, near, dwell, points, ...access.fields, corners, audio].filter(Boolean);
  const element = el(
    "details",
    { class: "form-more" },
    el("summary", {}, el("h2", { text: app.t("studio-section-more") })),
    el("div", { class: "form-grid" }, radius.element, dwell.element, points.element, near.element),
    indoor.element,
    corners.element,
    access.element,
    audio ? el("section", {}, el("h3", { class: "lab", text: app.t("studio-audio") }), audio.element) : null,
  );
  function update() {
    fields.forEach((field) => field.update());
    // Where the station has no place, there is nothing a radius could lie around, but a neighbour can stand in for it. One that
    // has been chosen before can be taken out again: it may be gone by now.
    const has = valueAt(app.route.document, at("position")()) !== null;
    radius.element.hidden = !has || valueAt(app.route.document, at("fence", "polygon")()) !== null;
    corners.element.hidden = !has;
    near.element.hidden = has && valueAt(app.route.document, at("near")()) === null;
  }
  return { element, fields, update };
}
