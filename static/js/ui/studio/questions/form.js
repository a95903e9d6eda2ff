// The form of one question: what the group reads, what its type needs, then points, hints, explanation, source, tags.
// Imported by ui/studio/questions-step.js.
import { valueAt } from "../../../core/studio-changes.js";
import { el } from "../../dom.js";
import { localField, numberField } from "../fields.js";
import { staffIcon } from "../icon.js";
import { entryList } from "./entries.js";
import { createSource } from "./source.js";
import { createTags } from "./tags.js";
import { createWidget } from "./widgets.js";
import { counted, fieldWords, typeWords } from "./words.js";

/** `quiz` is the name of the draft in which the question stands, `note` an element above the form or nothing. */
export function createQuestionForm(app, { quiz, id, note = null }) {
  const { t } = app;
  const { limits, advice, types } = app.data.questions;
  const draft = () => app.quiz(quiz);
  const at = (...path) => ["quiz", "questions", id, ...path];
  const question = () => valueAt(draft()?.document ?? {}, at());
  const { type } = question();
  const declared = types.find((one) => one.type === type);
  const required = t("studio-required");

  const local = (name, max, options) => localField(app, { draft, place: () => at(name), label: fieldWords(t, type, name), max, note: counted(t, advice[name]), ...options });
  const number = (name, { least, most }) => numberField(app, { draft, place: () => at(name), label: t(`sq-field-${name}`), help: t(`sq-help-${name}`), min: least, max: most });
  const own = (declared?.fields ?? []).map((field) => ({ field, ...createWidget(app, { draft, at, field, type, id }) }));
  const prompt = local("prompt", limits.prompt, { rows: 3, required });
  const worth = [number("points", limits.points), number("attempts", limits.attempts)];
  const hints = hintList(app, { draft, at, limits, required });
  const explanation = local("explanation", limits.explanation, { rows: 3 });
  const source = createSource(app, { draft, at });
  const tags = createTags(app, { draft, at, id });
  // The quiz itself has a name only; it begins as the station's.
  const title = localField(app, { draft, place: () => ["quiz", "title"], label: t("sq-field-quiz-title"), help: t("sq-help-quiz-title"), max: limits.source.title, required });
  const pieces = [prompt, ...own, ...worth, hints, explanation, source, tags, title];

  const [first, more] = [own.filter((one) => !one.field.more), own.filter((one) => one.field.more)];
  const unknown = declared ? null : el("p", { class: "notice", text: t("sq-type-unknown", { type: type ?? "?" }) });
  const element = el(
    "form",
    { class: "station-form question-form", "aria-label": t("sq-form"), on: { submit: (event) => event.preventDefault() } },
    el("h2", { class: "question-type" }, declared ? staffIcon(declared.icon) : null, el("span", { text: typeWords(t, type) })),
    note,
    section("ask", [prompt]),
    unknown,
    first.length > 0 ? section("answer", first, more.length > 0 ? fold(more) : null) : null,
    section("why", [explanation, source]),
    section("score", [], el("div", { class: "form-grid" }, worth.map((one) => one.element)), hints.element),
    section("find", [tags], fold([title], "sq-quiz")),
  );

  function section(key, parts, ...rest) {
    return el("section", { class: "form-section", dataset: { section: key } }, key === "ask" ? null : el("h3", { text: t(`sq-section-${key}`) }), parts.map((one) => one.element), rest);
  }

  function fold(parts, key = "sq-more") {
    return el("details", { class: "form-more" }, el("summary", {}, el("span", { text: t(key) })), parts.map((one) => one.element));
  }

  /** Several controls share a place with a part of it, so the longest that leads there is meant. */
  function controlOf(path) {
    const all = pieces.flatMap((piece) => [piece, ...(piece.fields ?? [])]);
    const fits = all.filter(({ place }) => place.every((part, index) => part === path[index]));
    return fits.sort((one, other) => other.place.length - one.place.length)[0] ?? null;
  }

  return {
    element,
    update: () => question() && pieces.forEach((piece) => piece.update()),
    /**
     * Brings the control of a field into view and the focus into it; `path` says it exactly where it is known, in the draft or
     * within the question.
     */
    reveal(field, language, path = null) {
      const covering = own.find((one) => one.field.covers.includes(field));
      const inDraft = path?.[0] === "quiz";
      const wanted = inDraft && (path[2] === id || path[1] === "title") ? path : path && !inDraft ? at(...path) : at(field ?? "prompt", ...(language ? [language] : []));
      const exact = element.querySelector(`[data-place="${CSS.escape(wanted.slice(0, 6).join("/"))}"]`);
      const target = covering ?? controlOf(wanted) ?? prompt;
      for (let fold = target.element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      const inside = exact && target.element.contains(exact) ? exact.querySelector("input, textarea, select, button") : null;
      if (inside) inside.focus();
      else target.focus(language);
      target.element.scrollIntoView({ block: "center" });
    },
  };
}

function hintList(app, { draft, at, limits, required }) {
  const { t } = app;
  const name = (index) => t("sq-hint", { number: index + 1 });
  const words = { legend: t("sq-field-hints"), help: t("sq-help-hints"), add: t("sq-hint-add"), remove: (what) => t("sq-remove", { what }) };
  const make = ({ app: scoped, draft: entry, index }) => {
    const text = localField(scoped, { draft: entry, place: () => ["entry", "text"], label: name(index), max: limits.hint, required });
    const cost = numberField(scoped, { draft: entry, place: () => ["entry", "cost"], label: t("sq-field-cost"), min: 0, max: limits.points.most });
    return { element: el("div", { class: "hint-fields" }, text.element, cost.element), update: () => [text, cost].forEach((one) => one.update()), focus: (language) => text.focus(language) };
  };
  return entryList(app, { draft, place: () => at("hints"), most: limits.hints, fresh: () => ({ cost: 20 }), make, name, words });
}
