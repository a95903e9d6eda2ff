// What people need to know before they walk there; unknown is said as unknown. Imported by ui/studio/station-form.js.
import { el } from "../dom.js";
import { choiceField, localField, numberField } from "./fields.js";

const KNOWN = ["unknown", "yes", "no", "partly"];

export function createAccessFields(app, at) {
  const draft = () => app.route;
  const place = (name) => () => [...at(), name];
  const options = () => KNOWN.map((value) => [value, app.t(`studio-known-${value}`)]);
  const known = (name) => choiceField(app, { draft, place: place(name), label: app.t(`studio-access-${name}`), options, absent: "unknown" });
  const steps = numberField(app, { draft, place: place("steps"), label: app.t("studio-access-steps"), help: app.t("studio-access-steps-help"), min: 0, max: 1000 });
  const texts = ["surface", "note"].map((name) => localField(app, { draft, place: place(name), label: app.t(`studio-access-${name}`), max: 600 }));
  const choices = ["wheelchair", "seats", "toilet", "shelter"].map(known);
  const fields = [choices[0], steps, ...choices.slice(1), ...texts];
  const element = el("fieldset", { class: "access" }, el("legend", { class: "lab", text: app.t("studio-access") }), el("div", { class: "form-grid" }, fields.slice(0, 5).map((one) => one.element)), texts.map((one) => one.element));
  return { element, fields };
}
