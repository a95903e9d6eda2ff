// "Frage hinzufügen": the types as pictures with a word, the usual ones first, and the way to the questions that there are
// already. Imported by ui/studio/questions-step.js.
import { el } from "../../dom.js";
import { staffIcon } from "../icon.js";
import { typeWhat, typeWords } from "./words.js";

const FIRST = 3;

export function createAdd(app, { station, onType, onBank, onCancel }) {
  const { t } = app;
  const { types } = app.data.questions;
  const card = (one) =>
    el("li", {}, el("button", { class: "type-card", type: "button", dataset: { type: one.type }, on: { click: () => onType(one) } }, staffIcon(one.icon), el("span", { class: "type-name", text: typeWords(t, one.type) }), el("span", { class: "muted", text: typeWhat(t, one.type) })));
  const cards = (some) => el("ul", { class: "type-cards" }, some.map(card));
  const rest = types.slice(FIRST);
  const title = el("h2", { tabindex: "-1", text: t("sq-add-to", { station }) });
  const element = el(
    "section",
    { class: "station-form question-add-form", "aria-label": t("sq-add") },
    title,
    cards(types.slice(0, FIRST)),
    rest.length > 0 ? el("details", { class: "form-more" }, el("summary", {}, el("span", { text: t("sq-more-types") })), cards(rest)) : null,
    el("button", { class: "btn btn-line", type: "button", on: { click: onBank } }, staffIcon("library"), t("sq-bank-open")),
    onCancel ? el("button", { class: "link", type: "button", on: { click: onCancel } }, t("sq-cancel")) : null,
  );
  return { element, update() {}, focus: () => title.focus() };
}
