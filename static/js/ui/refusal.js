// The words for a check-in that did not work: what is, then what to do. Imported by ui/walk.js, ui/code.js and pages/play.js.
import { distanceText } from "../core/format.js";

const APPROXIMATE_M = 500;
const NEEDED_M = 100;

/** {sentence, next, icon, scale?} for a refusal view of core/walk.js; `scale` is the accuracy to draw against 100 m. */
export function refusalWords(view, t, language) {
  const metres = (value) => distanceText(value, language);
  const accuracy = view.accuracy_m === null || view.accuracy_m === undefined ? null : metres(view.accuracy_m);
  switch (view.kind) {
    case "too_far":
      if (!Number.isFinite(view.distance_m) || !accuracy) break;
      return { icon: "map-pin", sentence: t("play-far", { distance: metres(view.distance_m), accuracy }), next: t("play-far-next") };
    case "too_imprecise":
      if (!accuracy) break;
      return {
        icon: "locate",
        sentence: t("play-imprecise", { accuracy }),
        next: view.accuracy_m > APPROXIMATE_M ? t("play-walk-approximate") : "",
        scale: accuracyScale(view.accuracy_m, accuracy, t),
      };
    case "stale_fix":
      return { icon: "clock", sentence: t("play-stale"), next: "" };
    case "nofix":
    case "invalid_fix":
      return { icon: "locate", sentence: t("play-nofix"), next: "" };
    case "offline":
      return { icon: "wifi-off", sentence: t(view.code ? "play-offline-code" : "play-offline"), next: "" };
    case "waiting":
    case "retry":
      return { icon: "clock", sentence: view.message || t("play-held"), next: view.message ? t("play-held") : "" };
    default:
      break;
  }
  return { icon: "triangle-alert", sentence: view.message || t("play-refused"), next: "" };
}

/** How the bar is drawn: the accuracy's and the limit's share of its length, on a scale that fits both. */
function accuracyScale(accuracy_m, accuracy, t) {
  const length = Math.max(2 * NEEDED_M, 1.15 * Math.min(accuracy_m, 4 * NEEDED_M));
  return {
    now: Math.min(1, accuracy_m / length),
    needed: NEEDED_M / length,
    label: t("play-imprecise-scale", { accuracy }),
    words: [t("play-imprecise-now", { accuracy }), t("play-imprecise-needed")],
  };
}
