// The top bar: title, clock, phase, the phase's one main button, and how the connection is. Imported by pages/board.js.
import { clockText } from "../../core/board-format.js";
import { figures } from "../../core/board.js";
import { eventType, phaseDeeds } from "../../core/board-events.js";
import { resolve } from "../../core/localized.js";
import { announce, setText } from "../dom.js";
import { press } from "../press.js";

const byId = (id) => document.getElementById(id);

/** `openRanking()` leads to what comes after the end. */
export function startTop(app, ask, openRanking) {
  press(byId("deed-ranking"), openRanking);
  const buttons = { main: byId("deed-main"), second: byId("deed-second") };
  for (const button of Object.values(buttons)) press(button, () => askFor(button.dataset.deed));

  function askFor(deed) {
    const { t, board } = app;
    const args = figures(board.list(), board.stations, board.tour.phase);
    ask({
      title: t(`board-ask-${deed}`),
      text: t(`board-ask-${deed}-text`, { groups: args.groups, walking: args.walking }),
      yes: t(`board-ask-${deed}-yes`),
      async act() {
        const reply = await app.perform(`phase-${deed}`, { type: eventType(deed), body: {} });
        return reply === null ? "" : app.problem(reply);
      },
      back: () => Object.values(buttons).find((button) => !button.hidden),
    });
  }

  function showTour() {
    const { t, board } = app;
    setText(byId("tour-title"), resolve(board.tour.title, t.language));
    const { phase } = board.tour;
    for (const item of byId("phases").children) {
      if (item.dataset.phase === phase) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
    if (![undefined, phase].includes(document.body.dataset.phase)) tell(`${t("board-phases")}: ${t(`board-phase-${phase}`)}`);
    document.body.dataset.phase = phase;
    const deeds = phaseDeeds(phase);
    for (const [place, button] of Object.entries(buttons)) {
      const deed = deeds[place];
      button.hidden = !deed;
      if (!deed) continue;
      button.dataset.deed = deed;
      setText(button, t(`board-deed-${deed}`));
    }
    byId("deed-ranking").hidden = phase !== "ended";
    const sums = figures(board.list(), board.stations, phase);
    for (const [name, n] of Object.entries(sums)) {
      const figure = byId(`figure-${name}`);
      setText(figure, n);
      setText(figure.previousElementSibling, t(`board-figure-${name}`, { n }));
    }
  }

  /** What is said while a dialog is open is not heard outside of it. */
  function tell(words) {
    const dialog = document.querySelector("dialog[open]");
    if (dialog) dialog.addEventListener("close", () => announce(words), { once: true });
    else announce(words);
  }

  /** The phase's button stands out where it is the next step: not while a group waits, nor while all walk. */
  function showNext(waits) {
    const fills = !waits && app.board.tour.phase !== "running";
    for (const button of [buttons.main, byId("deed-ranking")]) button.classList.toggle("fill", fills);
  }

  function tick() {
    setText(byId("clock"), clockText(app.now(), app.t.language));
  }

  /** {state: "connecting" | "open" | "lost", since, heard, stale}: times by this machine's clock, or null. */
  function showLink({ state, since, heard, stale }) {
    const { t } = app;
    const time = (moment) => clockText(moment + app.board.offset, t.language);
    const shown = state === "open" && stale ? "stale" : state;
    let words = t("board-connecting");
    if (shown === "open") words = t("board-connected");
    else if (shown === "stale") words = t("board-quiet", { heard: time(heard) });
    else if (shown === "lost") words = t("board-lost", { since: time(since), heard: time(heard) });
    setText(byId("conn-words"), words);
    byId("conn").dataset.link = shown;
    document.body.classList.toggle("stale", stale);
  }

  return { showTour, showNext, tick, showLink };
}
