// The table of the standings page: keeps one element per group, writes only what changed, and lets rows that change places
// glide there. On a wall it holds the rows of one page, on a phone all. Imported by pages/standings.js and pages/beamer.js.
import { numberText } from "../core/format.js";
import { fitName, rowName } from "../core/standings.js";
import { el, setText } from "./dom.js";
import { flagUrl } from "./flags.js";

const GLIDE = { duration: 240, easing: "ease-out" };

/** `show(rows, {wall, glide})` shows exactly these ranked rows, in this order; `fit()` measures long names anew. */
export function createStandingsTable(body, template, { t, stationsTotal, calm }) {
  const known = new Map([...body.children].map((row) => [Number(row.dataset.number), row]));

  function show(rows, { wall, glide }) {
    const gliding = glide && !calm();
    const before = gliding ? places() : null;
    const kept = new Set(rows.map((row) => row.number));
    for (const [number, element] of known) {
      if (kept.has(number)) continue;
      element.remove();
      known.delete(number);
    }
    let at = body.firstElementChild;
    for (const row of rows) {
      const element = known.get(row.number) ?? create(row);
      fill(element, row);
      if (element === at) at = at.nextElementSibling;
      else body.insertBefore(element, at);
    }
    if (wall) fit();
    else unfit();
    if (gliding) move(before);
  }

  function create(row) {
    const element = template.content.querySelector("tr").cloneNode(true);
    element.dataset.number = String(row.number);
    element.querySelector(".flag").src = flagUrl(row.flag);
    if (row.own) {
      element.dataset.own = "";
      element.querySelector(".who").append(el("span", { class: "own" }, t("standings-own")));
    }
    known.set(row.number, element);
    return element;
  }

  function fill(element, row) {
    setText(element.querySelector(".rk"), row.rank);
    setText(element.querySelector(".nm"), rowName(row, t));
    setText(element.querySelector(".pt"), numberText(row.points, t.language));
    const strip = `#st-${row.stations_done}`;
    const use = element.querySelector("use");
    if (use.getAttribute("href") === strip) return;
    use.setAttribute("href", strip);
    const words = t("standings-done", { done: row.stations_done, total: stationsTotal });
    use.parentNode.setAttribute("aria-label", words);
  }

  function places() {
    return new Map([...known].map(([number, element]) => [number, element.getBoundingClientRect().top]));
  }

  function move(before) {
    for (const [number, top] of places()) {
      const element = known.get(number);
      if (!before.has(number)) {
        element.animate([{ opacity: 0 }, { opacity: 1 }], GLIDE);
        continue;
      }
      const way = before.get(number) - top;
      const seen = Math.min(top, top + way) < innerHeight && Math.max(top, top + way) > 0;
      if (way !== 0 && seen) element.animate([{ transform: `translateY(${way}px)` }, { transform: "none" }], GLIDE);
    }
  }

  function names() {
    return [...known.values()].map((element) => element.querySelector(".nm"));
  }

  const fit = () => fitNames(names());
  const unfit = () => unfitNames(names());

  return { show, fit, unfit };
}

/**
 * Brings names that are too long for their line into it. All widths are read before anything is written, so that the page is
 * laid out once.
 */
export function fitNames(names) {
  unfitNames(names);
  const measured = names.map((name) => {
    const line = name.parentNode.getBoundingClientRect();
    const gap = Number.parseFloat(getComputedStyle(name.parentNode).columnGap) || 0;
    const mark = name.nextElementSibling ? name.nextElementSibling.getBoundingClientRect().width + gap : 0;
    const font = Number.parseFloat(getComputedStyle(name).fontSize);
    return { name, font, needed: name.scrollWidth, given: line.right - name.getBoundingClientRect().left - mark };
  });
  for (const { name, font, needed, given } of measured) {
    const { squeeze, size } = fitName(needed, given);
    if (size < 1) name.style.fontSize = `${Math.floor(font * size * 100) / 100}px`;
    if (squeeze === 1) continue;
    name.style.transform = `scaleX(${Math.floor(squeeze * 1000) / 1000})`;
    // What is drawn narrower must not keep its old width, or the mark beside it stands in the next column.
    name.style.marginRight = `${-needed * size * (1 - squeeze)}px`;
  }
}

export function unfitNames(names) {
  for (const name of names) name.removeAttribute("style");
}
