// The questions that there are already, in a dialog: searched, used where they stand, or copied. Imported by
// ui/studio/questions-step.js.
import { tagOf } from "../../../core/studio-questions.js";
import { el, iconElement, setText } from "../../dom.js";
import { tagChoices } from "./tags.js";
import { promptStart, typeWords, usesWords } from "./words.js";

const PAUSE_MS = 300;

/**
 * `onUse(found, close)` and `onCopy(found, close)` get {quiz, id, type, prompt, tags, used_in, original} and close the dialog, or
 * resolve to a sentence of trouble. An original stands in a folder: nobody could change it here, so it is copied or left.
 */
export function createBank(app, { onUse, onCopy }) {
  const { t } = app;
  const query = el("input", { class: "input", id: "bank-query", type: "search", maxlength: 100, autocomplete: "off" });
  const tag = el("input", { class: "input", id: "bank-tag", type: "text", maxlength: 40, autocomplete: "off", list: "bank-tags" });
  const tags = el("datalist", { id: "bank-tags" });
  const type = el("select", { class: "input", id: "bank-type" }, el("option", { value: "", text: t("sq-bank-any-type") }), app.data.questions.types.map((one) => el("option", { value: one.type, text: typeWords(t, one.type) })));
  const status = el("p", { class: "muted", role: "status" });
  const list = el("ul", { class: "bank-list" });
  const more = el("button", { class: "btn btn-line", type: "button", hidden: true, on: { click: () => load(state.page + 1) } }, t("sq-bank-more"));
  const close = el("button", { class: "btn btn-line", type: "button", on: { click: () => dialog.close() } }, iconElement("x"), t("sq-bank-close"));
  const labelled = (control, key) => el("div", { class: "field" }, el("label", { class: "lab", for: control.id, text: t(key) }), control);
  const dialog = el("dialog", { class: "studio-dialog bank", "aria-labelledby": "bank-title" }, el("div", { class: "bank-head" }, el("h2", { id: "bank-title", text: t("sq-bank") }), close), el("div", { class: "form-grid station-fields" }, labelled(query, "sq-bank-query"), labelled(type, "sq-bank-type"), labelled(tag, "sq-bank-tag"), tags), status, list, more);
  const state = { page: 1, asked: 0, stop: null };

  for (const control of [query, tag]) control.addEventListener("input", soon);
  type.addEventListener("change", () => load(1));
  // Safari keeps Escape in a search field for itself, even where there is nothing to clear.
  query.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && query.value === "") dialog.close();
  });

  function soon() {
    state.stop?.();
    state.stop = app.clock.later(() => load(1), PAUSE_MS);
  }

  async function load(page) {
    const number = (state.asked += 1);
    const wanted = new URLSearchParams({ q: query.value.trim(), tag: tagOf(tag.value), type: type.value, page: String(page) });
    const reply = await app.api.get(`/questions?${wanted}`);
    if (number !== state.asked) return;
    more.hidden = true;
    if (!reply.ok) return setText(status, t("sq-bank-trouble"));
    const { questions, pages, total } = reply.data;
    state.page = page;
    const items = questions.map(item);
    if (page === 1) list.replaceChildren(...items);
    else list.append(...items);
    setText(status, t("sq-bank-found", { n: total }));
    more.hidden = page >= pages;
    if (page > 1) items[0]?.querySelector("button")?.focus();
    return undefined;
  }

  function item(found) {
    const words = promptStart(found, t.language, t);
    const used = usesWords(found.used_in, t.language);
    const about = [typeWords(t, found.type), ...found.tags.map((one) => `#${one}`)].join(" · ");
    // What a button does is said beside it: the two differ in what happens later, which no word on a button tells.
    const deed = (name, act) => {
      const why = el("p", { class: "help", id: `bank-${name}-${found.quiz.replaceAll("/", "-")}-${found.id}`, text: t(`sq-bank-${name}-why`) });
      return el("div", { class: "bank-deed" }, el("button", { class: "btn btn-line", type: "button", "aria-label": t(`sq-bank-${name}-of`, { what: words }), "aria-describedby": why.id, on: { click: () => take(act) } }, t(`sq-bank-${name}`)), why);
    };
    const take = async (act) => {
      const trouble = await act(found, () => dialog.close());
      if (trouble) setText(status, trouble);
    };
    return el("li", { class: "card" }, el("p", { class: "bank-prompt", text: words }), el("p", { class: "muted", text: about }), used.length > 0 ? el("p", { class: "muted", text: t("sq-used-in", { where: new Intl.ListFormat(t.language).format(used) }) }) : null, found.original ? el("p", { class: "muted", text: t("sq-bank-original") }) : null, found.original ? null : deed("use", onUse), deed("copy", onCopy));
  }

  return {
    element: dialog,
    open() {
      list.replaceChildren();
      setText(status, t("sq-bank-searching"));
      dialog.showModal();
      query.focus();
      tagChoices(app, tags);
      load(1);
    },
  };
}
