// A position measured on site: many fixes become one, the exact ones count more. Pure; imported by ui/studio/place-finder.js.

const WORST_M = 100;

/**
 * The mean of fixes {lat, lon, accuracy_m}, weighted by the inverse square of their accuracy, which is the best estimate where
 * errors are independent (inverse-variance weighting). `accuracy_m` is the best single one's: neighbouring fixes share their
 * error, so many of them do not make it smaller. Null where no fix is of use.
 */
export function meanFix(fixes) {
  const good = fixes.filter(({ accuracy_m: accuracy }) => accuracy > 0 && accuracy <= WORST_M);
  if (good.length === 0) return null;
  const weights = good.map(({ accuracy_m: accuracy }) => 1 / accuracy ** 2);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const mean = (name) => good.reduce((total, fix, place) => total + fix[name] * weights[place], 0) / sum;
  return { lat: mean("lat"), lon: mean("lon"), accuracy_m: Math.min(...good.map(({ accuracy_m: accuracy }) => accuracy)), count: good.length };
}

/** How sure a measured position is, in the words of the document. */
export function confidenceOf(accuracy) {
  return accuracy <= 12 ? "high" : accuracy <= 30 ? "medium" : "low";
}
