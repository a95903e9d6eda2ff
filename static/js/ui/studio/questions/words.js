// How types, fields and values of questions are called; what a later release adds is called by its own name. Imported by
// ui/studio/questions/*.
import { resolve } from "../../../core/localized.js";

const SHORT = 70;

const firstOf = (t, keys, fallback) => t(keys.find((key) => t.has(key)) ?? "") || fallback;

export const typeWords = (t, type) => firstOf(t, [`sq-type-${type}`], type);
export const typeWhat = (t, type) => firstOf(t, [`sq-type-${type}-what`], "");
export const fieldWords = (t, type, name) => firstOf(t, [`sq-field-${type}-${name}`, `sq-field-${name}`], name);
export const fieldHelp = (t, type, name) => firstOf(t, [`sq-help-${type}-${name}`, `sq-help-${name}`], null);
export const valueWords = (t, type, name, value) => firstOf(t, [`sq-value-${type}-${name}-${value}`, `sq-value-${name}-${value}`], String(value));

/** How a question begins, for lists. */
export function promptStart(question, language, t) {
  const text = resolve(question?.prompt, language).trim();
  if (text === "") return t("sq-unwritten");
  return text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text;
}

/** "87 von 140 Zeichen", and that fewer can be read while standing. */
export const counted = (t, advice) => (text) => t([...text].length > advice ? "sq-too-long" : "sq-counted", { n: [...text].length, most: advice });

/** Where a question is asked, as the server tells it: "Am Tor (Stadtrunde)", each once. */
export const usesWords = (uses, language) => [...new Set(uses.map(({ station, title }) => `${resolve(station, language)} (${resolve(title, language)})`))];
