// What can be done while something is put on the map or drawn, as buttons: neither a keyboard nor a double tap is needed.
// Imported by ui/studio/map-part.js.
import { announce, el, setText } from "../dom.js";

const DRAWING = { "draw-line": 2, "draw-polygon": 3 };

/** `acts` are {corner, back, done, leave, middle}; {element, show(mode), corners(count)}. */
export function createModeBar(app, acts) {
  const hint = el("p");
  const keys = el("p", { class: "mode-keys muted" });
  const buttons = Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, button(name, act)]));
  // The keys come and go with the focus of the map: beneath the buttons, or these would move away from under a click.
  const element = el("div", { class: "mode-bar", role: "group", "aria-label": app.t("studio-mode"), hidden: true }, hint, el("div", { class: "mode-acts" }, Object.values(buttons)), keys);
  const view = { mode: null, count: 0 };

  function button(name, act) {
    const made = el("button", { class: "tool", type: "button", dataset: { act: name } }, app.t(`studio-mode-${name}`));
    made.addEventListener("click", () => made.getAttribute("aria-disabled") !== "true" && act());
    return made;
  }

  const hintOf = (mode) => (mode ? app.t(`studio-map-hint-${mode}`) : "");
  const keysOf = (mode) => (mode && mode !== "edit-line" ? app.t(mode === "place" ? "studio-mode-keys-place" : "studio-mode-keys") : "");

  function show(mode) {
    if (mode !== view.mode && mode) announce([hintOf(mode), keysOf(mode)].join(" "));
    view.mode = mode;
    view.count = 0;
    draw();
  }

  function corners(count) {
    view.count = count;
    announce(app.t("studio-mode-corners", { n: count }));
    draw();
  }

  function draw() {
    const { mode, count } = view;
    const least = DRAWING[mode];
    element.hidden = mode === null;
    setText(hint, hintOf(mode));
    setText(keys, keysOf(mode));
    for (const name of ["corner", "back", "done"]) buttons[name].hidden = !least;
    buttons.middle.hidden = mode !== "place";
    setText(buttons.leave, app.t(least ? "studio-mode-cancel" : "studio-mode-leave"));
    buttons.back.setAttribute("aria-disabled", String(count === 0));
    buttons.done.setAttribute("aria-disabled", String(count < least));
  }

  return { element, show, corners };
}
