// The options of a question: text in each language, which are right, their order. They have ids, so two people can work on
// two of them. Imported by ui/studio/questions/widgets.js.
import { markChanges, nextOptionId } from "../../../core/studio-questions.js";
import { valueAt } from "../../../core/studio-changes.js";
import { announce, el, iconElement, setText } from "../../dom.js";
import { localField } from "../fields.js";
import { staffIcon } from "../icon.js";
import { counted } from "./words.js";

export function createOptions(app, { draft, at, field, id, label, help }) {
  const { t } = app;
  const path = at(field.name);
  const list = el("ol", { class: "options" });
  const add = el("button", { class: "link", type: "button", on: { click: () => append() } }, iconElement("plus"), t("sq-option-add"));
  const element = el("fieldset", { class: "field", dataset: { place: path.join("/") } }, el("legend", { class: "lab" }, label, el("em", { class: "required", text: ` · ${t("studio-required")}` })), help ? el("p", { class: "help", text: help }) : null, list, add);
  const rows = new Map();

  const options = () => {
    const found = valueAt(draft().document, path);
    return Array.isArray(found) ? found : [];
  };

  function row(option) {
    const mark = el("input", { type: field.mark === "one" ? "radio" : "checkbox", name: `right-${id}`, on: { change: () => markRight() } });
    const number = el("b", { class: "option-number" });
    const text = localField(app, { draft, place: () => [...path, option, "text"], label: "", max: field.length, note: counted(t, app.data.questions.advice.option) });
    text.element.addEventListener("keydown", (event) => onward(event, option));
    const tool = (what, icon, act) => el("button", { class: "iconbtn", type: "button", dataset: { what }, on: { click: (event) => event.currentTarget.getAttribute("aria-disabled") !== "true" && act() } }, staffIcon(icon));
    const tools = { up: tool("up", "arrow-up", () => move(option, "up")), down: tool("down", "arrow-down", () => move(option, "down")), remove: tool("remove", "trash-2", () => takeOut(option)) };
    const right = el("label", { class: "tick option-right" }, mark, el("span", { text: t("sq-option-right") }));
    text.element.querySelector("legend").replaceChildren(number);
    return { node: el("li", { class: "option" }, text.element, el("div", { class: "option-foot" }, right, el("span", { class: "option-tools" }, Object.values(tools)))), mark, number, text, tools };
  }

  /** Enter leads to the next option, and after the last one makes another. */
  function onward(event, option) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const ids = options().map((one) => one.id);
    const next = ids[ids.indexOf(option) + 1];
    if (next) rows.get(next).text.focus();
    else if (ids.length < field.most) append();
  }

  function append() {
    const known = options();
    const fresh = nextOptionId(known);
    app.desk.insert(draft(), [...path, fresh], { id: fresh }, known.at(-1)?.id ?? null);
    update();
    rows.get(fresh).text.focus();
  }

  function takeOut(option) {
    const ids = options().map((one) => one.id);
    const place = ids.indexOf(option);
    const words = wordsOf(place);
    app.desk.remove(draft(), [...path, option]);
    update();
    announce(t("sq-removed", { what: words }));
    rows.get(ids[place + 1] ?? ids[place - 1])?.text.focus();
  }

  function move(option, direction) {
    const ids = options().map((one) => one.id);
    const place = ids.indexOf(option);
    app.desk.move(draft(), [...path, option], direction === "up" ? (ids[place - 2] ?? null) : ids[place + 1]);
    update();
    announce(t("sq-option-moved", { number: place + (direction === "up" ? 0 : 2) }));
    const moved = rows.get(option).tools;
    const button = moved[direction];
    (button.getAttribute("aria-disabled") === "true" ? moved[direction === "up" ? "down" : "up"] : button).focus();
  }

  function markRight() {
    const right = [...rows].filter(([, one]) => one.mark.checked).map(([option]) => option);
    app.desk.change(draft(), markChanges(options(), path, right));
  }

  const wordsOf = (place) => t("sq-option", { number: place + 1 });

  function update() {
    const known = options();
    for (const [option, one] of rows) {
      if (known.some((each) => each.id === option)) continue;
      one.node.remove();
      rows.delete(option);
    }
    known.forEach((option, place) => {
      if (!rows.has(option.id)) rows.set(option.id, row(option.id));
      const one = rows.get(option.id);
      if (list.children[place] !== one.node) list.insertBefore(one.node, list.children[place] ?? null);
      fill(one, option, place, known.length);
    });
    add.hidden = known.length >= field.most;
  }

  function fill(one, option, place, total) {
    const what = wordsOf(place);
    one.mark.checked = option.correct === true;
    one.mark.setAttribute("aria-label", t("sq-option-right-of", { what }));
    setText(one.number, what);
    one.text.update();
    const tools = [["up", "sq-move-up", place === 0], ["down", "sq-move-down", place === total - 1], ["remove", "sq-remove", total <= field.least]];
    for (const [name, key, off] of tools) {
      one.tools[name].setAttribute("aria-label", t(key, { what }));
      one.tools[name].setAttribute("aria-disabled", String(off));
    }
  }

  return { element, place: path, update, focus: (language) => ([...rows.values()][0]?.text ?? add).focus(language) };
}
