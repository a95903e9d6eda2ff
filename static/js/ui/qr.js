// Draws a QR code: dark on white with its quiet zone in every theme, because cameras want it that way. The size comes from
// the stylesheet. Imported by ui/ and pages/; the only importer of vendor/qrcode.
import { qrcode } from "../../vendor/qrcode/qrcode.js";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4;

/**
 * An SVG element; `label` is what readers hear. `level` L, M, Q or H says how much of the code may be damaged: paper gets M,
 * a clean screen L, whose modules are larger. The text is ASCII.
 */
export function qrElement(text, { label, level = "M" } = {}) {
  const code = qrcode(0, level);
  code.addData(text, "Byte");
  code.make();
  const size = code.getModuleCount() + 2 * QUIET;
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { class: "qr-code", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" };
  for (const [name, value] of Object.entries(attributes)) if (value) svg.setAttribute(name, value);
  svg.append(shape("rect", { width: size, height: size, fill: "#fff" }), shape("path", { d: runs(code), fill: "#000" }));
  return svg;
}

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** The dark modules as one path, neighbours in a row as one piece: thousands of elements would be slow to draw. */
function runs(code) {
  const count = code.getModuleCount();
  const pieces = [];
  for (let row = 0; row < count; row += 1) {
    for (let start = 0; start < count; start += 1) {
      if (!code.isDark(row, start)) continue;
      let end = start;
      while (end < count && code.isDark(row, end)) end += 1;
      pieces.push(`M${start + QUIET} ${row + QUIET}h${end - start}v1h-${end - start}z`);
      start = end;
    }
  }
  return pieces.join("");
}
