// What the projector page says while groups join: whether they still may, and who came last. Pure; imported by
// pages/beamer.js.

/** Whether new groups may come now. `until` passes without any message, so the server's word alone does not last. */
export function mayJoin(tour, nowMs) {
  if (!tour.joinable) return false;
  return tour.join_until === null || nowMs <= Date.parse(tour.join_until);
}

/** Why nobody can join, where nobody can: "planned" | "ended" | "closed". */
export function whyClosed({ phase }) {
  return phase === "planned" || phase === "ended" ? phase : "closed";
}

/** The groups that came last, newest first. A name that the host has hidden has no place on a wall, here it is null. */
export function latestGroups(known, rows, most) {
  const byNumber = new Map(known.map((row) => [row.number, row]));
  for (const { number, name, hidden, flag } of rows) byNumber.set(number, { number, name: hidden ? null : name, flag });
  return [...byNumber.values()].sort((one, other) => other.number - one.number).slice(0, most);
}
