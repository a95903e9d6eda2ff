// Which way to point: compass words, the walking direction out of noisy fixes, the arrow's angle. Pure; imported by
// core/ and ui/.
import { bearing, planeDistance } from "./geo.js";

const POINTS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];
const BASELINE_M = 8;
const WINDOW_S = 40;
const FRESH_S = 12;
const SMOOTHING = 0.4;
const PAUSE_S = 6;

/** The nearest of the eight compass points as a message key part: "n", "ne", ... */
export function compassPoint(degrees) {
  return POINTS[Math.round((((degrees % 360) + 360) % 360) / 45) % 8];
}

/** The arrow's turn in degrees: relative to the walking direction where one is known, else north-up. */
export function arrowAngle(toTarget, heading) {
  return (((toTarget - (heading ?? 0)) % 360) + 360) % 360;
}

/** The smaller angle between two directions, 0..180. */
export function angleBetween(a, b) {
  const difference = Math.abs(((a - b) % 360) + 360) % 360;
  return Math.min(difference, 360 - difference);
}

/**
 * The walking direction: the bearing from an older fix to the newest one, at least 8 m apart and further where the fixes
 * say they are imprecise, because two points 8 m apart with 8 m of error each point anywhere. Standing still keeps the
 * last direction for a few seconds and then gives none, so the arrow never spins on the spot.
 */
export function createHeading() {
  let trail = [];
  let current = null;
  let smooth = null;

  function push(measured, at_s) {
    const fix = (smooth = smoothed(smooth, measured, at_s)).fix;
    trail = trail.filter((point) => at_s - point.at_s <= WINDOW_S);
    const needed = Math.max(BASELINE_M, Math.min(1.5 * fix.accuracy_m, 25));
    for (let index = trail.length - 1; index >= 0; index -= 1) {
      if (planeDistance(trail[index].fix, fix) >= needed) {
        current = { degrees: bearing(trail[index].fix, fix), at_s };
        // What lies before the baseline describes an earlier direction.
        trail = trail.slice(index);
        break;
      }
    }
    trail.push({ fix, at_s });
  }

  function read(at_s) {
    return current && at_s - current.at_s <= FRESH_S ? current.degrees : null;
  }

  function reset() {
    trail = [];
    current = null;
    smooth = null;
  }

  return { push, read, reset };
}

/** Each fix pulls the position a part of the way, which halves the jitter; after a pause it starts anew. */
function smoothed(before, measured, at_s) {
  if (!before || at_s - before.at_s > PAUSE_S) return { fix: measured, at_s };
  const { fix } = before;
  const lat = fix.lat + SMOOTHING * (measured.lat - fix.lat);
  const lon = fix.lon + SMOOTHING * (measured.lon - fix.lon);
  return { fix: { lat, lon, accuracy_m: measured.accuracy_m }, at_s };
}
