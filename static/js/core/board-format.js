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

/** How long ago: {key: "now" | "min" | "hours" | "days", n}, for one sentence of the texts. */
export function ageOf(moment, now) {
  const minutes = Math.floor((now - moment) / 60_000);
  if (minutes < 1) return { key: "now", n: 0 };
  if (minutes < 60) return { key: "min", n: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { key: "hours", n: hours } : { key: "days", n: Math.floor(hours / 24) };
}

const SHORT = 22;

/**
 * A station's name for a narrow column: what stands before a bracket, a slash or "mit", without quotes, and without the
 * town that the tour's title names anyway: "Bahnhof Ludwigslust" on "Ludwigslust erleben" is "Bahnhof".
 */
export function shortName(name, title = "") {
  const head = name.replace(/[„“”"«»]/gu, "").split(/ ?[(/,–]| mit | and | with | und /u)[0].trim() || name.trim();
  const known = new Set(title.split(/\s+/u).filter((word) => word.length > 3));
  const words = head.split(/\s+/u);
  const own = words.filter((word) => !known.has(word));
  const text = (own.length > 0 ? own : words).join(" ");
  return text.length > SHORT ? `${text.slice(0, SHORT - 1).trimEnd()}…` : text;
}
