// What the studio reads out of a route's draft: names, what a station still lacks, fresh entries, how a changed place is
// called. Pure; imported by ui/studio and pages/studio-*.
import { resolve } from "./localized.js";
import { valueAt } from "./studio-changes.js";

/** The stations of a draft, whatever state it is in. */
export function stationsOf(draft) {
  const stations = draft.route?.stations;
  return Array.isArray(stations) ? stations : [];
}

/** A station's name in a language, or nothing where it has none yet. */
export function nameOf(station, language) {
  const name = station?.name;
  return typeof name === "string" ? name : name && Object.keys(name).length > 0 ? resolve(name, language) : "";
}

/** An id that nobody else makes at the same time and that no former entry had: posters and answers go by it. */
export function freshId(kind, newId) {
  return `${kind}-${newId().replace(/[^a-z0-9]/g, "").slice(0, 6)}`;
}

/** Which of the three dots of a station are filled. `questions` is how many questions its quiz has. */
export function dotsOf(station, questions) {
  return { place: station.position !== undefined, insight: Boolean(station.insight) || (station.media ?? []).length > 0, question: questions > 0 };
}

/** What a click on the map makes of a station's position. */
export function placed(former, { lat, lon }, source) {
  return { ...former, lat: round(lat), lon: round(lon), confidence: former?.confidence ?? "high", source };
}

/** Six digits are a decimetre: more would be noise. */
export function round(degrees) {
  return Math.round(degrees * 1e6) / 1e6;
}

/** How many words a reader counts. */
export function countWords(text) {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The path of the quiz that a station without one gets, free among those the route names. */
export function freeQuiz(slug, station, names) {
  const wanted = `${slug}/${station}`;
  if (!names.includes(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!names.includes(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

/** The station and the field that a path leads to: {station, question, field} as far as it does. */
export function placeOf(path) {
  const [part, list, entry, ...rest] = path;
  if (part === "route" && list === "stations") return { station: entry ?? null, question: null, field: rest[0] ?? null, language: rest[1] ?? null };
  if (part === "quiz" && list === "questions") return { station: null, question: entry ?? null, field: rest[0] ?? null, language: rest[1] ?? null };
  return { station: null, question: null, field: path.length > 1 ? path[1] : part, language: path[2] ?? null };
}

function short(text) {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}

/** How the place of a change is called: the station's name or how the question begins, then the field's name as `label(field)` has it. */
export function placeWords(path, draft, language, { label, unnamed }) {
  const { station, question, field } = placeOf(path);
  const asked = question && nameOf({ name: valueAt(draft, ["quiz", "questions", question, "prompt"]) }, language);
  const owner = station ? nameOf(valueAt(draft, ["route", "stations", station]), language) || unnamed : question && (short(asked) || unnamed);
  return [owner, field ? label(field) : null].filter(Boolean).join(" · ");
}
