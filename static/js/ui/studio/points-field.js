// A way or the corners of an area as lines of coordinates: what the map draws can be typed as well. Imported by
// ui/studio/route-form.js and ui/studio/station-form.js.
import { equalJson, valueAt } from "../../core/studio-changes.js";
import { pointsToText, textToPoints } from "../../core/studio-points.js";
import { announce, el, setText } from "../dom.js";

const ROWS = 5;
const CHARACTERS_A_POINT = 30;

/** `write(points)` hears what was typed, null for nothing; `least` and `most` are how many points make sense. */
export function pointsField(app, { id, place, label, help, least, most, write }) {
  const control = el("textarea", { class: "input points", id, rows: ROWS, autocomplete: "off", spellcheck: "false", inputmode: "text", maxlength: most * CHARACTERS_A_POINT, "aria-describedby": `${id}-help ${id}-error` });
  const error = el("p", { class: "error", id: `${id}-error`, hidden: true }, el("span"));
  const acts = el("p", { class: "points-acts", hidden: true }, act("studio-points-mine", () => take(true)), act("studio-points-stored", fill));
  const element = el("div", { class: "field", dataset: { place: place.join("/") } }, el("label", { class: "lab", for: id, text: label }), control, error, acts, el("p", { class: "help", id: `${id}-help`, text: help }));
  const stored = () => valueAt(app.route.document, place);
  // What the text was written out from; `seen` is the very value, so that a long way is not compared at every draw.
  const view = { shown: null, seen: undefined };

  control.addEventListener("change", () => take(false));

  function act(key, deed) {
    const press = () => {
      deed();
      control.focus();
    };
    return el("button", { class: "link", type: "button", on: { click: press } }, app.t(key));
  }

  /** Reads what was typed. What is stored by now is written over only by who has been told of it. */
  function take(sure) {
    const { points, line, count } = textToPoints(control.value, { least, most });
    const isOlder = Boolean(points) && !sure && !equalJson(stored(), view.shown);
    const wrong = line ? app.t("studio-points-line", { line }) : count ? app.t("studio-points-count", { count, least, most }) : "";
    complain(isOlder ? app.t("studio-points-older") : wrong);
    if (!error.hidden) announce(`${label}: ${error.textContent}`);
    acts.hidden = !isOlder;
    if (!points || isOlder) return;
    view.shown = points.length > 0 ? points : null;
    // Leaving an empty field must not take away what stands in place of points, such as a circle.
    if (!equalJson(stored(), view.shown)) write(view.shown);
  }

  function complain(text) {
    error.hidden = text === "";
    setText(error.firstElementChild, text);
    control.setAttribute("aria-invalid", String(text !== ""));
  }

  function fill() {
    view.shown = stored();
    control.value = Array.isArray(view.shown) ? pointsToText(view.shown) : "";
    complain("");
    acts.hidden = true;
  }

  return {
    element,
    place,
    focus: () => control.focus(),
    update() {
      // Never over what somebody is writing or has to mend.
      if (stored() === view.seen || document.activeElement === control || !error.hidden) return;
      view.seen = stored();
      fill();
    },
  };
}
