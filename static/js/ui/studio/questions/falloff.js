// How near an estimate must be: two deviations in words and as a small picture. Imported by ui/studio/questions/widgets.js.
import { numberText } from "../../../core/format.js";
import { resolve } from "../../../core/localized.js";
import { falloffCorners, falloffIsSound, suggestedFalloff } from "../../../core/studio-questions.js";
import { valueAt } from "../../../core/studio-changes.js";
import { el, setText } from "../../dom.js";
import { shape } from "../../marks.js";
import { numberField } from "../fields.js";
import { fieldWords } from "./words.js";

const NAMES = ["tolerance", "zero_at"];

export function createFalloff(app, { draft, at, field, type, label }) {
  const { t } = app;
  const question = () => valueAt(draft().document, at()) ?? {};
  const bounds = { min: 0, max: field.most, whole: false };
  const fields = NAMES.map((name) => numberField(app, { draft, place: () => at(name), label: fieldWords(t, type, name === "tolerance" ? "full_within" : name), ...bounds, required: t("studio-required") }));
  const help = el("p", { class: "help" });
  const words = el("p", { class: "falloff-words" });
  const picture = el("div", { class: "falloff-picture" });
  const suggest = el("button", { class: "link", type: "button", on: { click: takeSuggestion } });
  const element = el("fieldset", { class: "field falloff", dataset: { place: at(field.name).join("/") } }, el("legend", { class: "lab", text: label }), help, el("div", { class: "form-grid" }, fields.map((one) => one.element)), words, picture, suggest);

  function takeSuggestion() {
    const now = question();
    const wanted = suggestedFalloff(now);
    app.desk.change(draft(), NAMES.map((name) => ({ op: "set", path: at(name), old: now[name] ?? null, new: wanted[name] })));
    update();
    fields[0].focus();
  }

  /** Both boundaries in words, with the numbers that they mean: nobody works out what a twentieth of 12 337 is. */
  function sentence(now, unit) {
    const figure = (value) => numberText(value, t.language);
    const isLog = now.scale === "log";
    const [zeroLow, low, high, zeroHigh] = falloffCorners(now).map((value) => figure(isLog ? Number(value.toPrecision(4)) : value));
    const corners = { low, high, zeroLow, zeroHigh, unit };
    if (isLog) return t("sq-falloff-words-log", { ...corners, percent: figure(Math.round((now.tolerance - 1) * 1000) / 10) });
    return t("sq-falloff-words", { ...corners, full: figure(now.tolerance), none: figure(now.zero_at) });
  }

  function update() {
    fields.forEach((one) => one.update());
    const now = question();
    const sound = falloffIsSound(now);
    const unit = resolve(now.unit, t.language);
    const isLog = now.scale === "log";
    setText(help, t(isLog ? "sq-falloff-help-log" : "sq-falloff-help"));
    setText(words, sound ? sentence(now, unit) : t(falloffTrouble(now)));
    draw(sound ? now : null, unit);
    const wanted = suggestedFalloff(now);
    suggest.hidden = !Number.isFinite(now.answer) || NAMES.every((name) => wanted[name] === now[name]);
    setText(suggest, t("sq-falloff-suggest", { full: numberText(wanted.tolerance, t.language), none: numberText(wanted.zero_at, t.language) }));
  }

  function draw(now, unit) {
    const key = JSON.stringify([now && [now.answer, now.tolerance, now.zero_at, now.scale], unit]);
    if (picture.dataset.key === key) return;
    picture.dataset.key = key;
    picture.replaceChildren(...(now ? [curve(now, t.language)] : []));
  }

  return { element, place: at(field.name), fields, update, focus: () => fields[0].focus() };
}

function falloffTrouble({ answer, tolerance, zero_at: zero, scale }) {
  if (![answer, tolerance, zero].every(Number.isFinite)) return "sq-falloff-open";
  if (scale === "log") return "sq-falloff-log";
  return "sq-falloff-wrong";
}

/** Points over answers: up, full, down. The figures below say what the words above say, so it is hidden from readers. */
function curve(now, language) {
  const [zeroLow, fullLow, fullHigh, zeroHigh] = falloffCorners(now);
  const scale = now.scale === "log" ? Math.log : (value) => value;
  const [from, to] = [scale(zeroLow), scale(zeroHigh)];
  const x = (value) => Math.round((30 + (260 * (scale(value) - from)) / (to - from)) * 10) / 10;
  const line = `M6 74H${x(zeroLow)}L${x(fullLow)} 14H${x(fullHigh)}L${x(zeroHigh)} 74H314`;
  const label = (value, anchor) => shape("text", { x: x(value), y: 92, "text-anchor": anchor });
  const [low, middle, high] = [label(zeroLow, "start"), label(now.answer, "middle"), label(zeroHigh, "end")];
  for (const [node, value] of [[low, zeroLow], [middle, now.answer], [high, zeroHigh]]) node.textContent = numberText(now.scale === "log" ? Number(value.toPrecision(4)) : value, language);
  return shape("svg", { viewBox: "0 0 320 98", class: "curve", "aria-hidden": "true" }, shape("path", { class: "curve-fill", d: `${line}V74H6Z` }), shape("path", { class: "curve-line", d: line }), shape("path", { class: "curve-mid", d: `M${x(now.answer)} 14V74` }), low, middle, high);
}
