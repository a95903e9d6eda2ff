// "Ausprobieren": what is answered in the phone beside the form is judged by the server as in the game. Nothing is kept.
// Imported by ui/studio/questions-step.js.
import { numberText } from "../../../core/format.js";
import { answerOf } from "../../../core/studio-questions.js";
import { el, setText } from "../../dom.js";

/**
 * `question()` is what is being tried; `onVerdict(answer)` hears the judgement as a phone's state, `onReveal(path)` which field
 * of the question somebody wants to see.
 */
export function createTrial(app, { question, onVerdict, onReveal }) {
  const { t } = app;
  const words = el("p", { class: "trial-words" });
  const jumps = el("ul", { class: "trial-jumps" });
  const element = el("section", { class: "card trial", "aria-labelledby": "trial-title" }, el("h2", { id: "trial-title", text: t("sq-try") }), el("div", { "aria-live": "polite" }, words, jumps));
  let tries = 0;
  let asked = 0;

  function reset() {
    asked += 1;
    tries = 0;
    jumps.replaceChildren();
    setText(words, t("sq-try-how"));
    delete element.dataset.result;
  }

  async function answer(response) {
    const number = (asked += 1);
    const tried = question();
    const reply = await app.api.post("/try", { question: tried, response });
    // Meanwhile the question has been changed, or answered again.
    if (number !== asked) return;
    if (!reply.ok) return say("missing", reply.error.message || t("sq-try-offline"));
    const { missing } = reply.data;
    if (missing) return say("missing", missing.message, missing.fields);
    tries += 1;
    const { points, max_points: max, correct } = reply.data;
    const text = (value) => numberText(value, t.language);
    const worth = t("sq-try-points", { points: text(points), max: text(max) });
    say(correct ? "right" : points > 0 ? "partly" : "wrong", `${t(correct ? "sq-try-right" : points > 0 ? "sq-try-partly" : "sq-try-wrong")} ${worth}`);
    onVerdict(answerOf(tried, reply.data, tries));
  }

  /** `fields` is a list of {name, path}: each name leads to its field. */
  function say(result, text, fields = []) {
    element.dataset.result = result;
    setText(words, text);
    jumps.replaceChildren(...fields.map(({ name, path }) => el("li", {}, el("button", { class: "link", type: "button", on: { click: () => onReveal(path) } }, name))));
    element.scrollIntoView({ block: "nearest" });
  }

  reset();
  return { element, answer, reset, /** Back to the question; the tries that were used up count on. */ again: () => tries >= (question()?.attempts ?? 1) && reset() };
}
