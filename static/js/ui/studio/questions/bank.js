// The questions that there are already, in a dialog: searched, used where they stand, or copied. Imported by
// ui/studio/questions-step.js.
import { el, setText } from "../../dom.js";
import { promptStart, typeWords } from "./words.js";

const PAUSE_MS = 300;

/** `onUse(found)` and `onCopy(found)` get {quiz, id, type, prompt, tags, used_in, original}; `onCopy` resolves to a sentence of trouble or nothing. */
export function createBank(app, { onUse, onCopy }) {
  const { t } = app;
  const query = el("input", { class: "input", id: "bank-query", type: "search", maxlength: 100, autocomplete: "off" });
  const tag = el("input", { class: "input", id: "bank-tag", type: "text", maxlength: 40, autocomplete: "off" });
  const type = el("select", { class: "input", id: "bank-type" }, el("option", { value: "", text: t("sq-bank-any-type") }), app.data.questions.types.map((one) => el("option", { value: one.type, text: typeWords(t, one.type) })));
  const status = el("p", { class: "muted", role: "status" });
  const list = el("ul", { class: "bank-list" });
  const more = el("button", { class: "btn btn-line", type: "button", hidden: true, on: { click: () => load(state.page + 1) } }, t("sq-bank-more"));
  const close = el("button", { class: "link", type: "button", on: { click: () => dialog.close() } }, t("sq-bank-close"));
  const labelled = (control, key) => el("div", { class: "field" }, el("label", { class: "lab", for: control.id, text: t(key) }), control);
  const dialog = el("dialog", { class: "bank", "aria-labelledby": "bank-title" }, el("h2", { id: "bank-title", text: t("sq-bank") }), el("div", { class: "form-grid station-fields" }, labelled(query, "sq-bank-query"), labelled(type, "sq-bank-type"), labelled(tag, "sq-bank-tag")), status, list, more, close);
  const state = { page: 1, asked: 0, stop: null, found: 0 };

  for (const control of [query, tag]) control.addEventListener("input", soon);
  type.addEventListener("change", () => load(1));

  function soon() {
    state.stop?.();
    state.stop = app.clock.later(() => load(1), PAUSE_MS);
  }

  async function load(page) {
    const number = (state.asked += 1);
    const wanted = new URLSearchParams({ q: query.value.trim(), tag: tag.value.trim(), type: type.value, page: String(page) });
    const reply = await app.api.get(`/questions?${wanted}`);
    if (number !== state.asked) return;
    more.hidden = true;
    if (!reply.ok) return setText(status, t("sq-bank-trouble"));
    const { questions = [], more: hasMore = false } = reply.data;
    state.page = page;
    state.found = page === 1 ? questions.length : state.found + questions.length;
    const items = questions.map(item);
    if (page === 1) list.replaceChildren(...items);
    else list.append(...items);
    setText(status, t("sq-bank-found", { n: state.found, more: hasMore ? "yes" : "no" }));
    more.hidden = !hasMore;
    if (page > 1) items[0]?.querySelector("button")?.focus();
    return undefined;
  }

  function item(found) {
    const words = promptStart(found, t.language, t);
    const used = Array.isArray(found.used_in) ? found.used_in : [];
    const about = [typeWords(t, found.type), ...(found.tags ?? []).map((one) => `#${one}`)].join(" · ");
    const button = (key, name, act) => el("button", { class: "btn btn-line", type: "button", "aria-label": t(name, { what: words }), on: { click: act } }, t(key));
    const use = () => {
      dialog.close();
      onUse(found);
    };
    const copy = async () => {
      const trouble = await onCopy(found);
      if (trouble) setText(status, trouble);
      else dialog.close();
    };
    return el("li", { class: "card" }, el("p", { class: "bank-prompt", text: words }), el("p", { class: "muted", text: about }), used.length > 0 ? el("p", { class: "muted", text: t("sq-used-in", { where: new Intl.ListFormat(t.language).format(used.map(placeWords)) }) }) : null, el("div", { class: "acts-row" }, button("sq-bank-use", "sq-bank-use-of", use), button("sq-bank-copy", "sq-bank-copy-of", copy)));
  }

  /** Where a question is used, as the server tells it: a name, or something that has one. */
  const placeWords = (place) => (typeof place === "string" ? place : (place.name ?? place.title ?? place.route ?? ""));

  return {
    element: dialog,
    open() {
      list.replaceChildren();
      setText(status, t("sq-bank-searching"));
      dialog.showModal();
      query.focus();
      load(1);
    },
  };
}
