// What the studio reads out of a route's draft: names, what a station still lacks, fresh entries, how a changed place is
// called. Pure; imported by ui/studio and pages/studio-*.
import { ACCESS } from "./access.js";
import { resolve } from "./localized.js";
import { valueAt } from "./studio-changes.js";

/** The stations of a draft, whatever state it is in. */
export function stationsOf(draft) {
  const stations = draft.route?.stations;
  return Array.isArray(stations) ? stations.filter((station) => station !== null && typeof station === "object") : [];
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

/**
 * What everybody may read of a route: its public page as plain values, of whatever is written already. `way` is the whole way
 * as the server measures it, or null while that is not known.
 */
export function publicRoute(draft, way) {
  const route = draft.route ?? {};
  const legs = new Map((way?.legs ?? []).map((leg) => [leg.from, leg]));
  const all = stationsOf(draft);
  const dwell = all.map((station) => station.dwell_min).filter(Number.isFinite);
  return {
    ...{ title: route.title ?? "", summary: route.summary ?? "", order: route.order ?? "fixed", meeting_point: route.meeting_point ?? "", phone: route.phone ?? "" },
    way: way && { km: Math.round(way.metres / 100) / 10, minutes: way.minutes },
    total: way && all.length > 0 && dwell.length === all.length ? hoursOf(way.minutes + dwell.reduce((sum, one) => sum + one, 0)) : null,
    stations: all.map((station) => publicStation(station, legs.get(station.id))),
  };
}

function publicStation({ name, directions, indoor, dwell_min: dwell, access: told }, leg) {
  // A draft that came out of a file may have an empty field where a default would not step in.
  const access = told ?? {};
  const isKnown = (field) => ![undefined, null, "", "unknown"].includes(access[field]);
  const known = ACCESS.filter(isKnown).map((field) => [field, access[field]]);
  const metres = Number.isFinite(leg?.metres) ? leg.metres : null;
  return {
    ...{ name: name ?? "", directions: directions ?? "", indoor: indoor === true, dwell: Number.isFinite(dwell) ? dwell : null },
    access: { known, unknown: ACCESS.filter((field) => !isKnown(field)), note: access.note ?? "" },
    leg: metres === null ? null : { ...roundedWay(metres), minutes: leg.minutes },
  };
}

/** As exact as a way on foot deserves: tens of metres, from a kilometre on tenths of it. */
function roundedWay(metres) {
  const tens = Math.max(10, Math.round(metres / 10) * 10);
  return tens < 1000 ? { metres: tens, km: null } : { metres: null, km: Math.round(metres / 100) / 10 };
}

/** Hours and minutes, from an hour on in steps of five: nobody walks more exactly. */
function hoursOf(minutes) {
  if (minutes < 60) return { hours: 0, minutes };
  const rounded = Math.round(minutes / 5) * 5;
  return { hours: Math.floor(rounded / 60), minutes: rounded % 60 };
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

/** Entries of these lists are known by ids, which are no part of a field's name. */
const LISTS = ["stations", "questions", "options"];

/** A path as the table of names has it: `stations/fence/radius_m`. */
export function fieldWay(path) {
  const parts = path[0] === "route" ? path.slice(1) : path;
  return parts.filter((_, place) => !LISTS.includes(parts[place - 1])).join("/");
}

/**
 * How the field of a path is called: by the table that the server calls it by as well, a question's by its type. What lies
 * deeper than any name is called as what it belongs to; `has` knows the messages.
 */
export function fieldKey(path, draft, names, has) {
  const type = valueAt(draft, [...path.slice(0, 3), "type"]);
  for (let length = path.length; length > 0; length -= 1) {
    const way = fieldWay(path.slice(0, length));
    const [quiz, questions, name, ...rest] = way.split("/");
    if (names[way]) return names[way];
    if (quiz !== "quiz" || questions !== "questions" || !name || rest.length > 0) continue;
    const found = [`sq-field-${type}-${name}`, `sq-field-${name}`].find(has);
    if (found) return found;
  }
  return null;
}

/** How the place of a change is called: the station's name or how the question begins, then the field's name as `label(path, draft)` has it. */
export function placeWords(path, draft, language, { label, unnamed }) {
  const { station, question, field } = placeOf(path);
  const asked = question && nameOf({ name: valueAt(draft, ["quiz", "questions", question, "prompt"]) }, language);
  const owner = station ? nameOf(valueAt(draft, ["route", "stations", station]), language) || unnamed : question && (short(asked) || unnamed);
  return [owner, field ? label(path, draft) : null].filter(Boolean).join(" · ");
}
