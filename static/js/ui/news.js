// Tells the group what happened without its doing: cards above the sheet for what must not be missed, and sentences for
// those who listen. Imported by pages/play-start.js.
import { createLimiter } from "../core/announce.js";
import { ownRank } from "../core/live.js";
import { resolve } from "../core/localized.js";
import { meetingPoint } from "../core/meeting.js";
import { cardsAfter, cardsLeft, newsBetween } from "../core/news.js";
import { isLobby } from "../core/phases.js";
import { nextTarget, orderedStations } from "../core/target.js";
import { el } from "./dom.js";
import { inAppNotice } from "./in-app.js";
import { createButton, parts, putIcon, rebuild } from "./parts.js";
import { adjustmentWords, meetingWords, rankWords } from "./words.js";

const RANK_SCREENS = new Set(["standing", "finished"]);

/** Listens to the store: `onRunning()` hears that the tour takes deeds again. */
export class News {
  #app;
  #limiter;
  #onRunning;
  #server;
  #rank = null;

  constructor(app, { clock, onRunning }) {
    this.#app = app;
    this.#limiter = createLimiter({ clock, say: (words) => app.say(words) });
    this.#onRunning = onRunning;
    this.#server = app.store.get().server;
    if (this.#server.tour.phase === "paused") app.store.set(({ cards }) => ({ cards: [...cards, { kind: "pause" }] }));
  }

  follow(state) {
    const before = this.#server;
    this.#server = state.server;
    for (const item of newsBetween(before, state.server)) {
      if (item.kind === "released" || item.kind === "unrecognised") this.#stayAt(item.station, state, before);
      this.#take(item, state);
    }
    const left = cardsLeft(this.#app.store.get().cards, state);
    if (left.length !== this.#app.store.get().cards.length) this.#app.store.set({ cards: left });
    this.#followRank(state);
  }

  /** The way to a station that opens under the group's eyes stays on the screen: it must not jump to the next one. */
  #stayAt(station, { pack, target, stepFree }, before) {
    if (station === (target ?? nextTarget(orderedStations(pack, before, stepFree)))) this.#app.store.set({ target: station });
  }

  #take(item, state) {
    this.#app.store.set(({ cards }) => ({ cards: cardsAfter(cards, item) }));
    this.#app.say(newsWords(item, state, this.#app.t));
    if (item.kind === "phase" && item.to === "running") this.#onRunning();
  }

  /**
   * The rank is said sparingly: only while a screen shows it, only when the own one changed, never when the screen is
   * opened, because its words are read then anyway, and never while somebody types, because these screens have no field.
   */
  #followRank(state) {
    const { rank } = ownRank(state);
    if (!RANK_SCREENS.has(state.screen.name) || rank === null) {
      this.#rank = null;
      this.#limiter.drop();
      return;
    }
    if (this.#rank !== null && this.#rank !== rank) this.#limiter.offer(rankWords(state, this.#app.t));
    this.#rank = rank;
  }
}

function newsWords(item, { pack, server, language }, t) {
  switch (item.kind) {
    case "released":
      return t("play-news-released", { name: stationName(pack, item.station, language) });
    case "unrecognised":
      return t("call-unrecognised-at", { name: stationName(pack, item.station, language) });
    case "seen":
      return t("call-news-seen");
    case "meeting":
      return t("play-news-meeting", { where: meetingWords(meetingPoint({ pack, server }), t, language) });
    case "adjusted":
      return adjustmentWords(item.adjustment, t, language);
    case "renamed":
      return t("play-news-renamed", { name: item.name });
    default:
      return phaseWords(item, t);
  }
}

function phaseWords({ from, to }, t) {
  if (to === "paused") return `${t("play-pause-title")} ${t("play-pause-kept")}`;
  if (to === "running") return t(isLobby(from) ? "play-news-started" : "play-news-resumed");
  if (to === "ended") return t("play-news-ended");
  return t("play-lobby-title");
}

function stationName(pack, id, language) {
  return resolve(pack.stations.find((station) => station.id === id)?.name, language);
}

/** The card above the sheet; `onResize()` hears when it has taken or given back room. `around` is aroundPage(). */
export function createCards(root, app, { onResize, around }) {
  const part = parts(root);
  const main = createButton("outlined");
  const later = createButton("link");
  let shown = "";

  return function render(model) {
    const card = model.cards.at(-1) ?? null;
    const key = card ? `${model.language}${card.kind}${card.station ?? card.what ?? ""}` : "";
    root.hidden = !card;
    if (card) fill(card, key, model);
    if (shown !== key) onResize();
    shown = key;
  };

  function fill(card, key, model) {
    putIcon(part.icon, ICONS[card.kind]);
    if (card.kind === "inapp") return fillInApp(key, model);
    rebuild(part.words, key, () => cardWords(card, model, app.t));
    const open = { label: app.t("play-list-open"), act: () => app.act.openCard(card) };
    const look = { label: app.t("call-look"), act: () => app.act.lookAt(card) };
    const understood = { label: app.t("play-understood"), act: app.act.closeCard };
    main.show({ released: open, unrecognised: look }[card.kind] ?? understood);
    later.show({ label: app.t("play-later"), act: app.act.closeCard });
    later.button.hidden = !card.station;
    rebuild(part.acts, "card", () => [main.button, later.button]);
    return undefined;
  }

  function fillInApp(key, { server }) {
    const address = `${location.origin}${server.group.card ?? `/j/${server.tour.code}`}`;
    if (part.words.dataset.built === key && part.acts.dataset.built === key) return;
    const { words, acts } = inAppNotice({ around, address, t: app.t, onLater: app.act.stayInApp });
    rebuild(part.words, key, () => words);
    rebuild(part.acts, key, () => acts);
  }
}

const ICONS = { released: "circle-dot", unrecognised: "triangle-alert", seen: "check", meeting: "flag", pause: "clock", inapp: "external-link" };

function cardWords(card, model, t) {
  if (card.kind === "pause") return el("span", {}, el("strong", {}, t("play-pause-title")), ` ${t("play-pause-kept")}`);
  return el("span", {}, newsWords(card, model, t));
}
