// The words for a check-in that did not work: what is, then what to do. Imported by ui/walk.js and ui/play-actions.js.
import { distanceText } from "../core/format.js";
import { settingsOf } from "../core/phone-kind.js";
import { APPROXIMATE_M } from "../core/walk.js";

const NEEDED_M = 100;

/**
 * {sentence, next, icon, scale?} for a refusal view of core/walk.js; `scale` is the accuracy to draw against 100 m. `kind` is
 * the phone's (core/phone-kind.js), `opensHere` whether it can try the station's code by itself.
 */
export function refusalWords(view, { t, language, kind, opensHere = true }) {
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
        // A few steps help against walls, not against a phone that will not say.
        sentence: t(isApproximate(view) ? "call-rough" : "play-imprecise", { accuracy }),
        next: isApproximate(view) ? preciseWords(t, kind) : "",
        scale: accuracyScale(view.accuracy_m, accuracy, t),
      };
    case "stale_fix":
      return { icon: "clock", sentence: t("call-stale"), next: t("call-stale-next") };
    case "nofix":
    case "invalid_fix":
      return { icon: "locate", sentence: t("call-nofix"), next: t(view.trouble === "unavailable" ? "call-nofix-unavailable" : "call-nofix-timeout") };
    case "offline":
      return offlineWords(view, opensHere, t);
    case "unsaved":
      return { icon: "triangle-alert", sentence: t("play-not-done"), next: "" };
    case "waiting":
    case "retry":
      return { icon: "clock", sentence: view.message || t("play-held"), next: view.message ? t("play-held") : "" };
    default:
      break;
  }
  return { icon: "triangle-alert", sentence: view.message || t("play-refused"), next: "" };
}

export function isApproximate({ kind, accuracy_m }) {
  return kind === "too_imprecise" && accuracy_m > APPROXIMATE_M;
}

/** Only where the code can be tried on this phone it is said to open the station without the network. */
function offlineWords({ code }, opensHere, t) {
  if (code) return { icon: "wifi-off", sentence: t("play-offline-code"), next: "" };
  if (!opensHere) return { icon: "wifi-off", sentence: t("call-offline-plain"), next: "" };
  return { icon: "wifi-off", sentence: t("call-offline"), next: t("call-offline-kept") };
}

/** That the phone gives an approximate position only, and where its own setting for that is. */
export function preciseWords(t, kind) {
  return `${t("call-precise")} ${t(`call-precise-${settingsOf(kind)}`)}`;
}

/** That the position is blocked, how to allow it again on this very phone, and that the game goes on without. */
export function deniedWords(t, kind) {
  return `${t("call-denied")} ${t(`call-denied-${settingsOf(kind)}`)} ${t("call-denied-code")}`;
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
