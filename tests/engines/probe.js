// Runs in each page before its own scripts, like receiver.js and finders.js after it: what the test needs to know of it.
const probe = { tap: { at: -Infinity, x: 0, y: 0 }, aimed: null, missed: null };
Object.defineProperty(window, "probe", { value: probe });

addEventListener(
  "click",
  (event) => {
    probe.tap = { at: performance.now(), x: event.clientX, y: event.clientY };
    if (probe.aimed) probe.missed = !event.composedPath().includes(probe.aimed);
    probe.aimed = null;
  },
  true,
);

// The page takes a second tap within 400 ms and 40 pixels for a trembling finger, so nobody taps there so soon.
const REST_MS = 420;
const NEAR_PX = 45;

function isTooSoon(x, y) {
  return performance.now() - probe.tap.at < REST_MS && Math.hypot(x - probe.tap.x, y - probe.tap.y) < NEAR_PX;
}

const middle = (element) => {
  const box = element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2].map(Math.round);
};

/** Where a finger would touch the element, or null while it could not: shut, covered, still moving. */
probe.aim = async (element) => {
  if (element.matches(":disabled, [aria-disabled=true], [aria-busy=true]")) return null;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const [x, y] = middle(element);
  if (isTooSoon(x, y)) return null;
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  if (middle(element).join() !== [x, y].join()) return null;
  const hit = document.elementFromPoint(x, y);
  if (!hit || !element.contains(hit)) return null;
  Object.assign(probe, { aimed: element, missed: null });
  return [x, y];
};
