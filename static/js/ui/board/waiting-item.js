// One card of "Wartet auf Sie": who, since when and why, with its one-tap answers. Built once, then changed in place.
// Imported by ui/board/waiting.js.
import { clockText } from "../../core/board-format.js";
import { el, setText } from "../dom.js";
import { flagElement, flagUrl } from "../flags.js";
import { setFlag } from "../parts.js";
import { press } from "../press.js";
import { reasonWords } from "./words.js";

/** `deeds` as of startWaiting; returns {li, show(item, {leads}), focus()}: the leading item has the filled button. */
export function createItem(app, deeds) {
  const flag = flagElement("H", "");
  const name = el("button", { type: "button", class: "call-name" });
  const age = el("span", { class: "call-age" });
  const sign = flagElement("G", "", "s");
  const kind = el("b", { class: "kind" });
  const words = el("span");
  const more = el("p", { class: "muted" });
  const buttons = createButtons();
  const error = el("p", { class: "error", hidden: true }, el("span"));
  const head = el("div", { class: "call-head" }, flag, name, age);
  const li = el("li", { class: "call" }, head, el("p", {}, sign, kind, " ", words), more, error, buttons.root);
  let item = null;
  let shown = "";
  let busy = null;
  let leading = false;

  press(name, () => deeds.open(item, name));
  press(buttons.release, () => act("release"));
  press(buttons.seen, () => act("seen"));
  press(buttons.code, () => deeds.code(item, buttons.code));
  press(buttons.later, () => deeds.later(item));

  async function act(deed) {
    if (busy) return;
    busy = deed;
    show(item);
    const problem = await deeds[deed](item);
    busy = null;
    if (!li.isConnected) return;
    error.hidden = !problem;
    setText(error.querySelector("span"), problem);
    show(item);
  }

  function show(next, { leads = leading } = {}) {
    item = next;
    leading = leads;
    const row = app.board.rows.get(item.number);
    // Thirty items are looked at with every change; nearly always none of them has anything new to say.
    const minutes = Math.floor((app.now() - item.since) / 60_000);
    const parts = [item.id, row.name, row.flag, item.last, item.next, item.seen, item.locked, item.refused?.id, item.refused?.tries];
    const key = [...parts, busy, minutes, leads].join("|");
    if (key === shown) return;
    shown = key;
    const call = item.kind === "call";
    li.dataset.item = item.id;
    li.dataset.number = item.number;
    li.classList.toggle("help-call", call);
    li.classList.toggle("seen", call && item.seen !== null);
    if (flag.getAttribute("src") !== flagUrl(row.flag)) flag.src = flagUrl(row.flag);
    setText(name, row.name);
    name.setAttribute("aria-label", app.t("board-open-group", { name: row.name }));
    setText(age, item.kind === "silent" ? "" : app.age(item.since));
    sign.hidden = !call;
    setText(kind, kindWords(app, item));
    setText(words, itemWords(app, item));
    more.hidden = !item.refused;
    setText(more, item.refused ? app.t("board-waiting-call-refused", refusedArgs(app, item.refused)) : "");
    buttons.show(app, item, row, { busy, leads });
  }

  /** For whoever comes from the line above the list. */
  function focus() {
    li.scrollIntoView({ block: "nearest" });
    buttons.first().focus();
  }

  return { li, show, focus };
}

/** Freigeben, Gesehen, Code vorlesen, Später: which of them an item has, and which one stands out. */
function createButtons() {
  const make = () => el("button", { type: "button", class: "sbtn" });
  const [release, seen, code, later] = [make(), make(), make(), make()];
  const all = [release, seen, code, later];
  const root = el("div", { class: "row2" }, all);

  function show(app, item, row, { busy, leads }) {
    const { t } = app;
    const station = item.station ? app.stationName(item.station) : "";
    const { name } = row;
    const fresh = item.kind === "call" && item.seen === null;
    const focused = all.find((button) => button === root.ownerDocument.activeElement);
    release.hidden = item.kind === "silent" || (item.kind === "call" && !item.locked);
    seen.hidden = !fresh;
    code.hidden = item.kind !== "call" || !item.locked;
    // One filled button on the whole board, on what is to be done next.
    release.classList.toggle("fill", leads);
    seen.classList.toggle("fill", leads && release.hidden);
    fill(release, t(busy === "release" ? "board-releasing" : "board-release"), t("board-release-who", { name, station }), busy === "release");
    fill(seen, t(busy === "seen" ? "board-sending" : "board-seen"), t("board-seen-who", { name }), busy === "seen");
    fill(code, t("board-code-aloud"), t("board-code-aloud-who", { name, station }), false);
    fill(later, t(item.kind === "silent" ? "board-remind" : "board-later"), t("board-later-who", { name }), false);
    // "Gesehen" is gone once it is pressed; its card stays, and so does the focus.
    if (focused?.hidden) first().focus();
  }

  const first = () => all.find((button) => !button.hidden);
  return { root, release, seen, code, later, show, first };
}

function fill(button, words, name, busy) {
  setText(button, words);
  button.setAttribute("aria-label", name);
  setFlag(button, "aria-busy", busy ? "true" : null);
}

function kindWords(app, item) {
  const { t } = app;
  if (item.kind === "refused") return `${t("board-waiting-refused")}:`;
  if (item.kind === "silent") return `${t("board-waiting-silent", { age: silence(app, item) })},`;
  const time = item.seen === null ? "" : clockText(item.seen, t.language);
  const words = item.seen === null ? t("board-waiting-call") : t("board-waiting-call-seen", { time });
  return `${words}${item.station ? ":" : ","}`;
}

function itemWords(app, item) {
  const { t } = app;
  if (item.kind === "refused") {
    return t("board-waiting-refused-text", { station: app.stationName(item.station), ...refusedArgs(app, item) });
  }
  if (item.kind === "call" && item.station) return `${app.stationName(item.station)}.`;
  const name = (id) => app.stationName(id);
  const last = item.last ? t("board-waiting-silent-last", { last: name(item.last) }) : t("board-waiting-silent-start");
  return item.next ? `${last} ${t("board-waiting-silent-next", { next: name(item.next) })}` : last;
}

function refusedArgs(app, refused) {
  return { reason: reasonWords(app, refused), tries: refused.tries };
}

function silence(app, item) {
  const minutes = Math.max(0, Math.floor((app.now() - item.since) / 60_000));
  if (minutes < 120) return app.t("board-minutes", { n: minutes });
  return app.t("board-hours", { n: Math.floor(minutes / 60) });
}
