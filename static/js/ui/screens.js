// Which screen of the play page is shown: one at a time, with its tab, its title, its data-state for tests, and the focus on
// its heading when somebody asked for it. Imported by pages/play-start.js.
import { setText } from "./dom.js";
import { press } from "./press.js";

const TAB_OF = { list: "list", standing: "standing", help: "help", confirm: "help", outbox: "help", handoff: "help" };
const OVER_MAP = new Set(["loading", "locating", "walk", "choose"]);

export function createScreens({ root, stage, tabs, onTab }) {
  const sections = new Map([...root.querySelectorAll("[data-screen]")].map((section) => [section.dataset.screen, section]));
  const buttons = [...tabs.querySelectorAll("[data-tab]")];
  for (const button of buttons) press(button, () => onTab(button.dataset.tab));
  let shown = "loading";

  /** Shows a screen; returns whether it is another one than before. */
  function show(name) {
    const tab = TAB_OF[name] ?? "walk";
    if (name !== shown) {
      for (const [key, section] of sections) section.hidden = key !== name;
      scrollToTop(name);
    }
    const changed = name !== shown;
    shown = name;
    document.documentElement.dataset.state = name;
    stage.dataset.view = OVER_MAP.has(name) ? "map" : "page";
    for (const button of buttons) {
      if (button.dataset.tab === tab) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    return changed;
  }

  /** After the screen has been drawn: its heading takes the focus, so that readers and keys start at its top, or a part. */
  function focus(name, part = null) {
    const wanted = part ? sections.get(name)?.querySelector(`[data-part="${part}"]`) : null;
    if (wanted) wanted.focus();
    else sections.get(name)?.querySelector("h1")?.focus({ preventScroll: true });
  }

  /** With large text the section scrolls as a whole (css/play.css). */
  function scrollToTop(name) {
    const section = sections.get(name);
    for (const part of [section, section?.querySelector(".scroll")]) part?.scrollTo(0, 0);
  }

  return { show, focus, scrollToTop, section: (name) => sections.get(name), shown: () => shown };
}

/** The page's title names the screen, as its heading does. */
export function setTitle(t, words) {
  const title = t("play-title", { screen: words });
  if (document.title !== title) setText(document.querySelector("title"), title);
}
