// Numbers as people read and type them: distances, minutes, points, figures with a comma. Pure; imported by core/ and ui/.

const WALK_M_PER_MIN = 67;
// Einfache Sprache (de-x-easy) counts as German does.
const isGerman = (language) => language.split("-")[0] === "de";

/** "190 m", "1,2 km": as exact as a phone's position deserves, never a false "187 m". */
export function distanceText(metres, language) {
  const rounded = metres < 100 ? Math.max(5, Math.round(metres / 5) * 5) : Math.round(metres / 10) * 10;
  if (rounded < 1000) return `${rounded}\u00a0m`;
  const digits = metres < 9950 ? 1 : 0;
  return `${numberText(metres / 1000, language, digits, digits)}\u00a0km`;
}

/** Walking minutes for a distance, rounded up, at least one; the server's content check counts the same way. */
export function walkingMinutes(metres) {
  return Math.max(1, Math.ceil(metres / WALK_M_PER_MIN));
}

/** A figure in the reader's way of writing, with a real minus; German groups thousands by a narrow space, as its texts do. */
export function numberText(value, language, maxDigits = 6, minDigits = 0) {
  const digits = { maximumFractionDigits: maxDigits, minimumFractionDigits: minDigits };
  const format = new Intl.NumberFormat(language, { ...digits, useGrouping: "always" });
  const parts = format.formatToParts(value);
  const signs = { group: isGerman(language) ? "\u202f" : null, minusSign: "\u2212" };
  return parts.map(({ type, value: text }) => signs[type] ?? text).join("");
}

/** Points with their sign: "+60", "−20" (a real minus), "0". */
export function signedText(value, language) {
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "\u2212"}${numberText(Math.abs(value), language)}`;
}

/**
 * A number as typed: comma or point as decimal sign, thousands in groups of three, spaces anywhere. Null where it is no
 * number. "1.234" is a thousand in German and one and a bit in English; "26.5" and "26,5" are the same in both.
 */
export function parseNumber(typed, language) {
  let text = String(typed).replace(/[\s\u00a0\u202f'’]/g, "").replace(/[\u2212\u2013]/g, "-");
  if (!/^-?[\d.,]+$/.test(text) || !/\d/.test(text)) return null;
  const group = isGerman(language) ? "." : ",";
  const grouped = new RegExp(`^-?[1-9]\\d{0,2}(\\${group}\\d{3})+(?!\\d)`);
  if (grouped.test(text)) text = text.replaceAll(group, "");
  text = text.replaceAll(",", ".");
  if ((text.match(/\./g) ?? []).length > 1) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** Brings a value onto the question's steps and into its bounds. */
export function clampToStep(value, { min, max, step }) {
  const unit = step ?? 1;
  const base = min ?? 0;
  let next = base + Math.round((value - base) / unit) * unit;
  if (min !== undefined && min !== null) next = Math.max(min, next);
  if (max !== undefined && max !== null) next = Math.min(max, next);
  // Steps of 0.1 must not show 26.300000000000004.
  return Number(next.toFixed(6));
}

const FINE_STEPS = 500;

/** How far one press moves: the question's step, or, where that would take hundreds of presses, two leading digits. */
export function pressSize(value, { min, max, step }) {
  const unit = step ?? 1;
  if (((max ?? Infinity) - (min ?? 0)) / unit <= FINE_STEPS) return unit;
  const size = 10 ** (Math.floor(Math.log10(Math.max(1, Math.abs(value)))) - 1);
  return Math.max(unit, size);
}

/** Where pressing starts: the middle of what is possible says nothing about the answer; of wide spans the geometric one. */
export function startValue({ min, max, step }) {
  const [low, high] = [min ?? 0, max ?? null];
  if (high === null) return low;
  if (low <= 0 || high / low < 100) return clampToStep((low + high) / 2, { min, max, step });
  const middle = Math.sqrt(low * high);
  const size = pressSize(middle, { min, max, step });
  return clampToStep(Math.round(middle / size) * size, { min, max, step });
}

const OF_HUNDRED = /^(%|prozent|percent|per cent|(von|je|pro|of|out of|in|per) (100|hundert|hundred)( .*)?)$/i;

/** Whether a number question asks "how many of a hundred", so that a picture of a hundred figures can show it. */
export function isOfHundred({ unit, min, max }) {
  if ((min ?? 0) !== 0 || max !== 100) return false;
  const words = typeof unit === "string" ? [unit] : Object.values(unit ?? {});
  return words.some((word) => OF_HUNDRED.test(word.trim()));
}

/** "2021-12-31" as people write it; anything else stays as its source says it. */
export function dateText(words, language) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words);
  if (!match) return words;
  const [, year, month, day] = match.map(Number);
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(Date.UTC(year, month - 1, day));
}

/** The map's credit in one breath: who, without licence and detail; Hilfe has the full lines. */
export function shortCredit(lines) {
  const names = (lines ?? []).map((line) => line.replace(/^[^:©]*: /, "").split(/, | \(/)[0].trim());
  return [...new Set(names)].join(" · ");
}
