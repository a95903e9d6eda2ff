// A picture of a hundred figures, so many of them filled as the estimate says. Tapping a figure sets the estimate; the field
// beside it does the same by key. Imported by ui/questions/number.js.
import { shape } from "./marks.js";

const COLUMNS = 20;
const STEP_X = 17.9;
const STEP_Y = 33;

export function createHundred(svg, t, onPick) {
  const people = Array.from({ length: 100 }, (_, index) => person((index % COLUMNS) * STEP_X, Math.floor(index / COLUMNS) * STEP_Y));
  svg.replaceChildren(...people);
  svg.removeAttribute("hidden");
  let filled = -1;

  svg.addEventListener("click", (event) => {
    const box = svg.getBoundingClientRect();
    const column = Math.min(COLUMNS - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * COLUMNS)));
    const row = Math.min(4, Math.max(0, Math.floor(((event.clientY - box.top) / box.height) * 5)));
    onPick(row * COLUMNS + column + 1);
  });

  function show(number) {
    const next = Math.max(0, Math.min(100, Math.round(number)));
    if (next === filled) return;
    people.forEach((figure, index) => figure.setAttribute("class", index < next ? "on" : "off"));
    filled = next;
    svg.setAttribute("aria-label", t("play-number-hundred", { n: String(next) }));
  }

  return { show };
}

function person(x, y) {
  const figure = shape("g", { transform: `translate(${x.toFixed(1)} ${y}) scale(1.24)`, class: "off" });
  figure.append(shape("circle", { cx: 6, cy: 4.5, r: 3.5 }), shape("path", { d: "M1 22v-8a5 4.5 0 0 1 10 0v8z" }));
  return figure;
}
