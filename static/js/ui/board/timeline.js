// What happened to one group, newest first, with reasons, who did it, and a way to undo. Entries are kept by id and
// changed in place. Imported by ui/board/drawer.js.
import { clockText } from "../../core/board-format.js";
import { entryLine, entryNotes } from "../../core/board-entries.js";
import { el, setText } from "../dom.js";
import { press } from "../press.js";
import { flagWords, reasonWords } from "./words.js";

/** `undo(entry, words)` asks back and revokes; returns {show(entries, row), clear()} with the group's present row. */
export function startTimeline(app, list, undo) {
  const items = new Map();

  function show(entries, row) {
    const present = new Set(entries.map((entry) => entry.id));
    const focused = [...items.values()].find((item) => item.li.contains(document.activeElement));
    for (const [id, item] of items) {
      if (present.has(id)) continue;
      item.li.remove();
      items.delete(id);
    }
    entries.forEach((entry, index) => {
      if (!items.has(entry.id)) items.set(entry.id, createItem(app, undo));
      const item = items.get(entry.id);
      item.show(entry, row);
      if (list.children[index] !== item.li) list.insertBefore(item.li, list.children[index] ?? null);
    });
    // The button of what was just undone goes; the focus stays with its entry.
    const lost = document.activeElement === document.body || document.activeElement.closest("[hidden]");
    if (focused && lost) focused.li.focus();
  }

  function clear() {
    items.clear();
    list.replaceChildren();
  }

  return { show, clear, place: (id) => items.get(id)?.li ?? null };
}

function createItem(app, undo) {
  const time = el("time", { class: "when" });
  const line = el("b", { class: "mid" });
  const quote = el("p", { class: "quote" });
  const notes = el("p", { class: "muted" });
  const button = el("button", { type: "button", class: "sbtn" }, app.t("board-undo"));
  const why = el("span");
  const check = el("p", { class: "check" }, el("span", { class: "tag" }, app.t("board-flag")), " ", why);
  const words = el("div", { class: "entry-words" }, line, quote, check, notes);
  const li = el("li", { class: "entry", tabindex: "-1" }, time, words, button);
  let entry = null;
  press(button, () => undo(entry, line.textContent));

  function show(next, row) {
    entry = next;
    const { t } = app;
    const { key, args } = entryLine(entry, app.stationName, t.language);
    li.dataset.entry = entry.id;
    li.dataset.type = entry.type;
    li.classList.toggle("revoked", entry.revoked);
    time.dateTime = entry.at;
    setText(time, clockText(Date.parse(entry.at), t.language));
    setText(line, t(key, args));
    const reason = reasonOf(app, entry);
    quote.hidden = reason === "";
    setText(quote, reason);
    check.hidden = !entry.flags?.length;
    setText(why, check.hidden ? "" : flagWords(app, entry, row));
    const said = [...entryNotes(entry).map((note) => t(note)), whoOf(app, entry)].filter(Boolean);
    notes.hidden = said.length === 0;
    setText(notes, said.join(" · "));
    button.hidden = !entry.revocable || entry.revoked;
    button.setAttribute("aria-label", t("board-undo-what", { what: line.textContent }));
  }

  return { li, show };
}

function reasonOf(app, entry) {
  if (entry.type === "checkin" && entry.status === "refused") return reasonWords(app, entry);
  const spoken = ["release", "adjust"].includes(entry.type) && entry.text;
  return spoken ? app.t("board-entry-reason", { text: entry.text }) : "";
}

function whoOf(app, entry) {
  if (entry.helper) return app.t("board-by-helper", { name: entry.helper });
  if (entry.actor) return app.t("board-by-staff", { name: entry.actor });
  return entry.device ? app.t("board-by-device", { n: entry.device }) : "";
}
