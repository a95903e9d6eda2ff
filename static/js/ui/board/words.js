// Reasons as sentences, shared by the list of who waits, the timeline and the matrix. Imported by pages/board.js and
// ui/board/.
import { flagReasons } from "../../core/board-flags.js";
import { refusalReason } from "../../core/board-waiting.js";

/** Why a check-in was refused, in words with its bands. */
export function reasonWords(app, refusal) {
  const { key, args } = refusalReason(refusal);
  return app.t(`board-reason-${key}`, args);
}

/** What is implausible about a check-in, one sentence for all its flags. */
export function flagWords(app, flagged, row) {
  const said = flagReasons(flagged, row).map(({ key, args }) => {
    const from = args.from === undefined ? "" : app.shortName(args.from);
    return app.t(`board-flag-${key}`, { ...args, from });
  });
  return said.join("; ");
}
