// One of several options. Imported by ui/question-types.js; template quiz/choice.html.
import { checkedValues, optionCards, optionWords } from "../options.js";

export function create({ question, draft, t, language, onChange }) {
  const chosen = typeof draft === "string" ? [draft] : [];
  const element = optionCards({ template: "question-choice", kind: "radio", question, chosen, t, language, onChange });
  const value = () => checkedValues(element)[0] ?? null;
  return { element, value, draft: value };
}

export function describe(response, { question, t, language }) {
  return { text: optionWords([response], question, language)[0] ?? t("play-answer-none") };
}

export function solution({ option }, context) {
  return describe(option, context);
}
