// What is known about a station's access, in words, and what is not known said as such. Imported by ui/stations.js
// and ui/walk.js.
import { ACCESS } from "../core/access.js";
import { resolve } from "../core/localized.js";
import { el } from "./dom.js";

// What decides whether one can get there at all; the rest is in the list.
const ON_THE_WAY = ["wheelchair", "steps", "surface"];
const WORDS = { yes: "play-yes", no: "play-no", partly: "play-limited" };

/** Rows of a description list: each known fact, then one row naming what is unknown. */
export function accessFacts(access, t, language) {
  const known = [];
  const unknown = [];
  for (const field of ACCESS) {
    const word = valueWords(access?.[field], t, language);
    const label = t(`play-access-${field}`);
    if (word === null) unknown.push(label);
    else known.push(row(label, word));
  }
  if (known.length === 0) return [row("", t("play-access-none"))];
  return unknown.length > 0 ? [...known, row(unknown.join(", "), t("play-unknown"))] : known;
}

/** The way's facts in one line: "Rollstuhl: ja · Stufen: 2 · Boden: unbekannt"; one sentence where nothing is known. */
export function accessLine(access, t, language) {
  const words = ON_THE_WAY.map((field) => valueWords(access?.[field], t, language));
  if (words.every((word) => word === null)) return t("play-access-none");
  return ON_THE_WAY.map((field, index) => `${t(`play-access-${field}`)}: ${words[index] ?? t("play-unknown")}`).join(" · ");
}

function valueWords(value, t, language) {
  if (value === null || value === undefined || value === "unknown" || value === "") return null;
  if (value === true || value === false) return t(value ? "play-yes" : "play-no");
  if (typeof value === "number") return String(value);
  const text = resolve(value, language);
  return WORDS[text] ? t(WORDS[text]) : text;
}

function row(label, word) {
  return el("div", {}, label ? el("dt", {}, label) : el("dt", { class: "visually-hidden" }, "–"), el("dd", {}, word));
}
