// One group beside the board, on a phone over it: facts, access, deeds, and what happened. Esc closes, the focus goes back
// to where it came from. Imported by pages/board.js.
import { appendEntries, mergeEntries } from "../../core/board-entries.js";
import { spacedCode } from "../../core/codes.js";
import { clockText } from "../../core/board-format.js";
import { numberText } from "../../core/format.js";
import { announce, el, setText } from "../dom.js";
import { flagUrl } from "../flags.js";
import { rebuild, setFlag } from "../parts.js";
import { press } from "../press.js";
import { startForms } from "./forms.js";
import { startTimeline } from "./timeline.js";
import { flagWords } from "./words.js";

const AGAIN_MS = 1500;
const byId = (id) => document.getElementById(id);

/** `read(number, before)` fetches the group's details; `narrow` tells phones; `fallback(number)` is a place for the focus. */
export function startDrawer(app, { read, ask, narrow, fallback }) {
  const drawer = byId("drawer");
  const open = { number: null, opener: null, log: null, codes: null, readAt: 0, later: null };
  const subject = () => app.board.rows.get(open.number);
  const forms = startForms(app, { subject, done: () => reload() });
  const timeline = startTimeline(app, byId("timeline"), undo);

  press(byId("drawer-close"), close);
  press(byId("drawer-again"), () => reload());
  press(byId("timeline-more"), showOlder);
  byId("code-station").addEventListener("change", showCode);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || drawer.hidden) return;
    if (document.querySelector("dialog[open]")) return;
    // Beside the drawer, Esc belongs to what has the focus there, such as the search field.
    if (!drawer.contains(event.target) && event.target !== document.body) return;
    event.preventDefault();
    close();
  });
  narrow.addEventListener("change", adapt);

  /** `code` opens the station's code at once, to read it out. */
  function openGroup(number, opener, { code = null } = {}) {
    const row = app.board.rows.get(number);
    if (!row) return;
    const same = open.number === number && !drawer.hidden;
    Object.assign(open, { number, opener });
    drawer.hidden = false;
    document.body.classList.add("with-drawer");
    adapt();
    if (!same) {
      Object.assign(open, { log: null, codes: null });
      timeline.clear();
      for (const fold of byId("drawer-folds").children) fold.open = false;
      for (const id of ["access-pin", "access-resume", "code-aloud"]) setText(byId(id), "");
      byId("drawer-trouble").hidden = true;
      byId("timeline-none").hidden = true;
      byId("timeline-more").hidden = true;
      drawer.dataset.state = "loading";
      forms.reset(row);
      byId("drawer-body").scrollTop = 0;
      reload();
    }
    showRow();
    byId("drawer-name").focus();
    if (code !== null) showCodeOf(code);
  }

  function showCodeOf(station) {
    byId("fold-code").open = true;
    byId("code-station").value = station;
    showCode();
    byId("fold-code").scrollIntoView({ block: "nearest" });
  }

  function close() {
    const { opener, number } = open;
    clearTimeout(open.later);
    Object.assign(open, { number: null, opener: null, later: null });
    drawer.hidden = true;
    document.body.classList.remove("with-drawer");
    adapt();
    const place = opener?.isConnected && opener.checkVisibility() ? opener : fallback(number);
    place.focus();
    mark();
  }

  // Over the board there is nothing else to reach; beside it both stay in use.
  function adapt() {
    const over = narrow.matches && open.number !== null;
    drawer.setAttribute("role", over ? "dialog" : "complementary");
    setFlag(drawer, "aria-modal", over ? "true" : null);
    for (const part of [byId("top"), byId("main"), document.querySelector(".skip")]) part.inert = over;
  }

  function mark() {
    for (const row of document.querySelectorAll("#matrix-body tr")) {
      row.classList.toggle("opened", Number(row.dataset.number) === open.number);
    }
  }

  function showRow() {
    const row = app.board.rows.get(open.number);
    if (!row) return close();
    const { t } = app;
    drawer.dataset.number = row.number;
    if (byId("drawer-flag").getAttribute("src") !== flagUrl(row.flag)) byId("drawer-flag").src = flagUrl(row.flag);
    setText(byId("drawer-name"), row.name);
    byId("drawer-hidden").hidden = !row.hidden;
    const facts = [
      t("board-group-no", { number: row.number }),
      t("board-facts-points", { points: row.points, shown: numberText(row.points, t.language) }),
      t("board-facts-devices", { n: row.devices }),
      t("board-facts-seen", { age: app.age(row.seen) }),
    ];
    setText(byId("drawer-facts"), facts.join(" · "));
    showCall(row);
    showFlags(row);
    forms.show(row);
    mark();
    return undefined;
  }

  function showCall({ call }) {
    const { t } = app;
    byId("drawer-call").hidden = !call;
    if (!call) return;
    byId("drawer-call").classList.toggle("seen", Boolean(call.seen_at));
    const time = clockText(Date.parse(call.seen_at ?? call.at), t.language);
    const words = t(call.seen_at ? "board-waiting-call-seen" : "board-call-since", { time });
    setText(byId("drawer-call").querySelector("span"), call.station ? `${words}: ${app.stationName(call.station)}` : words);
  }

  /** What "prüfen" means is said once here; the entries beneath say why. */
  function showFlags(row) {
    const flags = row.flags ?? [];
    byId("drawer-check").hidden = flags.length === 0;
    const lineOf = (flagged) => {
      const time = clockText(Date.parse(flagged.at), app.t.language);
      return el("li", {}, `${time} · ${app.stationName(flagged.station)}: ${flagWords(app, flagged, row)}`);
    };
    rebuild(byId("drawer-flags"), JSON.stringify([row.number, flags]), () => flags.map(lineOf));
  }

  async function reload() {
    const { number } = open;
    clearTimeout(open.later);
    Object.assign(open, { readAt: Date.now(), later: null });
    const reply = await read(number, null);
    if (number !== open.number) return;
    byId("drawer-trouble").hidden = reply.ok;
    drawer.dataset.state = reply.ok ? "ready" : "failed";
    if (!reply.ok) {
      setText(byId("drawer-trouble").querySelector("span"), reply.error.message || app.t("board-drawer-failed"));
      return;
    }
    const { group, stations, entries, before } = reply.data;
    open.codes = new Map(stations.map((station) => [station.id, station.code]));
    open.log = open.log ? mergeEntries(open.log, { entries, before }) : { entries, before };
    setText(byId("access-pin"), group.pin);
    setText(byId("access-resume"), spacedCode(group.resume_code));
    showCode();
    showLog();
  }

  function showCode() {
    const code = open.codes?.get(byId("code-station").value);
    setText(byId("code-aloud"), code ? spacedCode(code) : "");
  }

  function showLog() {
    const row = app.board.rows.get(open.number);
    if (!row) return;
    timeline.show(open.log.entries, row);
    byId("timeline-none").hidden = open.log.entries.length > 0;
    byId("timeline-more").hidden = open.log.before === null;
  }

  async function showOlder() {
    const { number, log } = open;
    const reply = await read(number, log.before);
    if (number !== open.number) return;
    if (!reply.ok) {
      announce(reply.error.message || app.t("board-drawer-failed"));
      return;
    }
    const last = byId("timeline").lastElementChild;
    open.log = appendEntries(open.log, reply.data);
    showLog();
    // The button may be gone with the last page: the focus goes to the first of the older entries.
    if (byId("timeline-more").hidden) (last?.nextElementSibling ?? last)?.focus();
  }

  function undo(entry, words) {
    const { t } = app;
    const { number } = open;
    ask({
      title: t("board-ask-undo"),
      text: t("board-ask-undo-text", { what: words }),
      yes: t("board-undo"),
      async act() {
        const deed = { type: "revoke", group: number, body: { event: entry.id } };
        const reply = await app.perform(`undo-${entry.id}`, deed);
        const problem = reply === null ? "" : app.problem(reply);
        if (problem === "") {
          announce(t("board-undone"));
          if (number === open.number) await reload();
        }
        return problem;
      },
      back: () => timeline.place(entry.id) ?? byId("drawer-name"),
    });
  }

  return {
    openGroup,
    /** After changes: the open group's facts at once, its log a moment later and not for every single message. */
    update(touched) {
      if (open.number === null) return;
      if (touched !== null && !touched.has(open.number)) return;
      showRow();
      if (open.number === null || open.later) return;
      open.later = setTimeout(reload, Math.max(0, open.readAt + AGAIN_MS - Date.now()));
    },
    tick: () => open.number !== null && showRow(),
    isOpen: () => open.number !== null,
  };
}
