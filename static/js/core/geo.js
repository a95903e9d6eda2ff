// Distances and directions on a local metric plane: the browser's twin of app/geo/distance.py, held equal by
// tests/vectors/distance.json. Pure; positions are {lat, lon} in degrees of WGS84.

const A_M = 6378137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const RAD = Math.PI / 180;

// A difference of longitudes brought into -180..180, so that the date line is no border.
function shortestTurn(degrees) {
  if (degrees > 180) return degrees - 360;
  if (degrees < -180) return degrees + 360;
  return degrees;
}

// Metres east (x) and north (y) of the origin, by the radii of curvature of the ellipsoid at its latitude
// (Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395, equations 4-18 to 4-21).
export function localPlane(origin) {
  const phi = origin.lat * RAD;
  const w2 = 1 - E2 * Math.sin(phi) ** 2;
  const yPerDeg = ((A_M * (1 - E2)) / w2 ** 1.5) * RAD;
  const xPerDeg = (A_M / Math.sqrt(w2)) * Math.cos(phi) * RAD;
  return {
    toXy(position) {
      return [shortestTurn(position.lon - origin.lon) * xPerDeg, (position.lat - origin.lat) * yPerDeg];
    },
  };
}

// Metres in the plane between the two latitudes, so that both directions give the same.
export function planeDistance(a, b) {
  const plane = localPlane({ lat: (a.lat + b.lat) / 2, lon: a.lon });
  const [ax, ay] = plane.toXy(a);
  const [bx, by] = plane.toXy(b);
  return Math.hypot(bx - ax, by - ay);
}

// Direction of departure from a to b on the great circle: 0 north, 90 east, below 360; 0 for the same position.
export function bearing(a, b) {
  const latA = a.lat * RAD;
  const latB = b.lat * RAD;
  const turn = (b.lon - a.lon) * RAD;
  const east = Math.sin(turn) * Math.cos(latB);
  const north = Math.cos(latA) * Math.sin(latB) - Math.sin(latA) * Math.cos(latB) * Math.cos(turn);
  return (Math.atan2(east, north) / RAD + 360) % 360;
}
