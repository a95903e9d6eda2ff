// A way or the corners of an area as lines of coordinates: what the map draws can be typed as well. Imported by
// ui/studio/route-form.js and ui/studio/station-form.js.
import { valueAt } from "../../core/studio-changes.js";
import { pointsToText, textToPoints } from "../../core/studio-points.js";
import { el, setText } from "../dom.js";

const ROWS = 5;
const CHARACTERS_A_POINT = 30;

/** `write(points)` hears what was typed, null for nothing; `least` and `most` are how many points make sense. */
export function pointsField(app, { id, place, label, help, least, most, write }) {
  const control = el("textarea", { class: "input points", id, rows: ROWS, autocomplete: "off", spellcheck: "false", inputmode: "text", maxlength: most * CHARACTERS_A_POINT, "aria-describedby": `${id}-help ${id}-error` });
  const error = el("p", { class: "error", id: `${id}-error`, hidden: true }, el("span"));
  const element = el("div", { class: "field", dataset: { place: place.join("/") } }, el("label", { class: "lab", for: id, text: label }), control, error, el("p", { class: "help", id: `${id}-help`, text: help }));
  let shown = null;

  control.addEventListener("change", () => {
    const { points, line, count } = textToPoints(control.value, { least, most });
    const wrong = line ? app.t("studio-points-line", { line }) : count ? app.t("studio-points-count", { count, least, most }) : "";
    error.hidden = wrong === "";
    setText(error.firstElementChild, wrong);
    control.setAttribute("aria-invalid", String(wrong !== ""));
    if (points) write(points.length > 0 ? points : null);
  });

  return {
    element,
    place,
    focus: () => control.focus(),
    update() {
      const points = valueAt(app.route.document, place) ?? null;
      // A long way is written out again only when it has changed, and never over what is being mended.
      if (points === shown || document.activeElement === control || !error.hidden) return;
      shown = points;
      control.value = Array.isArray(points) ? pointsToText(points) : "";
    },
  };
}
