// The screen of one question: prompt, the piece of its type, a hint that asks back once, and the answer's button, which
// opens up after a selection. Imported by pages/play.js.
import { nextHint, questionAt } from "../core/questions.js";
import { resolve } from "../core/localized.js";
import { el, onPress, setText } from "./dom.js";
import { parts, putText, rebuild, setFlag, showText } from "./parts.js";
import { loadQuestionType } from "./questions/registry.js";

export function createQuestion(root, app) {
  const part = parts(root);
  // The piece on screen and for which question and language it was made.
  let shown = { key: "", piece: null };

  onPress(part.back, () => app.go({ name: "station", station: shown.station }));
  onPress(part.hint, () => askHint(true));
  onPress(part["ask-no"], () => askHint(false));
  onPress(part["ask-yes"], takeHint);
  part.form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });

  function render(model) {
    const { station, question: id } = model.screen;
    const row = model.rows.find((candidate) => candidate.id === station);
    const at = questionAt(row?.status, id);
    if (!at) return;
    const { t } = app;
    setText(part.where, resolve(row.station.name, model.language));
    setText(part.step, t("play-question-step", { n: at.number, total: at.total }));
    part.language.hidden = putText(part.title, at.question.prompt, model.language) !== "de";
    const key = `${model.language}|${station}|${id}|${at.answer?.attempts_used ?? 0}`;
    if (shown.key !== key) build(key, station, at, model);
    renderTries(at);
    renderHints(at, model);
    showSubmit();
  }

  async function build(key, station, at, model) {
    shown = { key, station, piece: null, at };
    part.piece.replaceChildren();
    askHint(false, { quiet: true });
    showText(part.note, "");
    let made;
    try {
      const type = await loadQuestionType(at.question.type);
      if (shown.key !== key) return;
      made = type.create({ question: at.question, draft: app.drafts.get(at.question.id), t: app.t, language: model.language, onChange: changed });
    } catch {
      if (shown.key === key) part.piece.replaceChildren(el("p", { class: "notice" }, app.t("play-type-unknown")));
      return;
    }
    // The prompt is the group's name for readers; what to do stands in the legend.
    made.element.querySelector("fieldset, .stepper, input")?.setAttribute("aria-describedby", "question-title");
    shown.piece = made;
    part.piece.replaceChildren(made.element);
    showSubmit();
  }

  function changed() {
    app.drafts.set(shown.at.question.id, shown.piece.draft());
    showSubmit();
  }

  function showSubmit() {
    const busy = app.store.get().busy === "answer";
    const ready = shown.piece !== null && shown.piece.value() !== null;
    setText(part.submit, app.t(busy ? "play-submitting" : "play-submit"));
    setFlag(part.submit, "aria-busy", busy ? "true" : null);
    setFlag(part.submit, "aria-disabled", busy || !ready ? "true" : null);
  }

  function submit() {
    if (part.submit.getAttribute("aria-disabled") === "true" || !shown.piece) return;
    const value = shown.piece.value();
    if (value !== null) app.act.answer(shown.station, shown.at.question.id, value);
  }

  function renderTries({ question, answer }) {
    const left = answer?.attempts_used ? answer.attempts_left : question.attempts;
    showText(part.tries, question.attempts > 1 ? app.t(answer?.attempts_used ? "play-attempts-left" : "play-attempts", { n: left }) : "");
  }

  function renderHints({ question, answer }, model) {
    const hint = nextHint(question, answer);
    part.hint.hidden = !hint || !part.ask.hidden;
    if (hint) {
      setText(part["hint-text"], hint.cost > 0 ? app.t("play-hint-cost", { cost: String(hint.cost) }) : app.t("play-hint"));
      setText(part["ask-text"], app.t("play-hint-ask", { cost: hint.cost }));
    }
    const texts = (answer?.hints ?? []).map((taken) => resolve(taken.text, model.language));
    rebuild(part.hints, `${model.language}${JSON.stringify(texts)}`, () =>
      texts.map((text) => el("p", { class: "notice hint-shown" }, el("span", {}, el("strong", {}, `${app.t("play-hint-title")}: `), text))),
    );
  }

  function askHint(open, { quiet = false } = {}) {
    const free = open && shown.at && nextHint(shown.at.question, current()?.answer)?.cost === 0;
    if (free) return takeHint();
    part.ask.hidden = !open;
    part.hint.hidden = open;
    if (quiet) return;
    if (open) {
      app.say(part["ask-text"].textContent);
      part["ask-yes"].focus();
    } else {
      app.redraw();
      part.hint.focus();
    }
  }

  async function takeHint() {
    const hint = nextHint(shown.at.question, current()?.answer);
    part.ask.hidden = true;
    if (!hint) return;
    const problem = await app.act.hint(shown.station, shown.at.question.id, hint.index);
    showText(part.note, problem ?? "");
    app.redraw();
    part.submit.focus();
  }

  function current() {
    return questionAt(app.store.get().server.stations[shown.station], shown.at.question.id);
  }

  return { render };
}
