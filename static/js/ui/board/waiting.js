// "Wartet auf Sie": the list beside the matrix, answered in place with one tap. Items are kept by id and changed in place;
// when one goes, the focus moves to its neighbour. Imported by pages/board.js.
import { firstItems, leadingItem, unanswered } from "../../core/board-waiting.js";
import { setText } from "../dom.js";
import { press } from "../press.js";
import { createItem } from "./waiting-item.js";

// A longer list helps nobody and would fill the page; the rest is said as a number.
const MOST = 30;
const byId = (id) => document.getElementById(id);

/**
 * `deeds`: release(item) and seen(item) resolve to an error sentence or ""; later(item) puts the item off; open(item,
 * button) shows the group, code(item, button) as well with the station's code to read out.
 */
export function startWaiting(app, deeds) {
  const list = byId("waiting-list");
  const shown = new Map();
  let firstCall = null;
  press(byId("calls-now"), () => shown.get(firstCall)?.focus());

  function update(items) {
    const visible = firstItems(items, MOST);
    const lead = leadingItem(visible);
    const present = new Set(visible.map((item) => item.id));
    const focused = [...shown.values()].find((item) => item.li.contains(document.activeElement));
    const position = focused ? [...list.children].indexOf(focused.li) : -1;
    for (const [id, item] of shown) {
      if (present.has(id)) continue;
      item.li.remove();
      shown.delete(id);
    }
    visible.forEach((item, index) => {
      if (!shown.has(item.id)) shown.set(item.id, createItem(app, deeds));
      const { li, show } = shown.get(item.id);
      show(item, { leads: item === lead });
      if (list.children[index] !== li) list.insertBefore(li, list.children[index] ?? null);
    });
    if (focused && !focused.li.isConnected) refocus(position);
    showCount(unanswered(items), items.length, visible.length);
    showCalls(items);
  }

  /** Calls that nobody has seen, said above a list in which they may stand far down. */
  function showCalls(items) {
    const calls = items.filter((item) => item.kind === "call" && item.seen === null);
    const button = byId("calls-now");
    firstCall = calls[0]?.id ?? null;
    const none = calls.length === 0 || items.length === 1;
    // Whoever has just gone to the last call must not lose the focus with the button.
    if (none && button === document.activeElement) byId("waiting-title").focus();
    button.hidden = none;
    setText(button.querySelector("span"), none ? "" : app.t("board-calls-now", { n: calls.length }));
  }

  function refocus(position) {
    const neighbour = list.children[Math.min(position, list.children.length - 1)];
    (neighbour?.querySelector(".row2 button:not([hidden])") ?? byId("waiting-title")).focus();
  }

  function showCount(open, all, visible) {
    setText(byId("waiting-count"), open);
    setText(byId("tab-count"), open);
    byId("tab-count").hidden = open === 0;
    byId("waiting-none").hidden = all > 0;
    setText(byId("waiting-none"), app.t("board-waiting-none"));
    byId("waiting-more").hidden = all === visible;
    setText(byId("waiting-more"), app.t("board-waiting-more", { n: all - visible }));
  }

  return { update };
}
