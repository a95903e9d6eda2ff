// Icons that only the staff's pages show: they come from a sprite of their own. Imported by ui/studio/*.
const SVG = "http://www.w3.org/2000/svg";

/** An icon of the staff's sprite, hidden from screen readers: the word beside it speaks. */
export function staffIcon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "ic");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${new URL("../../vendor/icons-staff.svg", import.meta.url).pathname}#${name}`);
  svg.append(use);
  return svg;
}
