// A virtual group on foot: the way it takes along a route's line with every station on it, and its steps. Pure; imported by
// core/noise.js and by the desk walk of the studio.
import { localPlane, planeDistance } from "./geo.js";

export const WALK_M_PER_S = 1.3;
// So close to the way somebody is on it.
const ON_THE_WAY_M = 0.5;

/** The place so many metres east and north of another one. */
export function moved({ lat, lon }, east, north) {
  const plane = localPlane({ lat, lon });
  const perLon = plane.toXy({ lat, lon: lon + 1 })[0];
  const perLat = plane.toXy({ lat: lat + 1, lon })[1];
  return { lat: lat + north / perLat, lon: lon + east / perLon };
}

/**
 * The way as points {lat, lon, along, station}: `along` in metres from its start, `station` the id of one that stands there.
 * `line` is [[lat, lon], ...] or null, `stations` are {id, position} in the group's order. Where there is a line the way
 * leaves it to each station and comes back; without one it leads straight from station to station.
 */
export function createPath(line, stations) {
  const placed = stations.filter(({ position }) => position);
  const points = line?.length > 1 ? alongLine(line, placed) : placed.map(({ id, position }) => ({ ...place(position), station: id }));
  let along = 0;
  return points.map((point, index) => {
    if (index > 0) along += planeDistance(points[index - 1], point);
    return { station: null, ...point, along };
  });
}

function alongLine(line, placed) {
  const corners = line.map(([lat, lon]) => ({ lat, lon }));
  const stops = placed.map((station) => ({ ...station, ...footOn(corners, station.position) }));
  return corners.flatMap((corner, index) => {
    const here = stops.filter((stop) => stop.segment === index).sort((one, other) => one.share - other.share);
    return [corner, ...here.flatMap(({ id, position, foot }) => [foot, { ...place(position), station: id }, foot])];
  });
}

/** Where a line comes closest to a place: which of its segments, what share of it, and the place itself. */
function footOn(corners, position) {
  let best = { distance: Infinity };
  for (let segment = 0; segment < corners.length - 1; segment += 1) {
    const plane = localPlane(corners[segment]);
    const [bx, by] = plane.toXy(corners[segment + 1]);
    const [px, py] = plane.toXy(position);
    const length2 = bx * bx + by * by;
    const share = length2 > 0 ? Math.min(1, Math.max(0, (px * bx + py * by) / length2)) : 0;
    const foot = between(corners[segment], corners[segment + 1], share);
    const distance = planeDistance(foot, position);
    if (distance < best.distance) best = { segment, share, foot, distance };
  }
  return best;
}

/** How far along the way its closest place lies. */
export function nearestAlong(path, position) {
  if (path.length < 2) return 0;
  const { segment, share } = footOn(path, position);
  return path[segment].along + share * (path[segment + 1].along - path[segment].along);
}

/** The place so many metres along the way. */
export function placeAt(path, along) {
  const next = path.findIndex((point) => point.along >= along);
  if (next <= 0) return place(next === 0 ? path[0] : path.at(-1));
  const [from, to] = [path[next - 1], path[next]];
  return between(from, to, (along - from.along) / (to.along - from.along));
}

/**
 * A group at {position, along} after so many more metres: first straight to its place on the way, then on. It stands still
 * at the next station, whose id is then `station`; at the end of the way `ended` is true.
 */
export function walkOn(path, { position, along }, metres) {
  const goal = placeAt(path, along);
  const gap = planeDistance(position, goal);
  if (gap > ON_THE_WAY_M && gap > metres) return { position: between(position, goal, metres / gap), along, station: null, ended: false };
  const reach = along + metres - (gap > ON_THE_WAY_M ? gap : 0);
  const stop = path.find((point) => point.station && point.along > along && point.along <= reach);
  const end = Math.min(stop ? stop.along : reach, path.at(-1).along);
  return { position: placeAt(path, end), along: end, station: stop?.station ?? null, ended: end >= path.at(-1).along };
}

function between(from, to, share) {
  return { lat: from.lat + (to.lat - from.lat) * share, lon: from.lon + (to.lon - from.lon) * share };
}

const place = ({ lat, lon }) => ({ lat, lon });
