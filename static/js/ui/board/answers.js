// What one tap under "Wartet auf Sie" does, and how new items are spoken. Imported by pages/board.js.
import { announce, assertive, setText } from "../dom.js";
import { reasonWords } from "./words.js";

const MOST_NAMES = 4;

/** The deeds of an item: release and seen resolve to an error sentence or "". */
export function createDeeds(app) {
  async function release(item) {
    const { t } = app;
    const body = { reason: releaseReason(app, item) };
    const reply = await app.perform(`release-${item.id}`, { type: "release", group: item.number, station: item.station, body });
    if (reply === null) return "";
    if (reply.ok) announce(t("board-released", { station: app.stationName(item.station), name: nameOf(app, item) }));
    return app.problem(reply);
  }

  async function seen(item) {
    const deed = { type: "seen", group: item.number, body: { event: item.event } };
    const reply = await app.perform(`seen-${item.id}`, deed);
    if (reply === null) return "";
    if (reply.ok) announce(app.t("board-seen-done", { name: nameOf(app, item) }));
    return app.problem(reply);
  }

  // Whoever is asked for help has the code at hand at once, to read it out.
  const code = (item, button) => app.openGroup(item.number, button, { code: item.station });
  const open = (item, button) => app.openGroup(item.number, button);
  return { release, seen, code, open };
}

function nameOf(app, item) {
  return app.board.rows.get(item.number)?.name ?? "";
}

/** The reason of a release stands in the timeline: what the group had asked for. */
function releaseReason(app, item) {
  const { t } = app;
  if (item.kind === "call") return t("board-release-reason-call");
  return t("board-release-reason", { reason: reasonWords(app, item) });
}

/** Calls are said at once, over whatever is being read. */
export function sayCalls(app, calls) {
  const { t } = app;
  const said = calls.slice(0, MOST_NAMES).map((item) => {
    const station = item.station ? app.stationName(item.station) : "";
    return station ? t("board-call-at", { name: nameOf(app, item), station }) : nameOf(app, item);
  });
  say(t("board-news-call", { n: calls.length, list: said.join("; ") }));
}

/** While a dialog asks something, everything outside it is silent: then it says the sentence itself. */
function say(words) {
  const region = document.querySelector("dialog[open] [data-live]");
  if (region) setText(region, words);
  else assertive(words);
}

export function sayNews(app, items) {
  const { t } = app;
  if (items.length > 1) return announce(t("board-news-many", { n: items.length }));
  const [item] = items;
  const minutes = Math.floor((app.now() - item.since) / 60_000);
  const age = t("board-minutes", { n: minutes });
  const what = item.kind === "refused" ? t("board-waiting-refused") : t("board-waiting-silent", { age });
  return announce(t("board-news-one", { name: nameOf(app, item), what }));
}
