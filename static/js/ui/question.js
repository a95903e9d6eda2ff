// The screen of one question: prompt, the piece of its type, a hint that asks back once, and the answer's button, which
// opens up after a selection. Imported by pages/play-start.js.
import { numberText } from "../core/format.js";
import { resolve } from "../core/localized.js";
import { nextHint, questionAt } from "../core/questions.js";
import { el, setText } from "./dom.js";
import { parts, putText, rebuild, setFlag, showText } from "./parts.js";
import { press } from "./press.js";
import { createReadAloud } from "./read-aloud.js";
import { questionType } from "./question-types.js";

export class QuestionScreen {
  #app;
  #part;
  #read;
  // The piece on screen, and for which question, attempt and language it was made.
  #shown = { key: "", station: null, question: null, piece: null };

  constructor(root, app) {
    this.#app = app;
    this.#part = parts(root);
    const part = this.#part;
    this.#read = createReadAloud(part.read, () => [part.title, part.piece], app);
    press(part.back, () => app.go({ name: "station", station: this.#shown.station }));
    press(part.hint, () => this.#askHint());
    press(part["ask-no"], () => this.#dropHint());
    press(part["ask-yes"], () => this.#takeHint());
    press(part.submit);
    press(part["take-over"], () => this.#takeOver());
    part.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  render(model) {
    const { station, question: id } = model.screen;
    const row = model.rows.find((candidate) => candidate.id === station);
    const at = questionAt(row?.status, id);
    if (!at) return;
    const part = this.#part;
    setText(part.where, resolve(row.station.name, model.language));
    setText(part.step, this.#app.t("play-question-step", { n: String(at.number), total: String(at.total) }));
    part.language.hidden = putText(part.title, at.question.prompt, model.language) !== "de";
    const key = [model.language, station, id, at.answer?.attempts_used ?? 0].join("|");
    if (this.#shown.key !== key) this.#build(key, station, at.question, model.language);
    this.#claimed(model.claim);
    setText(part.tries, worthWords(at, this.#app.t, model.language));
    this.#hints(at, model.language);
    showText(part.note, model.note);
    this.#read(model.language);
    this.#button(model.busy === "answer");
  }

  #build(key, station, question, language) {
    const part = this.#part;
    this.#shown = { key, station, question, piece: null };
    // Another phone may be at it: that is told by its claim, and this one waits with its own.
    this.#app.act.claim(station, question.id);
    part.piece.replaceChildren();
    part.ask.hidden = true;
    const type = questionType(question.type);
    if (type) {
      const onChange = () => this.#changed();
      const piece = type.create({ question, draft: this.#app.drafts.get(question.id), t: this.#app.t, language, onChange });
      // The prompt stands above the fields as heading; here it also becomes their description.
      piece.element.querySelector("input")?.closest("fieldset, label")?.setAttribute("aria-describedby", "question-title");
      this.#shown.piece = piece;
      part.piece.replaceChildren(piece.element);
    } else {
      part.piece.replaceChildren(el("p", { class: "notice" }, this.#app.t("play-type-unknown")));
    }
    this.#button(false);
  }

  #changed() {
    const { station, question, piece } = this.#shown;
    this.#app.drafts.set(question.id, piece.draft(), piece.value());
    this.#app.act.claim(station, question.id);
    this.#button(false);
  }

  #button(busy) {
    const ready = this.#shown.piece !== null && this.#shown.piece.value() !== null;
    const { submit } = this.#part;
    setText(submit, this.#app.t(busy ? "play-submitting" : "play-submit"));
    setFlag(submit, "aria-busy", busy ? "true" : null);
    setFlag(submit, "aria-disabled", busy || !ready ? "true" : null);
  }

  #submit() {
    const { station, question, piece } = this.#shown;
    if (!piece || this.#part.submit.getAttribute("aria-disabled") === "true") return;
    this.#app.act.answer(station, question.id, piece.value());
  }

  // ---- the group's other phones ----

  #claimed(claim) {
    const part = this.#part;
    const words = claim ? this.#app.t("call-claimed", { device: String(claim.device) }) : "";
    if (words && part.claimed.hidden) this.#app.say(words);
    part.claimed.hidden = !claim;
    setText(part["claimed-text"], words);
  }

  #takeOver() {
    const { claim } = this.#app.model();
    if (claim) this.#app.act.takeOver(claim);
    // The button goes with its notice: the question's heading takes the focus.
    this.#app.focusScreen();
  }

  // ---- hints ----

  #hints({ question, answer }, language) {
    const { t } = this.#app;
    const part = this.#part;
    const hint = nextHint(question, answer);
    part.hint.hidden = !hint || !part.ask.hidden;
    if (hint) {
      setText(part["hint-text"], hint.cost > 0 ? t("play-hint-cost", { cost: String(hint.cost) }) : t("play-hint"));
      setText(part["ask-text"], t("play-hint-ask", { cost: hint.cost }));
    }
    const texts = (answer?.hints ?? []).map((taken) => resolve(taken.text, language));
    rebuild(part.hints, `${language}${JSON.stringify(texts)}`, () =>
      texts.map((text) => el("p", { class: "notice hint-shown" }, el("span", {}, el("strong", {}, `${t("play-hint-title")}: `), text))),
    );
  }

  #next() {
    const status = this.#app.store.get().server.stations[this.#shown.station];
    const at = questionAt(status, this.#shown.question.id);
    return at ? nextHint(at.question, at.answer) : null;
  }

  #askHint() {
    if (this.#next()?.cost === 0) {
      this.#takeHint();
      return;
    }
    this.#part.ask.hidden = false;
    this.#part.hint.hidden = true;
    this.#app.say(this.#part["ask-text"].textContent);
    this.#part["ask-yes"].focus();
  }

  #dropHint() {
    this.#part.ask.hidden = true;
    this.#part.hint.hidden = false;
    this.#part.hint.focus();
  }

  async #takeHint() {
    const hint = this.#next();
    this.#part.ask.hidden = true;
    if (hint) await this.#app.act.hint(this.#shown.station, this.#shown.question.id, hint.index);
    this.#app.redraw();
    this.#part.submit.focus();
  }
}

/** What the question is worth and, where there are several, how many tries: "100 Punkte · Ihr habt 2 Versuche." */
function worthWords({ question, answer }, t, language) {
  const spent = (answer?.hints ?? []).reduce((sum, { index }) => sum + (question.hints?.[index]?.cost ?? 0), 0);
  const points = Math.max(0, question.points - spent);
  const worth = t("play-question-for", { n: points, text: numberText(points, language) });
  if (question.attempts < 2) return worth;
  const tried = answer?.attempts_used > 0;
  return `${worth} · ${t(tried ? "play-attempts-left" : "play-attempts", { n: tried ? answer.attempts_left : question.attempts })}`;
}
