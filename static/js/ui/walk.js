// The screen "Weg": arrow, distance and name of the target, what the last check-in said, and the one button for this
// moment. Imported by pages/play-start.js.
import { distanceText } from "../core/format.js";
import { ladder } from "../core/ladder.js";
import { localised } from "../core/localized.js";
import { openQuestions, withKept } from "../core/questions.js";
import { isUnrecognised, stillRefused } from "../core/walk.js";
import { accessLine } from "./access.js";
import { callWords } from "./call.js";
import { setText } from "./dom.js";
import { packWords } from "./pack.js";
import { createActs, parts, putIcon, putText, showText, telephone } from "./parts.js";
import { preciseWords, refusalWords } from "./refusal.js";

const MOVING = new Set(["far", "near", "inside"]);
const OFF_WORDS = new Set(["denied", "insecure", "unsupported"]);
const STILL = {
  off: { icon: "map-pin", words: "play-walk-off" },
  rough: { icon: "locate", words: "call-rough-title" },
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
    const step = this.#step(model, refusal);
    document.documentElement.dataset.walk = refusal?.kind ?? (step.notice ?? view.kind);
    const title = view.kind === "lobby" ? this.#app.t("play-lobby-title") : view.station.name;
    putText(this.#part.title, title, language);
    putText(this.#part["peek-name"], title, language);
    this.#notice(step.notice, refusal, model);
    if (view.kind === "lobby") this.#lobby(model);
    else if (MOVING.has(view.kind)) this.#way(view, language);
    else this.#still(view);
    this.#words(model, step.notice);
    // While the group waits there is time to see that the phone is ready for the way.
    showText(this.#part.pack, view.kind === "lobby" ? packWords(model.packing, this.#app.t, language) : "");
    this.#acts(walkActions(model, step, this.#app));
  }

  /** The rung of the ladder: {notice, primary, seconds}; where there is nothing to check in at, only what was called for. */
  #step(model, refusal) {
    const { view, call, phone, canAsk, tries } = model;
    const closed = MOVING.has(view.kind) || ["nofix", "rough", "place", "off"].includes(view.kind);
    if (!closed || model.toMeeting) return { notice: call && call.station === null ? "call" : null };
    const { id } = view.row;
    const unrecognised = isUnrecognised(view.row, model.outbox?.parked ?? []);
    const opensHere = this.#app.offline.opensHere(id);
    const searched_s = this.#app.location.searched();
    return ladder({ view, refusal, call, phone, canAsk, tries: tries[id] ?? 0, searched_s, unrecognised, opensHere });
  }

  #notice(notice, refusal, model) {
    const part = this.#part;
    part.notice.hidden = !notice;
    if (!notice) return;
    const words = this.#noticeWords(notice, refusal, model);
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

  #noticeWords(notice, refusal, { view, call, phone, language }) {
    const { t, kind, offline } = this.#app;
    if (notice === "unrecognised") return { icon: "triangle-alert", sentence: t("call-unrecognised"), next: t("call-unrecognised-next") };
    if (notice === "stuck") return { icon: "locate", sentence: t("call-nofix-lost"), next: t("call-nofix-lost-next") };
    if (notice === "call") return callWords(call, { t, language, phone });
    const words = refusalWords(refusal, { t, language, kind, opensHere: offline.opensHere(view.row.id) });
    // Who tries once more while a call waits still reads where the call is.
    if (call?.station !== view.row.id) return words;
    const kept = refusal.kind === "offline" ? words.next : "";
    return { ...words, next: `${kept} ${callWords(call, { t, language, phone }).sentence}`.trim() };
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

  #words(model, notice) {
    const { view, language } = model;
    const { t } = this.#app;
    const part = this.#part;
    showText(part.near, nearWords(model, t));
    const lobby = view.kind === "lobby";
    const visited = view.kind === "open" || view.kind === "done";
    putText(part.directions, lobby ? t("play-lobby-wait") : visited ? "" : view.station.directions, language);
    part.directions.hidden = part.directions.textContent === "";
    showText(part.facts, lobby || visited ? "" : accessWords(view, t, language));
    showText(part.extra, extraWords(model, notice, this.#app));
  }
}

function accessWords({ row, station }, t, language) {
  const known = accessLine(station.access, t, language);
  return row.apart ? `${t("play-access-apart")} ${known}` : known;
}

/** One more sentence where the moment needs it: what is not certain yet, or why the phone does not lead the way. */
function extraWords({ view, location, pending }, notice, { t, kind }) {
  const { status, id } = view.row;
  if (status.provisional) return t(status.method === "gps" ? "call-provisional" : "call-opened-here");
  if (view.kind === "place") return `${t("play-walk-place-why")} ${t("call-no-poster")}`;
  if (view.kind === "off") return OFF_WORDS.has(location) ? t(`call-off-${location}`) : t("call-no-poster");
  if (notice === null && pending.some(({ type, station }) => type === "checkin" && station === id)) return t("call-checkin-kept");
  return notice !== "refusal" && view.kind === "rough" ? preciseWords(t, kind) : "";
}

function nearWords({ view, pending, language }, t) {
  if (view.kind === "near") return t("play-walk-near", { distance: distanceText(view.distance_m, language) });
  if (view.kind === "inside") return t("play-walk-inside");
  if (view.kind !== "open") return "";
  const left = openQuestions(withKept(view.row.status, pending));
  if (left > 0) return t("play-open-left", { n: left });
  return openQuestions(view.row.status) > 0 ? t("play-open-kept") : "";
}

/** One filled button per state and the text buttons above it, as the table of states in the design says. */
function walkActions(model, step, app) {
  const { t, act } = app;
  const { view } = model;
  const { id } = view.row;
  if (view.kind === "lobby") return lobbyActions(app);
  if (model.toMeeting) return { primary: { label: t("play-to-finish"), act: () => app.go({ name: "finished" }) } };
  if (step.primary) {
    const deeds = deedsAt(id, model, app);
    return { primary: deeds[step.primary], seconds: step.seconds.map((name) => deeds[name]), note: model.note };
  }
  const read = { label: t("play-read-insight"), act: () => act.openStation(id) };
  const next = { label: t("play-next-station"), act: act.nextStation };
  if (view.kind === "done") return { primary: next, seconds: [read] };
  const toAnswer = openQuestions(withKept(view.row.status, model.pending)) > 0;
  const visited = model.rows.every((row) => row.status.state !== "locked");
  const onward = visited ? { label: t("play-finish-yes"), act: () => act.confirm("finish") } : next;
  if (!toAnswer) return { primary: onward, seconds: [read] };
  return { primary: { label: t("play-to-question"), act: () => act.openQuestion(id) }, seconds: [read, onward] };
}

/** What the names of core/ladder.js mean at a station. */
function deedsAt(id, { busy, phone }, { t, act, go }) {
  const checking = busy === "checkin";
  const checkin = (label) => ({ label: t(checking ? "play-checking" : label), busy: checking, act: () => act.checkIn(id) });
  const asking = busy === "help";
  return {
    checkin: checkin("play-checkin"),
    again: checkin("play-again"),
    resend: checkin("play-offline-send"),
    code: { label: t("play-code"), act: () => act.openCode(id, "walk") },
    other: { label: t("play-other-station"), act: () => go({ name: "list" }) },
    showWay: { label: t("play-far-show"), act: act.showWay },
    later: { label: t("play-later"), act: act.clearRefusal },
    allow: { label: t("play-location-allow"), act: act.askLocation },
    ask: { label: t(asking ? "call-asking" : "call-ask"), busy: asking, act: () => act.askHost(id) },
    call: phone ? { label: t("call-phone"), href: telephone(phone) } : null,
  };
}

/** Before the start there is nothing to check in at: the phone can be made ready and the stations can be read. */
function lobbyActions({ t, go }) {
  const stations = { label: t("play-see-stations"), act: () => go({ name: "list" }) };
  return { primary: { label: t("check-title"), act: () => go({ name: "check", from: "walk" }) }, seconds: [stations] };
}
