// What is true at this very moment and changes by time alone: how long a call for help has been unseen, and whether another
// phone of the group is answering just now. Pure; imported by ui/ and pages/.

// So long a host may take to see a call before the phone offers to ring up.
export const UNSEEN_MS = 60_000;
const CLAIM_SHOWN_MS = 90_000;

/**
 * The group's call for help: null, or {stage, at, seenAt, station, urgent, unheard}. `stage` is "unsent" (still on this
 * phone), "sent" or "seen"; `unheard`: without reception nobody can know whether it was seen; `urgent`: waiting on helps
 * nobody. `now` is the server's clock, as far as the phone knows it.
 */
export function callView(help, now, { online = true } = {}) {
  if (!help) return null;
  const at = Date.parse(help.at);
  const stage = help.waiting ? "unsent" : help.seen_at ? "seen" : "sent";
  const unheard = stage === "sent" && !online;
  const urgent = stage === "unsent" || unheard || (stage === "sent" && now >= at + UNSEEN_MS);
  return { stage, at, seenAt: stage === "seen" ? Date.parse(help.seen_at) : null, station: help.station ?? null, urgent, unheard };
}

/** The claim of another phone on this question: null, or {device, key, until}. An answer given since has ended it. */
export function claimOf({ server, screen }, now) {
  if (screen.name !== "question") return null;
  const found = (server.claims ?? []).find(({ station, question }) => station === screen.station && question === screen.question);
  if (!found || found.device === server.device?.number) return null;
  const until = Date.parse(found.at) + CLAIM_SHOWN_MS;
  const answer = server.stations[found.station]?.answers?.[found.question];
  const answered = answer?.by_device === found.device && Date.parse(answer.at) >= Date.parse(found.at);
  return now < until && !answered ? { device: found.device, key: `${found.question}|${found.device}|${found.at}`, until } : null;
}

/** {phone, call, claim, changes}: `changes` are the times at which the screen must be drawn again although nothing came. */
export function present(state, now) {
  const call = callView(state.server.help, now, { online: state.online });
  const claim = claimOf(state, now);
  const changes = [call?.stage === "sent" && !call.urgent ? call.at + UNSEEN_MS : null, claim?.until ?? null];
  const phone = state.server.tour.phone || state.pack.route.phone || null;
  return { phone, call, claim, changes: changes.filter((moment) => moment !== null) };
}
