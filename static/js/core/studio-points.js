// Corners and ways as lines of coordinates, for who draws without a pointer. Pure; imported by ui/studio/points-field.js.
import { round } from "./studio-route.js";

const NUMBER = String.raw`[-+]?\d+(?:[.,]\d+)?`;
// Latitude first, as maps name it. A comma parts the two where the numbers have points, blanks or a semicolon in any case.
const PAIR = new RegExp(String.raw`^(${NUMBER})\s*(?:[;,]\s+|;|\s)\s*(${NUMBER})$`);
const TIGHT = /^([-+]?\d+(?:\.\d+)?),([-+]?\d+(?:\.\d+)?)$/;

/** [[lat, lon], …] as one line each, as `textToPoints` reads them; what is no pair of numbers is written out as it is. */
export function pointsToText(points) {
  return points.map((point) => (Array.isArray(point) ? point.join(", ") : String(point))).join("\n");
}

/**
 * {points} of a text with one pair of degrees a line, {line} with the number of the first line that is none, or {count} where
 * there are fewer than `least` or more than `most`. An empty text is no points.
 */
export function textToPoints(text, { least, most }) {
  const points = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const found = line.trim().match(TIGHT) ?? line.trim().match(PAIR);
    const [lat, lon] = (found ?? []).slice(1).map((part) => Number(part.replace(",", ".")));
    if (!found || Math.abs(lat) > 90 || Math.abs(lon) > 180) return { line: index + 1 };
    points.push([round(lat), round(lon)]);
  }
  if (points.length > 0 && (points.length < least || points.length > most)) return { count: points.length };
  return { points };
}
