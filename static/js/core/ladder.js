// The check-in ladder: which buttons a moment on the walk has, as the table of states in the design says. GPS first, then the
// code on the poster, then the host; the next rung is offered by itself after two tries or a minute. Pure; imported by ui/.

// A position is looked for at most so long before the phone says so. Screens are drawn every five seconds meanwhile.
export const STUCK_S = 55;
const ASK_AFTER = 2;

const AGAIN = new Set(["too_imprecise", "stale_fix", "nofix", "invalid_fix"]);
const KEPT = new Set(["waiting", "retry"]);
const NEAR = new Set(["near", "inside"]);

/**
 * What a closed station's screen says and offers: {notice, primary, seconds}. `notice` is "refusal", "call", "unrecognised",
 * "stuck" or null; the rest are names of deeds. `facts` is {view, refusal, call, tries, searched_s, unrecognised, phone,
 * opensHere, canAsk}; `opensHere` says that this phone can try the station's code without the network.
 */
export function ladder(facts) {
  const { view, refusal, call } = facts;
  if (refusal) return { notice: "refusal", ...afterRefusal(facts) };
  if (call && call.station === view.row.id) return { notice: "call", ...whileCalling(facts) };
  const notice = facts.unrecognised ? "unrecognised" : call && call.station === null ? "call" : isStuck(facts) ? "stuck" : null;
  if (facts.unrecognised) return steps(notice, voice(facts, 0) ?? "code", "code");
  if (isStuck(facts)) return steps(notice, "code", "again", voice(facts, 0));
  return { notice, ...onTheWay(facts) };
}

function steps(notice, primary, ...seconds) {
  return { notice, primary, seconds: seconds.filter((name) => name && name !== primary) };
}

function rung(primary, ...seconds) {
  return { primary, seconds: seconds.filter(Boolean) };
}

function isStuck({ view, searched_s }) {
  return view.kind === "nofix" && searched_s >= STUCK_S;
}

/** The last rung, once there were so many tries: asking the host, or ringing up where nobody has seen the call. */
function voice({ call, tries, phone }, after = ASK_AFTER) {
  if (call && call.stage !== "seen") return call.urgent && phone ? "call" : null;
  return tries >= after ? "ask" : null;
}

function afterRefusal(facts) {
  const { refusal, opensHere } = facts;
  if (refusal.kind === "too_far") return rung("showWay", "code", voice(facts));
  if (AGAIN.has(refusal.kind)) return rung("again", "code", voice(facts));
  if (refusal.kind === "offline" && opensHere && !refusal.code) return rung("code", "later", voice(facts));
  if (refusal.kind === "offline" || KEPT.has(refusal.kind)) return rung("resend", "later", refusal.code ? voice(facts) : "code");
  return rung("checkin", "code", voice(facts));
}

/** A call for this very station: the code goes on being a way in, and so does the position where there is one. */
function whileCalling({ view, call, phone }) {
  // "Noch einmal" would sound like calling once more.
  const checkin = hasPosition(view) ? "checkin" : null;
  if (call.stage === "seen") return rung("code", checkin, phone ? "call" : null);
  if (call.urgent && phone) return rung("call", "code", checkin);
  return rung("code", checkin, "other");
}

function hasPosition({ kind }) {
  return kind !== "place" && kind !== "off";
}

function onTheWay(facts) {
  const { view, canAsk } = facts;
  if (view.kind === "place") return rung("code", "other", voice(facts, 1));
  if (view.kind === "off") return rung("code", "other", canAsk ? "allow" : null, voice(facts, 1));
  const asking = voice(facts);
  if (view.station.indoor) return rung("code", asking ? null : "other", "checkin", asking);
  if (asking) return rung("checkin", "code", asking);
  return NEAR.has(view.kind) ? rung("checkin", "code", "other") : rung("checkin", "other", "code");
}
