// Short names, clock times and ages as the host's board writes them. Pure; imported by ui/board/.

// Making a format takes longer than using it a hundred times, and forty rows ask every second.
const clocks = new Map();

/** "14:31" by the clock of whoever looks, in both languages: the board is read together with wrist watches. */
export function clockText(moment, language) {
  if (!clocks.has(language)) {
    clocks.set(language, new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
  }
  return clocks.get(language).format(moment);
}

/** A time to come: "23:59" today, with weekday and date on another day. */
export function untilText(moment, now, language) {
  const time = clockText(moment, language);
  if (new Date(moment).toDateString() === new Date(now).toDateString()) return time;
  const day = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short" }).format(moment);
  return `${day}, ${time}`;
}

/** How long ago: {key: "now" | "min" | "hours" | "days", n}, for one sentence of the texts. */
export function ageOf(moment, now) {
  const minutes = Math.floor((now - moment) / 60_000);
  if (minutes < 1) return { key: "now", n: 0 };
  if (minutes < 60) return { key: "min", n: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { key: "hours", n: hours } : { key: "days", n: Math.floor(hours / 24) };
}

const SHORT = 22;

/** Long words that stand in several stations' names and so tell none of them apart, such as the town's. */
export function sharedWords(names) {
  const seen = new Map();
  for (const name of names) for (const word of new Set(longWords(name))) seen.set(word, (seen.get(word) ?? 0) + 1);
  return [...seen].filter(([, times]) => times > 1).map(([word]) => word);
}

function longWords(text) {
  return text.split(/\s+/u).filter((word) => word.length > 3);
}

/**
 * A station's name for a narrow column: what stands before a bracket, a slash or "mit", without quotes, and without the
 * words that are `known` anyway: on "Ludwigslust erleben", "Bahnhof Ludwigslust" is "Bahnhof".
 */
export function shortName(name, known = "") {
  const head = name.replace(/[„“”"«»]/gu, "").split(/ ?[(/,–]| mit | and | with | und /u)[0].trim() || name.trim();
  const words = head.split(/\s+/u);
  const apart = new Set(longWords(known));
  const own = words.filter((word) => !apart.has(word));
  const text = (own.length > 0 ? own : words).join(" ");
  return text.length > SHORT ? `${text.slice(0, SHORT - 1).trimEnd()}…` : text;
}
