// The stations with the questions of the chosen one beneath it: number, type, beginning, its place in the order. Imported by
// ui/studio/questions-step.js.
import { nameOf, stationsOf } from "../../../core/studio-route.js";
import { el, iconElement, setText } from "../../dom.js";
import { staffIcon } from "../icon.js";
import { promptStart, typeWords } from "./words.js";

const TOOLS = { up: "arrow-up", down: "arrow-down", copy: null, remove: "trash-2" };

/**
 * `deeds` is {open(station), choose(question), add(), move(question, direction), copy(question), remove(question)}, `view` what
 * is looked at: {station, question, adding}. `resolve(entry)` gives the question an entry is or refers to, or null while it is coming.
 */
export function createQuestionList(app, { deeds, view, resolve }) {
  const { t } = app;
  const list = el("ol", { class: "station-list" });
  const empty = el("p", { class: "muted", text: t("sq-no-stations") });
  const questions = el("ol", { class: "question-list" });
  const add = el("button", { class: "link question-add", type: "button", on: { click: deeds.add } }, iconElement("plus"), t("sq-add"));
  const beneath = el("div", { class: "questions-beneath" }, questions, add);
  const element = el("nav", { class: "studio-list", "aria-label": t("sq-list") }, list, empty);
  const [stations, rows] = [new Map(), new Map()];

  function stationRow(id) {
    const number = el("b", { class: "no" });
    const name = el("span", { class: "name" });
    const count = el("span", { class: "muted question-count" });
    const open = el("button", { class: "station-row", type: "button", on: { click: () => deeds.open(id) } }, number, el("span", { class: "question-owner" }, name, count));
    return { element: el("li", { class: "question-station" }, open), number, name, count, open };
  }

  function questionRow(id) {
    const number = el("b", { class: "question-number" });
    const icon = el("span", { class: "question-icon" });
    const words = el("span", { class: "name" });
    const kind = el("span", { class: "visually-hidden" });
    const open = el("button", { class: "station-row question-row", type: "button", on: { click: (event) => deeds.choose(id, event.detail === 0) } }, number, icon, words, kind);
    const tools = Object.fromEntries(Object.entries(TOOLS).map(([name, picture]) => [name, tool(name, picture, id)]));
    return { element: el("li", {}, open, el("span", { class: "question-tools" }, Object.values(tools))), number, icon, words, kind, open, tools };
  }

  function tool(name, picture, id) {
    const act = (event) => {
      if (event.currentTarget.getAttribute("aria-disabled") === "true") return;
      if (name === "copy" || name === "remove") deeds[name](id);
      else deeds.move(id, name);
    };
    return el("button", { class: "iconbtn", type: "button", dataset: { tool: name }, on: { click: act } }, picture ? staffIcon(picture) : iconElement("copy"));
  }

  function update() {
    const all = stationsOf(app.route.document);
    reconcile(stations, list, all, stationRow, (one, station, place) => {
      const total = app.questionsOf(station).length;
      setText(one.number, place + 1);
      setText(one.name, nameOf(station, t.language) || t("studio-unnamed"));
      setText(one.count, t("studio-question-count", { n: total }));
      current(one.open, station.id === view.station);
      if (station.id === view.station && beneath.parentElement !== one.element) one.element.append(beneath);
    });
    empty.hidden = all.length > 0;
    const known = app.questionsOf(all.find((station) => station.id === view.station));
    reconcile(rows, questions, known, questionRow, (one, entry, place) => fill(one, entry, place, known.length));
    questions.hidden = known.length === 0;
    add.hidden = known.length >= app.data.limits.questions;
  }

  function reconcile(known, root, entries, make, show) {
    for (const [id, one] of known) {
      if (entries.some((entry) => entry.id === id)) continue;
      one.element.remove();
      known.delete(id);
    }
    entries.forEach((entry, place) => {
      if (!known.has(entry.id)) known.set(entry.id, make(entry.id));
      const one = known.get(entry.id);
      if (root.children[place] !== one.element) root.insertBefore(one.element, root.children[place] ?? null);
      show(one, entry, place);
    });
  }

  function fill(one, entry, place, total) {
    const question = resolve(entry);
    const words = question ? promptStart(question, t.language, t) : t("sq-reference-coming");
    setText(one.number, place + 1);
    setText(one.words, words);
    const declared = app.data.questions.types.find(({ type }) => type === question?.type);
    if (one.icon.dataset.icon !== (declared?.icon ?? "")) one.icon.replaceChildren(...(declared ? [staffIcon(declared.icon)] : []));
    one.icon.dataset.icon = declared?.icon ?? "";
    setText(one.kind, [question ? typeWords(t, question.type) : "", entry.use ? t("sq-reference") : ""].filter(Boolean).join(", "));
    const chosen = entry.id === view.question && !view.adding;
    current(one.open, chosen);
    one.element.classList.toggle("chosen", chosen);
    const edges = { up: place === 0, down: place === total - 1, copy: total >= app.data.limits.questions, remove: false };
    for (const [name, button] of Object.entries(one.tools)) {
      button.setAttribute("aria-label", t(name === "copy" ? "sq-copy" : name === "remove" ? "sq-remove" : `sq-move-${name}`, { what: words }));
      button.setAttribute("aria-disabled", String(edges[name]));
    }
  }

  function current(button, is) {
    if (is) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }

  return {
    element,
    update,
    focus: () => (rows.get(view.question)?.open ?? stations.get(view.station)?.open ?? add).focus(),
    focusTool(id, name) {
      const tools = rows.get(id)?.tools;
      const button = tools?.[name];
      if (button?.getAttribute("aria-disabled") === "true") tools[name === "up" ? "down" : "up"].focus();
      else button?.focus();
    },
  };
}
