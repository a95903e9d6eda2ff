// Where a figure comes from: title, address, date, area. It is needed where a figure stands in the question, and said so.
// Imported by ui/studio/questions/form.js.
import { needsSource } from "../../../core/studio-questions.js";
import { valueAt } from "../../../core/studio-changes.js";
import { el, setText } from "../../dom.js";
import { localField, plainField } from "../fields.js";

const ADDRESS_LENGTH = 500;
const ADDRESS = /^https?:\/\/[^\s/?#]+[^\s]*$/;

export function createSource(app, { draft, at }) {
  const { t } = app;
  const limits = app.data.questions.limits.source;
  const local = (name) => localField(app, { draft, place: () => at("source", name), label: t(`sq-field-source-${name}`), max: limits[name], required: t("studio-required") });
  const url = plainField(app, { draft, place: () => at("source", "url"), label: t("sq-field-source-url"), help: t("sq-help-source-url"), max: ADDRESS_LENGTH, type: "url" });
  url.element.querySelector("input, textarea").addEventListener("change", (event) => {
    url.complain(event.target.value === "" || ADDRESS.test(event.target.value) ? "" : t("sq-url-wrong"));
    url.tell();
  });
  const fields = [local("title"), url, local("date"), local("area")];
  const need = el("em", { class: "required" });
  const why = el("p", { class: "help", text: t("sq-help-source") });
  const element = el("details", { class: "form-more source", dataset: { place: at("source").join("/") } }, el("summary", {}, el("span", {}, t("sq-field-source"), need)), why, fields.map((one) => one.element));
  let unfolded = false;

  function update() {
    const question = valueAt(draft().document, at());
    const needed = needsSource(question);
    setText(need, needed ? ` · ${t("sq-source-needed")}` : "");
    why.hidden = !needed;
    // It opens by itself once there is a reason, and stays as people put it.
    if (!unfolded && (needed || question?.source)) unfolded = element.open = true;
    fields.forEach((one) => one.update());
  }

  return { element, place: at("source"), fields, update, focus: (language) => fields[0].focus(language) };
}
