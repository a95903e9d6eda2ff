// What the head says of saving, the way back to the login, undo and redo. Imported by pages/studio-route.js.
import { placeWords } from "../../core/studio-route.js";
import { announce, el, setText } from "../dom.js";

export function createSaveState(app) {
  const words = document.getElementById("save-state");
  const trouble = document.getElementById("trouble");
  const [undo, redo] = ["undo", "redo"].map((id) => document.getElementById(id));
  let said = null;

  undo.addEventListener("click", () => step("undo", "studio-undone"));
  redo.addEventListener("click", () => step("redo", "studio-redone"));
  document.addEventListener("keydown", (event) => {
    // In a field that is being typed in, the browser's own undo is the one that is meant.
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.dataset?.typing) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) step("undo", "studio-undone", event);
    else if (key === "y" || (key === "z" && event.shiftKey)) step("redo", "studio-redone", event);
  });

  function step(kind, message, event) {
    event?.preventDefault();
    const done = app.desk[kind]();
    if (!done) return;
    const where = placeWords(done.path, done.draft.document, app.t.language, { label: app.label, unnamed: app.t("studio-unnamed") });
    announce(app.t(message, { where }));
    app.reveal(done.draft, done.path);
  }

  function text({ kind, at, conflicts, kept }) {
    if (!kept && kind !== "saving") return app.t("studio-unkept");
    if (kind === "conflict") return app.t("studio-conflict", { n: conflicts });
    if (kind !== "saved") return app.t(`studio-${kind}`);
    return at === null ? app.t("studio-saved-before") : app.t("studio-saved", { time: app.time(at) });
  }

  return function show() {
    const state = app.desk.state();
    words.dataset.kind = state.kind;
    setText(words, text(state));
    undo.setAttribute("aria-disabled", String(!app.desk.canUndo()));
    redo.setAttribute("aria-disabled", String(!app.desk.canRedo()));
    if (state.kind === said) return;
    // Every save would be too much to hear; that something is not as usual, and that it is again, is not. What two people
    // have changed is told with both versions.
    if (!["saving", "conflict"].includes(state.kind) && (said !== null || state.kind !== "saved") && !(state.kind === "saved" && said === "saving")) announce(text(state));
    if (state.kind !== "saving") said = state.kind;
    // To log in means to leave this page, which only what is kept survives.
    trouble.hidden = state.kind !== "signed-out" || !state.kept;
    if (!trouble.hidden) {
      const here = encodeURIComponent(location.pathname);
      trouble.replaceChildren(el("p", { text: app.t("studio-signed-out-what") }), el("a", { class: "btn", href: `/login?next=${here}`, text: app.t("studio-log-in") }));
    }
  };
}
