// Entries that show a question of another quiz: finding what they refer to, and saying where else it is used. Imported by
// ui/studio/questions-step.js.
import { variantsOf } from "../../../core/localized.js";
import { questionsIn, referenceOf } from "../../../core/studio-questions.js";
import { nameOf, stationsOf } from "../../../core/studio-route.js";
import { el, setText } from "../../dom.js";
import { usesWords } from "./words.js";

const LONGEST_SEARCH = 150;

export function createReferences(app, { onOpened }) {
  const { t } = app;
  const asked = new Map();

  /** The question itself, or the one an entry refers to; null while that is on its way or where it is not there. */
  function resolve(entry) {
    const target = referenceOf(entry);
    if (!target) return entry?.use ? null : entry;
    const draft = app.quiz(target.quiz);
    if (!draft && !asked.has(target.quiz)) {
      asked.set(target.quiz, "coming");
      app.openQuiz(target.quiz).then((found) => {
        asked.set(target.quiz, found ? "there" : "missing");
        onOpened();
      });
    }
    const found = questionsIn(draft).find((one) => one.id === target.id) ?? null;
    // A reference to a reference would have no end.
    return found?.use ? null : found;
  }

  function state(entry) {
    const target = referenceOf(entry);
    if (!target) return "missing";
    return app.quiz(target.quiz) ? "missing" : (asked.get(target.quiz) ?? "coming");
  }

  /**
   * Says above the form where else the question at `target` is asked than at the station `owner`. One that stands in another
   * quiz can be made the station's own by `onDetach`; for one's own nothing is said where nobody else asks it.
   */
  function note(target, owner, onDetach = null) {
    const words = el("p", {});
    const detach = onDetach ? el("button", { class: "link", type: "button", on: { click: onDetach } }, t("sq-detach")) : null;
    const element = el("div", { class: "notice question-reference" }, words, detach);
    const tell = (places) => {
      element.hidden = !onDetach && places.length === 0;
      setText(words, places.length > 0 ? t("sq-used-also", { where: new Intl.ListFormat(t.language).format(places) }) : t("sq-used-home", { quiz: target.quiz }));
    };
    const here = placesOnRoute(target, owner);
    tell(here);
    usedElsewhere(target).then((places) => tell([...new Set([...here, ...places])]));
    return element;
  }

  /** The other stations of this route that ask the same question. */
  function placesOnRoute(target, owner) {
    const isIt = (quiz, id) => quiz === target.quiz && id === target.id;
    const uses = (station) => app.questionsOf(station).some((one) => isIt(referenceOf(one)?.quiz ?? station.quiz, referenceOf(one)?.id ?? one.id));
    return stationsOf(app.route.document).filter((station) => station.id !== owner && uses(station)).map((station) => nameOf(station, t.language) || t("studio-unnamed"));
  }

  /** What other routes the bank knows of; nothing where it does not answer. The search is by words, so the question is picked. */
  async function usedElsewhere({ quiz, id }) {
    const [words = ""] = variantsOf(questionsIn(app.quiz(quiz)).find((one) => one.id === id)?.prompt);
    const reply = await app.api.get(`/questions?${new URLSearchParams({ q: words.slice(0, LONGEST_SEARCH), page: "1" })}`);
    const found = reply.ok ? reply.data.questions.find((one) => one.quiz === quiz && one.id === id) : null;
    return usesWords((found?.used_in ?? []).filter((use) => use.route !== app.data.slug), t.language);
  }

  return { resolve, state, note };
}
