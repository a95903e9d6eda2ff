// What the phases of a tour mean to a group: before the start it waits, after the end nothing more is taken. Pure; imported
// by core/, ui/ and pages/.

/** The tour is made or its groups gather, but nobody walks yet. */
export function isLobby(phase) {
  return phase === "planned" || phase === "open";
}

/** Whether stations may be opened; in a pause that still is a deed, which waits on the phone. */
export function takesCheckins(phase) {
  return !isLobby(phase) && phase !== "ended";
}
