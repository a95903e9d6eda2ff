// The route line cut into legs between stations, so that the map can draw the walked part dotted. Pure; imported by map/.
import { planeDistance } from "./geo.js";

const visited = (row) => row.status.state === "open" || row.status.state === "done";

/** [{points: [[lat, lon], ...], walked}]; straight legs in the group's order where the route has no line of its own. */
export function routeLegs(line, rows) {
  const placed = rows.filter((row) => row.station.position);
  if (!line || line.length < 2) return straightLegs(placed);
  const stops = placed
    .map((row) => ({ row, index: nearestVertex(line, row.station.position) }))
    .sort((a, b) => a.index - b.index);
  const cuts = [{ row: null, index: 0 }, ...stops, { row: null, index: line.length - 1 }];
  const legs = [];
  for (let at = 1; at < cuts.length; at += 1) {
    const [from, to] = [cuts[at - 1], cuts[at]];
    if (to.index <= from.index) continue;
    const walked = Boolean(from.row && to.row && visited(from.row) && visited(to.row));
    legs.push({ points: line.slice(from.index, to.index + 1), walked });
  }
  return legs;
}

function straightLegs(placed) {
  return placed.slice(1).map((row, index) => {
    const before = placed[index];
    const points = [before, row].map(({ station }) => [station.position.lat, station.position.lon]);
    return { points, walked: visited(before) && visited(row) };
  });
}

function nearestVertex(line, position) {
  let best = 0;
  let least = Infinity;
  line.forEach(([lat, lon], index) => {
    const distance = planeDistance(position, { lat, lon });
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}
