// How long to wait before the next try, so that many phones that lost the server together do not come back together. Pure;
// imported by core/.

const FIRST_MS = 1000;
const LONGEST_MS = 300_000;

/** Milliseconds before try `failures` + 1: full jitter over a span of 1 s that doubles up to 5 min; `random()` in [0, 1). */
export function pauseMs(failures, random) {
  const span = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return Math.round(random() * span);
}
