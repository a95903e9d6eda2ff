// One cell of the matrix: a shape that speaks first, a small letter for how the station was opened, and words for those
// who hear it. Changed in place. Imported by ui/board/matrix.js.
import { el, setText } from "../dom.js";

const SVG = "http://www.w3.org/2000/svg";

/** A cell for one station; show({state, mark, here}, t) tells whether anything changed. */
export function createCell(station) {
  const use = document.createElementNS(SVG, "use");
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "ic");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  const sup = el("sup", { "aria-hidden": "true" });
  const words = el("span", { class: "visually-hidden" });
  const data = { station: station.id, no: station.number };
  const td = el("td", { class: "st", role: "cell", dataset: data }, svg, sup, words);
  let shown = "";

  function show({ state, mark, here }, t) {
    const key = `${state}.${mark ?? ""}.${here}`;
    if (key === shown) return false;
    // Only what the cell says is news: that a group has walked on is shown by the cell it walks to.
    const news = shown !== "" && !shown.startsWith(`${state}.${mark ?? ""}.`);
    shown = key;
    td.className = here ? `st c-${state} here` : `st c-${state}`;
    td.dataset.state = state;
    use.setAttribute("href", `#cell-${state}`);
    setText(sup, mark ? t(`board-mark-${mark}`) : "");
    const word = t(state === "in" && !here ? "board-cell-left" : `board-cell-${state}`);
    setText(words, mark ? `${word}, ${t(`board-mark-${mark}-word`)}` : word);
    return news;
  }

  return { td, show };
}
