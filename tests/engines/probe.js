// Runs in each page before its own scripts, like receiver.js and finders.js after it: what the test needs to know of it.
const probe = { tapped: -Infinity };
Object.defineProperty(window, "probe", { value: probe });

addEventListener("click", () => (probe.tapped = performance.now()), true);
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI}`);
});

// The page ignores a second tap within 400 ms, so nobody taps so soon.
const REST_MS = 420;

/** Where a finger would touch the element, or null while it could not. */
probe.aim = (element) => {
  if (performance.now() - probe.tapped < REST_MS || element.matches(":disabled, [aria-disabled=true], [aria-busy=true]")) return null;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2].map(Math.round);
  const hit = document.elementFromPoint(x, y);
  return hit && (element.contains(hit) || hit.closest("label")?.control === element) ? [x, y] : null;
};
