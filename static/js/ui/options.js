// Options as large cards, shared by the types that choose from a list. Imported by ui/questions/{choice,multiple}.js.
import { resolve } from "../core/localized.js";
import { fromTemplate } from "./dom.js";
import { translatePage } from "./messages.js";
import { putText } from "./parts.js";

/** A fieldset with one card per option; `kind` is "radio" or "checkbox". */
export function optionCards({ template, kind, question, chosen, t, language, onChange }) {
  const fieldset = fromTemplate(template);
  translatePage(t, fieldset);
  for (const option of question.options) {
    const card = fromTemplate(`option-${kind}`);
    const input = card.querySelector("input");
    input.name = `answer-${question.id}`;
    input.value = option.id;
    input.checked = chosen.includes(option.id);
    putText(card.querySelector(".card-text"), option.text, language);
    fieldset.append(card);
  }
  fieldset.addEventListener("change", onChange);
  return fieldset;
}

export function checkedValues(fieldset) {
  return [...fieldset.querySelectorAll("input:checked")].map((input) => input.value);
}

/** The options' words in the order of the question, joined; ids the page does not know are left out. */
export function optionWords(ids, question, language) {
  return question.options.filter((option) => ids.includes(option.id)).map((option) => resolve(option.text, language));
}
