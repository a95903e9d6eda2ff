// True or false, as two cards. Imported by ui/question-types.js; template quiz/true_false.html.
import { fromTemplate } from "../dom.js";
import { translatePage } from "../messages.js";

export function create({ question, draft, t, onChange }) {
  const element = fromTemplate("question-true_false");
  translatePage(t, element);
  for (const input of element.querySelectorAll("input")) {
    input.name = `answer-${question.id}`;
    input.checked = typeof draft === "boolean" && input.value === String(draft);
  }
  element.addEventListener("change", onChange);
  function value() {
    const checked = element.querySelector("input:checked");
    return checked ? checked.value === "true" : null;
  }
  return { element, value, draft: value };
}

export function describe(response, { t }) {
  return { text: t(response ? "play-true" : "play-false") };
}

export function solution({ value }, context) {
  return describe(value, context);
}
