// "Wartet auf Sie": the list beside the matrix, answered in place with one tap. Items are kept by id and changed in place;
// when one goes, the focus moves to its neighbour. Imported by pages/board.js.
import { refusalReason } from "../../core/board-waiting.js";
import { el, setText } from "../dom.js";
import { flagElement, flagUrl } from "../flags.js";
import { press } from "../press.js";

// A longer list helps nobody and would fill the page; the rest is said as a number.
const MOST = 30;
const byId = (id) => document.getElementById(id);

/** `release(item)` resolves to an error sentence or ""; `later(item)` puts the item off. */
export function startWaiting(app, { release, later }) {
  const list = byId("waiting-list");
  const shown = new Map();

  function update(items) {
    const visible = items.slice(0, MOST);
    const present = new Set(visible.map((item) => item.id));
    const focused = [...shown.values()].find((item) => item.li.contains(document.activeElement));
    const position = focused ? [...list.children].indexOf(focused.li) : -1;
    for (const [id, item] of shown) {
      if (present.has(id)) continue;
      item.li.remove();
      shown.delete(id);
    }
    visible.forEach((item, index) => {
      if (!shown.has(item.id)) shown.set(item.id, createItem(app, { release, later }));
      const { li, show } = shown.get(item.id);
      show(item);
      if (list.children[index] !== li) list.insertBefore(li, list.children[index] ?? null);
    });
    if (focused && !focused.li.isConnected) refocus(position);
    showCount(items.length, visible.length);
  }

  function refocus(position) {
    const neighbour = list.children[Math.min(position, list.children.length - 1)];
    (neighbour?.querySelector(".row2 button") ?? byId("waiting-title")).focus();
  }

  function showCount(all, visible) {
    setText(byId("waiting-count"), all);
    setText(byId("tab-count"), all);
    byId("tab-count").hidden = all === 0;
    byId("waiting-none").hidden = all > 0;
    setText(byId("waiting-none"), app.t("board-waiting-none"));
    byId("waiting-more").hidden = all === visible;
    setText(byId("waiting-more"), app.t("board-waiting-more", { n: all - visible }));
  }

  return { update };
}

function createItem(app, { release, later }) {
  const flag = flagElement("H", "");
  const name = el("button", { type: "button", class: "call-name" });
  const age = el("span", { class: "call-age" });
  const kind = el("b", { class: "kind" });
  const words = el("span");
  const first = el("button", { type: "button", class: "sbtn fill" });
  const second = el("button", { type: "button", class: "sbtn" });
  const error = el("p", { class: "error", hidden: true }, el("span"));
  const head = el("div", { class: "call-head" }, flag, name, age);
  const buttons = el("div", { class: "row2" }, first, second);
  const li = el("li", { class: "call" }, head, el("p", {}, kind, " ", words), error, buttons);
  let item = null;
  let shown = "";
  let busy = false;

  press(name, () => app.openGroup(item.number, name));
  press(first, async () => {
    if (busy) return;
    busy = true;
    show(item);
    const problem = await release(item);
    busy = false;
    if (!li.isConnected) return;
    error.hidden = !problem;
    setText(error.querySelector("span"), problem);
    show(item);
  });
  press(second, () => later(item));

  function show(next) {
    item = next;
    const { t } = app;
    const row = app.board.rows.get(item.number);
    // Thirty items are looked at with every change; nearly always none of them has anything new to say.
    const minutes = Math.floor((app.now() - item.since) / 60_000);
    const key = [item.id, row.name, row.flag, item.last, item.next, busy, minutes].join("|");
    if (key === shown) return;
    shown = key;
    const station = item.station ? app.stationName(item.station) : "";
    li.dataset.item = item.id;
    li.dataset.number = item.number;
    if (flag.getAttribute("src") !== flagUrl(row.flag)) flag.src = flagUrl(row.flag);
    setText(name, row.name);
    name.setAttribute("aria-label", t("board-open-group", { name: row.name }));
    setText(age, item.kind === "refused" ? app.age(item.since) : "");
    setText(kind, kindWords(app, item));
    setText(words, itemWords(app, item));
    first.hidden = item.kind !== "refused";
    setText(first, t(busy ? "board-releasing" : "board-release"));
    first.setAttribute("aria-label", t("board-release-who", { name: row.name, station }));
    if (busy) first.setAttribute("aria-busy", "true");
    else first.removeAttribute("aria-busy");
    setText(second, t(item.kind === "refused" ? "board-later" : "board-remind"));
    second.setAttribute("aria-label", t("board-later-who", { name: row.name }));
  }

  return { li, show };
}

function kindWords(app, item) {
  if (item.kind === "refused") return `${app.t("board-waiting-refused")}:`;
  return `${app.t("board-waiting-silent", { age: silence(app, item) })},`;
}

function itemWords(app, item) {
  const { t } = app;
  if (item.kind === "refused") {
    const station = app.stationName(item.station);
    return t("board-waiting-refused-text", { station, reason: reasonWords(app, item), tries: item.tries });
  }
  const name = (id) => app.stationName(id);
  const last = item.last ? t("board-waiting-silent-last", { last: name(item.last) }) : t("board-waiting-silent-start");
  return item.next ? `${last} ${t("board-waiting-silent-next", { next: name(item.next) })}` : last;
}

/** Why a check-in was refused, in words with its bands. */
export function reasonWords(app, refusal) {
  const { key, args } = refusalReason(refusal);
  return app.t(`board-reason-${key}`, args);
}

function silence(app, item) {
  const minutes = Math.max(0, Math.floor((app.now() - item.since) / 60_000));
  if (minutes < 120) return app.t("board-minutes", { n: minutes });
  return app.t("board-hours", { n: Math.floor(minutes / 60) });
}
