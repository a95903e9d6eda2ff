// The screen "Weg": arrow, distance and name of the target, what the last check-in said, and the one button for this
// moment. Imported by pages/play.js.
import { distanceText } from "../core/format.js";
import { localised } from "../core/localized.js";
import { openQuestions } from "../core/questions.js";
import { stillRefused } from "../core/walk.js";
import { setText } from "./dom.js";
import { packWords } from "./pack.js";
import { createActs, parts, putIcon, putText, showText, telephone } from "./parts.js";
import { refusalWords } from "./refusal.js";

const AGAIN = new Set(["too_imprecise", "stale_fix", "nofix", "invalid_fix"]);
const HELD = new Set(["offline", "waiting", "retry"]);
const MOVING = new Set(["far", "near", "inside"]);
const STILL = {
  off: { icon: "map-pin", words: "play-walk-off" },
  nofix: { icon: "locate", words: "play-walk-seeking" },
  place: { icon: "keyboard", words: "play-walk-place" },
  open: { icon: "circle-dot", words: "play-open-title" },
  done: { icon: "circle-check", words: "play-done-title" },
};

export class WalkScreen {
  #app;
  #part;
  #acts;
  #turned = 0;

  constructor(root, app) {
    this.#app = app;
    this.#part = parts(root);
    this.#acts = createActs(root);
  }

  render(model) {
    const { view, language } = model;
    if (!view.row) return;
    const said = model.refusal?.station === view.row.id ? model.refusal.view : null;
    const refusal = said && stillRefused(said, view) ? said : null;
    document.documentElement.dataset.walk = refusal?.kind ?? view.kind;
    const title = view.kind === "lobby" ? this.#app.t("play-lobby-title") : view.station.name;
    putText(this.#part.title, title, language);
    putText(this.#part["peek-name"], title, language);
    this.#notice(refusal, language);
    if (view.kind === "lobby") this.#lobby(model);
    else if (MOVING.has(view.kind)) this.#way(view, language);
    else this.#still(view);
    this.#words(view, language);
    // While the group waits there is time to see that the phone is ready for the way.
    showText(this.#part.pack, view.kind === "lobby" ? packWords(model.packing, this.#app.t, language) : "");
    this.#acts(walkActions(model, refusal, this.#app));
  }

  #notice(refusal, language) {
    const part = this.#part;
    part.notice.hidden = !refusal;
    if (!refusal) return;
    const words = refusalWords(refusal, this.#app.t, language);
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

  #way(view, language) {
    const { t } = this.#app;
    const part = this.#part;
    this.#look("needle", true);
    // A full turn back from 350° to 10° would spin the needle the long way round.
    this.#turned += ((view.angle - this.#turned + 540) % 360) - 180;
    part.arrow.firstElementChild.style.transform = `rotate(${Math.round(this.#turned)}deg)`;
    part.arrow.classList.toggle("north-up", view.northUp);
    setText(part.dist, distanceText(view.distance_m, language));
    const place = { number: String(view.station.number), total: String(view.total) };
    setText(part.leg, t("play-walk-line", { ...place, direction: t(`play-compass-${view.compass}`), minutes: String(view.minutes) }));
  }

  /** Before the start: who is there, and where this group's walk will begin. */
  #lobby({ server, view, language }) {
    const { t } = this.#app;
    this.#look("lobby", false);
    this.#part.arrow.classList.remove("north-up");
    putIcon(this.#part["arrow-icon"], "clock");
    setText(this.#part.dist, t("play-lobby-groups", { n: server.standing.groups }));
    setText(this.#part.leg, t("play-lobby-first", { name: localised(view.station.name, language).text }));
  }

  #still(view) {
    const { icon } = STILL[view.kind];
    const words = view.row.status.method === "release" && view.kind === "open" ? "play-open-released" : STILL[view.kind].words;
    this.#look(view.kind, false);
    this.#part.arrow.classList.remove("north-up");
    putIcon(this.#part["arrow-icon"], icon);
    setText(this.#part.dist, this.#app.t(words));
    setText(this.#part.leg, this.#app.t("play-walk-station", { number: String(view.station.number), total: String(view.total) }));
  }

  #look(look, moving) {
    this.#part.arrow.dataset.look = look;
    this.#part.arrow.firstElementChild.toggleAttribute("hidden", !moving);
    this.#part["arrow-icon"].hidden = moving;
    this.#part.dist.classList.toggle("dist-words", !moving);
  }

  #words(view, language) {
    const { t } = this.#app;
    const part = this.#part;
    showText(part.near, nearWords(view, t, language));
    const lobby = view.kind === "lobby";
    const visited = view.kind === "open" || view.kind === "done";
    putText(part.directions, lobby ? t("play-lobby-wait") : visited ? "" : view.station.directions, language);
    part.directions.hidden = part.directions.textContent === "";
    const steps = Number(view.station.access?.steps);
    showText(part.facts, steps > 0 && !lobby ? t("play-walk-steps", { n: steps }) : "");
    const approximate = (view.accuracy_m ?? 0) > 500;
    showText(part.extra, view.kind === "place" ? t("play-walk-place-why") : approximate ? t("play-walk-approximate") : "");
  }
}

function nearWords(view, t, language) {
  if (view.kind === "near") return t("play-walk-near", { distance: distanceText(view.distance_m, language) });
  if (view.kind === "inside") return t("play-walk-inside");
  const left = view.kind === "open" ? openQuestions(view.row.status) : 0;
  return left > 0 ? t("play-open-left", { n: left }) : "";
}

/** One filled button per state and the text buttons above it, as the table of states in the design says. */
function walkActions(model, refusal, app) {
  const { t, act } = app;
  const { view, busy } = model;
  const { id } = view.row;
  if (view.kind === "lobby") return lobbyActions(model, app);
  if (model.toMeeting) return { primary: { label: t("play-to-finish"), act: () => app.go({ name: "finished" }) } };
  const checking = busy === "checkin";
  const checkin = (label) => ({ label: t(checking ? "play-checking" : label), busy: checking, act: () => act.checkIn(id) });
  const code = { label: t("play-code"), act: () => act.openCode(id, "walk") };
  const other = { label: t("play-other-station"), act: () => app.go({ name: "list" }) };
  const read = { label: t("play-read-insight"), act: () => act.openStation(id) };
  const next = { label: t("play-next-station"), act: act.nextStation };
  // Who has been refused twice is offered a voice as well, where the route names a phone.
  const { phone } = model.pack.route;
  const call = phone && model.tries[id] > 1 ? { label: t("play-call"), href: telephone(phone) } : null;
  if (refusal?.kind === "too_far") return { primary: { label: t("play-far-show"), act: act.showWay }, seconds: [code, call] };
  if (refusal && AGAIN.has(refusal.kind)) return { primary: checkin("play-again"), seconds: [code, call] };
  if (refusal && HELD.has(refusal.kind)) {
    return { primary: checkin("play-offline-send"), seconds: [{ label: t("play-later"), act: act.clearRefusal }, code] };
  }
  if (view.kind === "open") {
    const visited = model.rows.every((row) => row.status.state !== "locked");
    const onward = visited ? { label: t("play-finish-yes"), act: () => act.confirm("finish") } : next;
    return { primary: { label: t("play-to-question"), act: () => act.openQuestion(id) }, seconds: [read, onward] };
  }
  if (view.kind === "done") return { primary: next, seconds: [read] };
  if (view.kind === "place") return { primary: code, seconds: [other] };
  if (view.kind === "off") {
    return { primary: code, seconds: [other, model.canAsk ? { label: t("play-location-allow"), act: act.askLocation } : null] };
  }
  if (view.station.indoor) return { primary: code, seconds: [other, checkin("play-checkin")] };
  return { primary: checkin("play-checkin"), seconds: [other, code] };
}

/** Before the start there is nothing to check in at: the phone can be made ready and the stations can be read. */
function lobbyActions({ canAsk }, { t, act, go }) {
  const stations = { label: t("play-see-stations"), act: () => go({ name: "list" }) };
  if (!canAsk) return { primary: stations };
  return { primary: { label: t("play-location-allow"), act: act.askLocation }, seconds: [stations] };
}
