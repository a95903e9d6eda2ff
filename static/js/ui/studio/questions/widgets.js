// The controls that a type's declaration may ask for (app/quiz/editing.py); one that this release does not know is said, and
// the rest of the form works on. Imported by ui/studio/questions/form.js.
import { valueAt } from "../../../core/studio-changes.js";
import { el } from "../../dom.js";
import { localField, numberField } from "../fields.js";
import { entryList } from "./entries.js";
import { createFalloff } from "./falloff.js";
import { createOptions } from "./options.js";
import { fieldHelp, fieldWords, valueWords } from "./words.js";

const WIDGETS = { options: createOptions, falloff: createFalloff, local: createLocal, number: createNumber, pick: createPick, texts: createTexts };

/** The control of a declared field: {element, place, update, focus}. `context` is {draft, at, field, type, id}. */
export function createWidget(app, context) {
  const { field, type } = context;
  const words = { label: fieldWords(app.t, type, field.name), help: fieldHelp(app.t, type, field.name) };
  const make = Object.hasOwn(WIDGETS, field.widget) ? WIDGETS[field.widget] : createUnknown;
  return make(app, { ...context, ...words });
}

function createUnknown(app, { at, field, label }) {
  const element = el("p", { class: "field notice", dataset: { place: at(field.name).join("/") }, text: app.t("sq-widget-unknown", { field: label }) });
  return { element, place: at(field.name), update() {}, focus() {} };
}

const required = (app, field) => (field.required ? app.t("studio-required") : null);

function createLocal(app, { draft, at, field, label, help }) {
  return localField(app, { draft, place: () => at(field.name), label, help, max: field.length, rows: field.rows ?? 1, required: required(app, field) });
}

function createNumber(app, { draft, at, field, label, help }) {
  return numberField(app, { draft, place: () => at(field.name), label, help, min: field.least, max: field.most, whole: field.whole === true, required: required(app, field) });
}

/** One of a few values, all in sight; without one chosen the default holds. */
function createPick(app, { draft, at, field, type, id, label, help }) {
  const place = at(field.name);
  const value = () => valueAt(draft().document, place) ?? field.default ?? null;
  const boxes = field.values.map((one) => {
    const box = el("input", { type: "radio", name: `${field.name}-${id}`, on: { change: () => app.desk.set(draft(), place, one === field.default ? null : one) } });
    return { one, box, element: el("label", { class: "tick" }, box, el("span", { text: valueWords(app.t, type, field.name, one) })) };
  });
  const legend = el("legend", { class: "lab" }, label, field.required ? el("em", { class: "required", text: ` · ${app.t("studio-required")}` }) : null);
  const element = el("fieldset", { class: "field pick", dataset: { place: place.join("/") } }, legend, help ? el("p", { class: "help", text: help }) : null, boxes.map((one) => one.element));
  return {
    ...{ element, place },
    update: () => boxes.forEach(({ one, box }) => (box.checked = one === value())),
    focus: () => (boxes.find(({ box }) => box.checked) ?? boxes[0]).box.focus(),
  };
}

/** A list of texts, each in all languages. */
function createTexts(app, { draft, at, field, label, help }) {
  const { t } = app;
  const name = (index) => t("sq-entry", { number: index + 1 });
  const words = { legend: label, help, add: t("sq-texts-add"), remove: (what) => t("sq-remove", { what }) };
  const make = (scope) => {
    const text = localField(scope.app, { draft: scope.draft, place: () => ["entry"], label: name(scope.index), max: field.length });
    return { element: text.element, update: text.update, focus: text.focus };
  };
  const list = entryList(app, { draft, place: () => at(field.name), most: field.most, fresh: () => ({}), make, name, words });
  if (field.required) list.element.querySelector("legend").append(el("em", { class: "required", text: ` · ${t("studio-required")}` }));
  return list;
}
