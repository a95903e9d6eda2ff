// One cell of the matrix: a shape that speaks first, a small letter for how the station was opened, and words for those
// who hear it. Changed in place. Imported by ui/board/matrix.js.
import { el, setText } from "../dom.js";

const SVG = "http://www.w3.org/2000/svg";

/** A cell for one station; show({state, mark}, t) tells whether anything changed. */
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

  function show({ state, mark }, t) {
    const key = `${state}.${mark ?? ""}`;
    if (key === shown) return false;
    const first = shown === "";
    shown = key;
    td.className = `st c-${state}`;
    td.dataset.state = state;
    use.setAttribute("href", `#cell-${state}`);
    setText(sup, mark ? t(`board-mark-${mark}`) : "");
    setText(words, mark ? `${t(`board-cell-${state}`)}, ${t(`board-mark-${mark}-word`)}` : t(`board-cell-${state}`));
    return !first;
  }

  return { td, show };
}
