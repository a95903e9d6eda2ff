// The words for a call for help: where it is, and what to do meanwhile. Imported by ui/ only.
import { clockText } from "../core/board-format.js";

/** {icon, sentence, next} for a call of core/moment.js. */
export function callWords({ stage, at, seenAt, station, urgent, unheard }, { t, language, phone }) {
  if (stage === "seen") return { icon: "check", sentence: t("call-seen", { time: clockText(seenAt, language) }), next: station ? t("call-seen-next") : "" };
  if (stage === "unsent") {
    const next = phone ? (station ? "call-unsent-phone" : "call-sent-phone") : station ? "call-unsent-alone" : null;
    return { icon: "wifi-off", sentence: t("call-unsent"), next: next ? t(next) : "" };
  }
  const sentence = t(unheard ? "call-sent-unheard" : "call-sent", { time: clockText(at, language) });
  if (urgent && phone) return { icon: "clock", sentence, next: t("call-sent-phone") };
  return { icon: "clock", sentence, next: station ? t(urgent ? "call-sent-alone" : "call-sent-next") : "" };
}
