// Texts of the content arrive as a plain string (all languages) or as a map of languages; this picks the one to show and
// says when it had to fall back. Pure; imported by core/ and ui/.

const FALLBACK = "de";

/** {text, lang}: `lang` is null where the asked language is shown, else the language the text is really in. */
export function localised(text, language) {
  if (text === null || text === undefined) return { text: "", lang: null };
  if (typeof text === "string") return { text, lang: null };
  const found = pick(text, language);
  return found === null ? { text: "", lang: null } : { text: text[found], lang: found === language ? null : found };
}

export function resolve(text, language) {
  return localised(text, language).text;
}

/** A text in every language it has. */
export function variantsOf(text) {
  return typeof text === "string" ? [text] : Object.values(text ?? {}).filter((one) => typeof one === "string");
}

/** The same choice for an insight: a map of language to block nodes. */
export function localisedBlocks(blocks, language) {
  if (Array.isArray(blocks)) return { blocks, lang: null };
  const found = blocks ? pick(blocks, language) : null;
  return found === null ? { blocks: [], lang: null } : { blocks: blocks[found], lang: found === language ? null : found };
}

/** The recording to play: {…recording, foreign}; `foreign` says that none is in the asked language. Null where there is none. */
export function recordingIn(recordings, language) {
  const byLanguage = Object.fromEntries((recordings ?? []).map((recording) => [recording.language, recording]));
  const found = [language, FALLBACK, ...Object.keys(byLanguage)].find((key) => Object.hasOwn(byLanguage, key));
  // Einfache Sprache is German, too.
  return found === undefined ? null : { ...byLanguage[found], foreign: baseOf(found) !== baseOf(language) };
}

function baseOf(language) {
  return language.split("-")[0];
}

function pick(map, language) {
  if (has(map, language)) return language;
  if (has(map, FALLBACK)) return FALLBACK;
  return Object.keys(map).find((key) => has(map, key)) ?? null;
}

function has(map, key) {
  const value = Object.hasOwn(map, key) ? map[key] : null;
  return Array.isArray(value) ? value.length > 0 : typeof value === "string" && value !== "";
}
