// Tags by which a question is found again: typed, set by Enter or a comma, shown as chips. Imported by
// ui/studio/questions/{form,bank}.js.
import { tagOf } from "../../../core/studio-questions.js";
import { valueAt } from "../../../core/studio-changes.js";
import { announce, el, iconElement } from "../../dom.js";

let known = null;

/** Fills a list of suggestions with the tags in use; without an answer there are none. */
export function tagChoices(app, list) {
  known ??= app.api.get("/tags").then((reply) => (reply.ok ? reply.data.tags : []));
  return known.then((names) => list.replaceChildren(...names.map(({ tag }) => el("option", { value: tag }))));
}

export function createTags(app, { draft, at, id }) {
  const { t } = app;
  const { tags: most } = app.data.questions.limits;
  const place = at("tags");
  const offered = el("datalist", { id: `tags-${id}` });
  const input = el("input", { class: "input", id: `tag-${id}`, type: "text", maxlength: 60, autocomplete: "off", list: offered.id, "aria-describedby": `tag-help-${id}` });
  const chips = el("ul", { class: "tag-chips" });
  const element = el("div", { class: "field", dataset: { place: place.join("/") } }, el("label", { class: "lab", for: input.id, text: t("sq-field-tags") }), chips, input, offered, el("p", { class: "help", id: `tag-help-${id}`, text: t("sq-help-tags", { most }) }));
  tagChoices(app, offered);

  const tags = () => {
    const found = valueAt(draft().document, place);
    return Array.isArray(found) ? found : [];
  };
  const write = (next) => app.desk.set(draft(), place, next.length > 0 ? next : null);

  function take() {
    const tag = tagOf(input.value);
    input.value = "";
    if (tag === "" || tags().includes(tag) || tags().length >= most) return;
    write([...tags(), tag]);
    update();
    announce(t("sq-tag-added", { tag }));
  }

  function drop(tag) {
    write(tags().filter((one) => one !== tag));
    update();
    announce(t("sq-removed", { what: tag }));
    input.focus();
  }

  input.addEventListener("keydown", (event) => {
    if ((event.key !== "Enter" && event.key !== ",") || event.isComposing) return;
    event.preventDefault();
    take();
  });
  input.addEventListener("change", take);

  function update() {
    const key = tags().join(" ");
    if (chips.dataset.key === key) return;
    chips.dataset.key = key;
    chips.replaceChildren(...tags().map((tag) => el("li", {}, el("button", { type: "button", class: "tag-chip", "aria-label": t("sq-remove", { what: tag }), on: { click: () => drop(tag) } }, tag, iconElement("x")))));
    chips.hidden = key === "";
  }

  return { element, place, update, focus: () => input.focus() };
}
