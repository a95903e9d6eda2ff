// Several of several options. Imported by ui/question-types.js; template quiz/multiple.html.
import { checkedValues, optionCards, optionWords } from "../options.js";

export function create({ question, draft, t, language, onChange }) {
  const chosen = Array.isArray(draft) ? draft : [];
  const element = optionCards({ template: "question-multiple", kind: "checkbox", question, chosen, t, language, onChange });
  const values = () => checkedValues(element);
  return { element, value: () => (values().length > 0 ? values() : null), draft: values };
}

export function describe(response, { question, t, language }) {
  const words = optionWords(Array.isArray(response) ? response : [], question, language);
  return { text: words.length > 0 ? new Intl.ListFormat(language).format(words) : t("play-answer-none") };
}

export function solution({ options }, context) {
  return describe(options, context);
}
