// A short answer in one's own words. Imported by ui/question-types.js; template quiz/text.html.
import { resolve } from "../../core/localized.js";
import { fromTemplate } from "../dom.js";
import { translatePage } from "../messages.js";

const MAX_LENGTH = 200;

export function create({ question, draft, t, onChange }) {
  const element = fromTemplate("question-text");
  translatePage(t, element);
  const input = element.querySelector("input");
  input.maxLength = question.max_length ?? MAX_LENGTH;
  input.value = typeof draft === "string" ? draft : "";
  input.addEventListener("input", onChange);
  return { element, value: () => input.value.trim() || null, draft: () => input.value };
}

export function describe(response) {
  return { text: String(response) };
}

export function solution({ accept }, { language }) {
  return { text: resolve(accept, language) };
}
