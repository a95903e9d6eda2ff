// The screen "Weg": arrow, distance and name of the target, what the last check-in said, and the one button for this
// moment. Imported by pages/play.js.
import { distanceText } from "../core/format.js";
import { openQuestions } from "../core/questions.js";
import { stillRefused } from "../core/walk.js";
import { setText } from "./dom.js";
import { createActs, parts, putIcon, putText, showText } from "./parts.js";
import { refusalWords } from "./refusal.js";

const AGAIN = new Set(["too_imprecise", "stale_fix", "nofix", "invalid_fix"]);
const HELD = new Set(["offline", "waiting", "retry"]);
const MOVING = new Set(["far", "near", "inside"]);

export function createWalk(root, app) {
  const part = parts(root);
  const acts = createActs(root);
  // A full turn back from 350° to 10° would spin the needle the long way round.
  let turned = 0;

  function render(model) {
    const { view, language } = model;
    if (!view.row) return;
    const said = model.refusal?.station === view.row.id ? model.refusal.view : null;
    const refusal = said && stillRefused(said, view) ? said : null;
    document.documentElement.dataset.walk = view.kind;
    putText(part.title, view.station.name, language);
    putText(part["peek-name"], view.station.name, language);
    renderNotice(refusal, language);
    renderGo(view, language);
    renderWords(view, language);
    acts(actions(model, refusal));
  }

  function renderNotice(refusal, language) {
    part.notice.hidden = !refusal;
    if (!refusal) return;
    const words = refusalWords(refusal, app.t, language);
    putIcon(part["notice-icon"], words.icon);
    setText(part.sentence, words.sentence);
    showText(part.next, words.next);
    part.scale.hidden = !words.scale;
    part["scale-words"].hidden = !words.scale;
    if (!words.scale) return;
    part.scale.setAttribute("aria-label", words.scale.label);
    part.bar.style.width = `${words.scale.now * 100}%`;
    part.scale.lastElementChild.style.left = `${words.scale.needed * 100}%`;
    setText(part.now, words.scale.words[0]);
    setText(part.needed, words.scale.words[1]);
  }

  function renderGo(view, language) {
    const { t } = app;
    const moving = MOVING.has(view.kind);
    const place = { number: view.station.number, total: view.total };
    part.arrow.dataset.look = moving ? "needle" : view.kind;
    part.arrow.firstElementChild.toggleAttribute("hidden", !moving);
    part["arrow-icon"].hidden = moving;
    part.dist.classList.toggle("dist-words", !moving);
    if (moving) {
      turned += ((view.angle - turned + 540) % 360) - 180;
      part.arrow.firstElementChild.style.transform = `rotate(${Math.round(turned)}deg)`;
      part.arrow.classList.toggle("north-up", view.northUp);
      setText(part.dist, distanceText(view.distance_m, language));
      setText(part.leg, t("play-walk-line", { ...place, direction: t(`play-compass-${view.compass}`), minutes: String(view.minutes) }));
      return;
    }
    putIcon(part["arrow-icon"], { off: "map-pin", nofix: "locate", place: "keyboard", open: "circle-dot", done: "circle-check" }[view.kind]);
    setText(part.dist, t({ off: "play-walk-off", nofix: "play-walk-seeking", place: "play-walk-place", open: "play-open-title", done: "play-done-title" }[view.kind]));
    setText(part.leg, t("play-walk-station", place));
  }

  function renderWords(view, language) {
    const { t } = app;
    const { station } = view;
    const near = { near: () => t("play-walk-near", { distance: distanceText(view.distance_m, language) }), inside: () => t("play-walk-inside") };
    const left = view.kind === "open" ? openQuestions(view.row.status) : 0;
    showText(part.near, left > 0 ? t("play-open-left", { n: left }) : near[view.kind]?.());
    putText(part.directions, view.kind === "open" || view.kind === "done" ? "" : station.directions, language);
    part.directions.hidden = part.directions.textContent === "";
    showText(part.facts, facts(station, t));
    showText(part.extra, view.kind === "place" ? t("play-walk-place-why") : (view.accuracy_m ?? 0) > 500 ? t("play-walk-approximate") : "");
  }

  function actions(model, refusal) {
    const { t } = app;
    const { view, busy } = model;
    const { id } = view.row;
    if (model.toMeeting) return { primary: { label: t("play-to-finish"), act: () => app.go({ name: "finished" }) } };
    const code = { label: t("play-code"), act: () => app.act.openCode(id, "walk") };
    const other = { label: t("play-other-station"), act: () => app.go({ name: "list" }) };
    const checkin = { label: t(busy === "checkin" ? "play-checking" : "play-checkin"), busy: busy === "checkin", act: () => app.act.checkIn(id) };
    if (refusal?.kind === "too_far") return { primary: { label: t("play-far-show"), act: app.act.showWay }, seconds: [code] };
    if (refusal && AGAIN.has(refusal.kind)) return { primary: { ...checkin, label: busy === "checkin" ? checkin.label : t("play-again") }, seconds: [code] };
    if (refusal && HELD.has(refusal.kind)) {
      const send = { ...checkin, label: busy === "checkin" ? checkin.label : t("play-offline-send") };
      return { primary: send, seconds: [{ label: t("play-later"), act: app.act.clearRefusal }, code] };
    }
    if (view.kind === "open") {
      const later = { label: t("play-next-station"), act: app.act.nextStation };
      const read = { label: t("play-read-insight"), act: () => app.act.openStation(id) };
      return { primary: { label: t("play-to-question"), act: () => app.act.openQuestion(id) }, seconds: [read, model.onlyOpen ? null : later] };
    }
    if (view.kind === "done") {
      return { primary: { label: t("play-next-station"), act: app.act.nextStation }, seconds: [{ label: t("play-read-insight"), act: () => app.act.openStation(id) }] };
    }
    if (view.kind === "place") return { primary: code, seconds: [other] };
    if (view.kind === "off") return { primary: code, seconds: [other, model.canAsk ? { label: t("play-location-allow"), act: app.act.askLocation } : null] };
    if (view.station.indoor) return { primary: code, seconds: [other, checkin] };
    return { primary: checkin, seconds: [other, code] };
  }

  return { render };
}

function facts(station, t) {
  const steps = Number(station.access?.steps);
  return Number.isFinite(steps) && steps > 0 ? t("play-walk-steps", { n: steps }) : "";
}
