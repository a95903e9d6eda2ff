// Where the fences of stations overlap, with the tolerance that a check-in allows around each. Pure; imported by
// map/studio-shapes.js.
import { localPlane, planeDistance } from "./geo.js";

const STEPS = 24;

/** A station's fence as the server reads it: {center, radius_m} or {polygon}; null where the station has no position. */
export function fenceOf(station, radius) {
  if (!station.position) return null;
  const center = { lat: station.position.lat, lon: station.position.lon };
  if (Array.isArray(station.fence?.polygon)) return { center, polygon: station.fence.polygon };
  return { center, radius_m: Number.isFinite(station.fence?.radius_m) ? station.fence.radius_m : radius };
}

/**
 * What two circles, each wider by `credit` metres, have in common: its outline as [[lat, lon], ...], or null where they are
 * apart. Radii and distances in metres.
 */
export function commonGround(one, other, credit) {
  const distance = planeDistance(one.center, other.center);
  const [a, b] = [one.radius_m + credit, other.radius_m + credit];
  if (distance >= a + b) return null;
  if (distance <= Math.abs(a - b)) return ring(a < b ? one.center : other.center, Math.min(a, b));
  const plane = localPlane(one.center);
  const [x, y] = plane.toXy(other.center);
  const turn = Math.atan2(y, x);
  // Half the angle under which each centre sees the chord through both points of intersection: law of cosines.
  const half = (near, far) => Math.acos(Math.max(-1, Math.min(1, (near ** 2 + distance ** 2 - far ** 2) / (2 * near * distance))));
  const [alpha, beta] = [half(a, b), half(b, a)];
  const back = backFrom(one.center);
  return [...arc([0, 0], a, turn - alpha, turn + alpha), ...arc([x, y], b, turn + Math.PI - beta, turn + Math.PI + beta)].map(back);
}

function ring(center, radius) {
  return arc([0, 0], radius, 0, 2 * Math.PI).map(backFrom(center));
}

function arc([x, y], radius, from, to) {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const angle = from + ((to - from) * step) / STEPS;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

function backFrom(center) {
  const plane = localPlane(center);
  const [perLon] = plane.toXy({ lat: center.lat, lon: center.lon + 1 });
  const [, perLat] = plane.toXy({ lat: center.lat + 1, lon: center.lon });
  return ([x, y]) => [center.lat + y / perLat, center.lon + x / perLon];
}
