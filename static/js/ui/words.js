// Sentences that several screens of the play page say. They are apart from the screens, because the first screens say them
// before the others are there. Imported by ui/.
import { clockText } from "../core/board-format.js";
import { signedText } from "../core/format.js";
import { ownRank } from "../core/live.js";
import { resolve } from "../core/localized.js";
import { isComplete } from "../core/target.js";

/** The rank in words, or why there is none; `state` is the store's or a model. */
export function rankWords(state, t) {
  const { server } = state;
  const { rank, groups } = ownRank(state);
  const complete = state.complete ?? isComplete([], server);
  if (groups < 2) return t("play-standing-alone");
  if (rank) return t(complete && server.tour.phase === "ended" ? "play-standing-rank-final" : "play-standing-rank", { rank, groups });
  return complete ? t("play-finished-secret") : server.tour.standings === "host" ? "" : t("play-standing-no-rank");
}

/** A correction by the host, with its reason. */
export function adjustmentWords({ points, reason }, t, language) {
  return t("play-adjustment", { points: signedText(points, language), reason });
}

/** "Bühne, 16:30 Uhr", or whichever of the two is known. */
export function meetingWords({ name, at }, t, language) {
  const time = at ? t("play-help-meeting-at", { time: clockText(Date.parse(at), language) }) : "";
  return [resolve(name, language), time].filter(Boolean).join(", ");
}

/** "+50 Punkte" in the reader's language. */
export function pointsWords(points, t, language) {
  return t("play-points-plus", { n: points, text: signedText(points, language) });
}
