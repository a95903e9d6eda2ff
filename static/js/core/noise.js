// How wrong a phone's position is: the browser's twin of app/ops/simulate/noise.py, for the desk walk of the studio. Rayleigh
// errors by surroundings, an accuracy that is itself only a guess. Pure; chance is handed in, so that tests can repeat it.
import { moved } from "./walking.js";

/** Mean error of fixes, and how often the phone knows that it does not know; "none" is a phone without any error. */
export const SURROUNDINGS = {
  none: { mean_m: 0, imprecise: 0 },
  open: { mean_m: 4, imprecise: 0.005 },
  town: { mean_m: 11, imprecise: 0.03 },
  canyon: { mean_m: 22, imprecise: 0.12 },
};

// Of a Rayleigh error, sigma is mean / sqrt(pi / 2), and 68 % lie within 1.2 means: what Android calls accuracy.
const SIGMA_PER_MEAN = 1 / Math.sqrt(Math.PI / 2);
const RADIUS_68_PER_MEAN = 1.2;
const ACCURACY_SPREAD = 0.35;
const IMPRECISE_M = [110, 260];
const BEST_M = 3;

/** The fix {lat, lon, accuracy_m, age_s} that a phone reports at a place; `imprecise` makes it a bad one for certain. */
export function measure(position, around, random, { imprecise = false } = {}) {
  const { mean_m, imprecise: share } = SURROUNDINGS[around];
  let error = mean_m * SIGMA_PER_MEAN * Math.sqrt(-2 * Math.log(1 - random()));
  let accuracy = mean_m * RADIUS_68_PER_MEAN * Math.exp(ACCURACY_SPREAD * normal(random));
  const poor = random() < share;
  const age = uniform(random, 0.2, 4);
  if (poor || imprecise) {
    accuracy = uniform(random, ...IMPRECISE_M);
    error += accuracy * uniform(random, 0.1, 0.6);
  }
  const turn = uniform(random, 0, 2 * Math.PI);
  const { lat, lon } = moved(position, error * Math.cos(turn), error * Math.sin(turn));
  return { lat, lon, accuracy_m: Math.round(Math.max(BEST_M, accuracy) * 10) / 10, age_s: around === "none" ? 0 : age };
}

/** Numbers from 0 to below 1 that look like chance and are the same for the same seed (mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const uniform = (random, low, high) => low + (high - low) * random();

/** Box and Muller's way from two even numbers to a normal one. */
function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
