// What the two pages for projectors share: when they are a wall, and the title in its head. Imported by pages/standings.js
// and pages/beamer.js.
import { localised } from "../core/localized.js";
import { setText } from "./dom.js";

/** The same question as in css/standings.css: is this a wall, or a phone or an upright screen to scroll? */
export const WALL = matchMedia("(min-width: 700px) and (min-height: 420px) and (min-aspect-ratio: 1/1)");

// From these lengths on a title is set smaller; templates/live/standings.html and beamer.html count the same way.
const LONG = 28;
const LONGEST = 56;

/** Writes the tour's title, a text or a map of languages, into the head. Returns the words. */
export function titleOnWall(title, language) {
  const heading = document.querySelector(".wall-title");
  const { text, lang } = localised(title, language);
  setText(heading, text).lang = lang ?? language;
  heading.classList.toggle("long", text.length > LONG && text.length <= LONGEST);
  heading.classList.toggle("longest", text.length > LONGEST);
  return text;
}
