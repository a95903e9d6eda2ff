// The studio's fields: each is bound to one place of a draft, saves what is typed as a change to that place, and shows what
// others have changed there unless somebody is typing in it. Imported by ui/studio/*.
import { parseNumber } from "../../core/format.js";
import { valueAt } from "../../core/studio-changes.js";
import { announce, el, setText } from "../dom.js";

const NAMES = { de: "Deutsch", en: "English", "de-x-easy": "Einfache Sprache" };
const NUMBER_LENGTH = 30;
let count = 0;

/** How a language is called in itself. */
export const languageName = (code) => NAMES[code] ?? code;

/**
 * A frame of label, control, help and error. `update()` shows in the control what the draft says; by `place` a finding or an
 * undone step finds the field.
 */
export function frame({ label, help = null, control, required = null, place, update, extra = [] }) {
  const id = control.id || (control.id = `field-${(count += 1)}`);
  const error = el("p", { class: "error", id: `${id}-error`, hidden: true }, el("span"));
  const about = help ? el("p", { class: "help", id: `${id}-help`, text: help }) : null;
  const words = el("label", { class: "lab", for: id }, label, required ? el("em", { class: "required", text: ` · ${required}` }) : null);
  if (about) control.setAttribute("aria-describedby", about.id);
  const element = el("div", { class: "field", dataset: { place: place.join("/") } }, words, control, error, about, extra);
  return {
    ...{ element, place, update },
    focus: () => control.focus(),
    complain(text) {
      error.hidden = !text;
      setText(error.firstElementChild, text);
      if (text) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      const described = [text ? error.id : null, about?.id].filter(Boolean).join(" ");
      if (described) control.setAttribute("aria-describedby", described);
      else control.removeAttribute("aria-describedby");
    },
    /** Says what is wrong to who leaves the field: at every letter it would be too much to hear. */
    tell: () => !error.hidden && announce(`${label}: ${error.textContent}`),
  };
}

// What each control and the draft agreed on last; null while what has just been typed is on its way into the draft.
const agreed = new WeakMap();

/**
 * Writes a value into a control. What is being typed stays, unless somebody else has changed the value meanwhile: whoever typed
 * on, or just left the field, would write their former text over it without having seen it.
 */
export function show(control, value) {
  const text = value === null || value === undefined ? "" : String(value);
  const known = agreed.get(control) ?? text;
  agreed.set(control, text);
  const isTyped = document.activeElement === control && control.dataset.typing;
  if (control.value !== text && !(isTyped && known === text)) control.value = text;
}

/** Hears what is typed into a control that `show` fills. */
export function typing(control, write) {
  const hear = (text) => {
    agreed.set(control, null);
    write(text);
  };
  control.addEventListener("input", () => {
    control.dataset.typing = "yes";
    hear(control.value);
  });
  // What was typed is kept without the spaces around it, once somebody has finished.
  control.addEventListener("change", () => {
    delete control.dataset.typing;
    const trimmed = control.value.trim();
    if (trimmed !== control.value) control.value = trimmed;
    hear(trimmed);
  });
  control.addEventListener("blur", () => delete control.dataset.typing);
}

/** One text that is no text in several languages; an address is long and still one line. */
export function plainField(app, { draft, place, label, help, max, required, type = "text", list = null }) {
  const long = max > 200 && type === "text";
  const control = el(long ? "textarea" : "input", { class: "input", maxlength: max, autocomplete: "off", ...(long ? { rows: 6 } : { type }), list });
  typing(control, (text) => app.desk.set(draft(), place(), text === "" ? null : text));
  const update = () => show(control, valueAt(draft().document, place()));
  return frame({ label, help, control, required, place: place(), update });
}

/**
 * A number within bounds, read as the game reads a guess: browsers differ in what a comma or "12.500" is to them. Anything else
 * is said and not saved; it stays, with what is wrong about it, until its place says something new.
 */
export function numberField(app, { draft, place, label, help, min, max, whole = true, required }) {
  const control = el("input", { class: "input", type: "text", inputmode: whole ? "numeric" : "decimal", maxlength: NUMBER_LENGTH, autocomplete: "off" });
  const value = () => valueAt(draft().document, place());
  let wrongBeside = null;
  const update = () => {
    if (wrongBeside && (control.dataset.typing || wrongBeside.value === value())) return;
    if (wrongBeside) judge(true);
    show(control, figure(value(), app.t.language));
  };
  const field = frame({ label, help, control, required, place: place(), update });
  const judge = (fits) => {
    wrongBeside = fits ? null : { value: value() };
    field.complain(fits ? "" : app.t("studio-number-wrong", { min, max }));
  };
  typing(control, (text) => {
    const number = text.trim() === "" ? null : parseNumber(text, app.t.language);
    const fits = text.trim() === "" || (number !== null && number >= min && number <= max && (!whole || Number.isInteger(number)));
    judge(fits);
    if (fits) app.desk.set(draft(), place(), number);
  });
  // What was understood is shown once the field is left.
  control.addEventListener("blur", update);
  control.addEventListener("change", field.tell);
  return field;
}

/** As it is typed: no groups, and a comma where the language has one. */
function figure(value, language) {
  return Number.isFinite(value) ? String(value).replace(".", language === "en" ? "." : ",") : value;
}

/** One of a few values; `options` is a list of [value, words]. The first one is what an absent value means. */
export function choiceField(app, { draft, place, label, help, options, absent = null }) {
  const control = el("select", { class: "input" });
  const fill = () => {
    const wanted = options();
    const known = [...control.options].map((option) => `${option.value}\n${option.textContent}`);
    if (known.join("\n\n") !== wanted.map(([value, words]) => `${value ?? ""}\n${words}`).join("\n\n")) {
      control.replaceChildren(...wanted.map(([value, words]) => el("option", { value: value ?? "", text: words })));
    }
  };
  const update = () => {
    fill();
    const value = valueAt(draft().document, place()) ?? absent;
    if (document.activeElement !== control || control.value === "") control.value = value ?? "";
  };
  control.addEventListener("change", () => app.desk.set(draft(), place(), control.value === "" || control.value === absent ? null : control.value));
  return frame({ label, help, control, place: place(), update });
}

/** Yes or no; no is what an absent value means. */
export function tickField(app, { draft, place, label, help = null }) {
  const control = el("input", { type: "checkbox", id: `field-${(count += 1)}` });
  control.addEventListener("change", () => app.desk.set(draft(), place(), control.checked ? true : null));
  const words = el("span", {}, label, help ? el("small", { class: "muted", text: ` ${help}` }) : null);
  const element = el("div", { class: "field", dataset: { place: place().join("/") } }, el("label", { class: "tick", for: control.id }, control, words));
  return { element, place: place(), focus: () => control.focus(), update: () => (control.checked = valueAt(draft().document, place()) === true) };
}

/** How a text at a place of a draft is read and written. A plain text stands for all languages. */
function storedText(app, draft, place) {
  const text = () => valueAt(draft().document, place());
  return {
    text,
    write(language, next) {
      const value = text();
      if (typeof value !== "string") return app.desk.set(draft(), [...place(), language], next);
      return app.desk.set(draft(), place(), splitText(app, value, language, next));
    },
  };
}

/** A plain text that says something else in one language becomes a text of each. */
function splitText(app, value, language, next) {
  if (value === next) return value;
  const all = app.languages().map((code) => [code, code === language ? next : value]).filter(([, words]) => words !== null);
  return all.length > 0 ? Object.fromEntries(all) : null;
}

/** The text with another wording in one language; null where nothing is left of it. */
export function textWith(app, value, language, next) {
  if (typeof value === "string") return splitText(app, value, language, next);
  const all = { ...value, [language]: next };
  if (next === null) delete all[language];
  return Object.keys(all).length > 0 ? all : null;
}

/**
 * A text in the route's languages, one beside the other. `source` reads and writes it where it is no field of its own, such as
 * in a list.
 */
export function localField(app, { draft, place, source = storedText(app, draft, place), label, help, max, rows = 1, required = null, note = null }) {
  const about = help ? el("p", { class: "help", id: `help-${(count += 1)}`, text: help }) : null;
  const root = el("fieldset", { class: "field local", "aria-describedby": about?.id, dataset: { place: place().join("/") } });
  const inputs = new Map();
  root.append(el("legend", { class: "lab" }, label, required ? el("em", { class: "required", text: ` · ${required}` }) : null));
  if (about) root.append(about);

  const textIn = (language) => {
    const value = source.text() ?? "";
    return typeof value === "object" ? (value[language] ?? "") : value;
  };

  function input(language) {
    const id = `field-${(count += 1)}`;
    const control = el(rows > 1 ? "textarea" : "input", { class: "input", id, lang: language.split("-")[0], dataset: { language }, maxlength: max, autocomplete: "off", ...(rows > 1 ? { rows } : { type: "text" }) });
    typing(control, (typed) => {
      source.write(language, typed === "" ? null : typed);
      told();
    });
    const missing = el("em", { class: "missing", text: app.t("studio-language-missing"), hidden: true });
    const counted = note ? el("span", { class: "muted counted" }) : null;
    const told = () => {
      missing.hidden = app.languages().length < 2 || control.value.trim() !== "" || language.endsWith("-x-easy") || isEmpty();
      if (counted) setText(counted, control.value.trim() === "" ? "" : note(control.value));
    };
    const element = el("div", { class: "local-one" }, el("label", { for: id, class: "local-name" }, languageName(language), missing), control, counted);
    return { element, control, told };
  }

  const isEmpty = () => app.languages().every((language) => textIn(language) === "");

  function update() {
    const languages = app.languages();
    if ([...inputs.keys()].join() !== languages.join()) {
      for (const one of inputs.values()) one.element.remove();
      inputs.clear();
      for (const language of languages) inputs.set(language, input(language));
      root.append(...[...inputs.values()].map((one) => one.element));
      root.classList.toggle("local-single", languages.length === 1);
    }
    for (const [language, one] of inputs) {
      show(one.control, textIn(language));
      one.told();
    }
  }

  return { element: root, place: place(), update, focus: (language) => (inputs.get(language) ?? [...inputs.values()][0])?.control.focus() };
}
