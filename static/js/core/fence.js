// The phone's preview of the server's judgement whether a fix counts as being at a station: the twin of
// app/geo/fence.py, held equal by tests/vectors/fence.json. Pure; may be imported by core, map, ui and pages.

import { localPlane } from "./geo.js";

export const MAX_AGE_S = 30;
export const MAX_ACCURACY_M = 100;
export const ACCURACY_CREDIT_M = 25;

const SMALLEST_ACCURACY_M = 1e-3;
const LARGEST_ACCURACY_M = 1e6;

// A station's fence as the pack holds it ({radius_m} or {polygon: [[lat, lon], ...]}) with its position, made
// ready for distances; null where the station has none and only its code opens it.
export function makeFence(fence, position) {
  if (fence?.polygon) return polygonFence(fence.polygon);
  if (fence?.radius_m && position) return circleFence(position, fence.radius_m);
  return null;
}

// `inside`, or the first reason against it: invalid_fix, stale_fix, too_imprecise, too_far.
export function judge(fence, fix) {
  if (!isPlausible(fix)) return { inside: false, reason: "invalid_fix", distance_m: 0, accuracy_m: 0 };
  const distance = fence.distance(fix);
  const reason = reasonFor(fix, distance);
  return { inside: reason === "inside", reason, distance_m: distance, accuracy_m: fix.accuracy_m };
}

function reasonFor(fix, distance) {
  if (fix.age_s > MAX_AGE_S) return "stale_fix";
  if (fix.accuracy_m > MAX_ACCURACY_M) return "too_imprecise";
  return distance - Math.min(fix.accuracy_m, ACCURACY_CREDIT_M) <= 0 ? "inside" : "too_far";
}

function isPlausible({ lat, lon, accuracy_m, age_s }) {
  return (
    [lat, lon, accuracy_m, age_s].every(Number.isFinite) &&
    Math.abs(lat) <= 90 &&
    Math.abs(lon) <= 180 &&
    accuracy_m >= SMALLEST_ACCURACY_M &&
    accuracy_m <= LARGEST_ACCURACY_M &&
    age_s >= 0
  );
}

function circleFence(center, radius) {
  const plane = localPlane(center);
  return { distance: (position) => Math.max(0, Math.hypot(...plane.toXy(position)) - radius) };
}

function polygonFence(vertices) {
  const corners = vertices.map(([lat, lon]) => ({ lat, lon }));
  const plane = localPlane(corners[0]);
  const ring = corners.map(plane.toXy);
  const edges = ring.map((corner, index) => [corner, ring[(index + 1) % ring.length]]);
  return {
    distance(position) {
      const point = plane.toXy(position);
      return isWithin(edges, point) ? 0 : Math.min(...edges.map((edge) => distanceToEdge(edge, point)));
    },
  };
}

// Within, when a ray towards the east crosses the border an odd number of times.
function isWithin(edges, [x, y]) {
  let within = false;
  for (const [[ax, ay], [bx, by]] of edges) {
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within;
  }
  return within;
}

function distanceToEdge([[ax, ay], [bx, by]], [x, y]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
