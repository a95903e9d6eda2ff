// Group flags for scripts: the same files under static/img/flags/ that templates/partials/flag.html shows, so that a
// flag looks the same on every screen. Imported by ui/ and pages/.

/** Letters of the international code of signals that groups get: not G (help), H (mark), nor C, J, T (national flags). */
export const GROUP_FLAGS = "ABDEFIKLMNOPQRSUVWXYZ";

export function flagUrl(letter) {
  const known = (GROUP_FLAGS.includes(letter) && letter.length === 1) || letter === "G" || letter === "H";
  return new URL(`../../img/flags/${known ? letter : "H"}.svg`, import.meta.url).pathname;
}

/**
 * The flag as an <img class="flag">. `label` is its alternative text ("Flagge P"); an empty one marks it as
 * decoration beside a name. `size` is "s" (24 px), "m" (32 px) or "l" (64 px).
 */
export function flagElement(letter, label = "", size = "m") {
  const image = document.createElement("img");
  image.className = size === "m" ? "flag" : `flag flag-${size}`;
  const width = { s: 24, m: 32, l: 64 }[size];
  image.width = width;
  image.height = (width * 3) / 4;
  image.src = flagUrl(letter);
  image.alt = label;
  // Four hundred bytes are drawn at once, together with the name beside them; "async" would leave a hole for a moment.
  image.decoding = "sync";
  return image;
}
