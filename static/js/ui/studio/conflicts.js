// Where two people wrote in one field: both versions side by side, and the choice. Imported by pages/studio-route.js.
import { valueAt } from "../../core/studio-changes.js";
import { placeWords } from "../../core/studio-route.js";
import { announce, el } from "../dom.js";

export function createConflicts(app) {
  const root = document.getElementById("conflicts");
  let shown = "";

  function card(draft, conflict) {
    const { path, mine, author, message } = conflict;
    const where = placeWords(path, draft.document, app.t.language, { label: app.label, unnamed: app.t("studio-unnamed") });
    const title = message ? app.t("studio-conflict-refused", { where }) : author ? app.t("studio-conflict-title", { author, where }) : app.t("studio-conflict-title-unknown", { where });
    const settle = (choice) => {
      if (app.desk.settle(draft, conflict, choice)) {
        // The card goes first: what is below it moves up then, and Safari would not hold the field where it is seen.
        show();
        app.reveal(draft, path);
      } else gone.hidden = false;
    };
    const gone = el("p", { role: "alert", hidden: true, text: app.t("studio-conflict-gone") });
    return el(
      "section",
      { class: "card conflict", "aria-label": title },
      el("h2", { text: title }),
      message ? el("p", { text: message }) : null,
      gone,
      el(
        "div",
        { class: "versions" },
        version(app.t("studio-conflict-mine"), mine, app.t("studio-conflict-keep-mine"), () => settle("mine")),
        version(app.t("studio-conflict-theirs"), savedOf(draft, conflict), app.t("studio-conflict-keep-theirs"), () => settle("theirs")),
      ),
    );
  }

  /** A field may have been written in again since, by either of the two. */
  function savedOf(draft, { op, path, theirs }) {
    return op === "set" ? valueAt(draft.document, path) : theirs;
  }

  function version(title, value, words, act) {
    return el(
      "div",
      { class: "version" },
      el("h3", { text: title }),
      el("p", { class: "version-text", text: wordsOf(value) }),
      el("button", { class: "btn btn-line", type: "button", on: { click: act } }, words),
    );
  }

  /** Texts as they are; what is more than a text as its texts, one below the other. */
  function wordsOf(value) {
    if (value === null || value === undefined || value === "") return app.t("studio-conflict-nothing");
    if (typeof value !== "object") return String(value);
    return Object.values(value).map(wordsOf).join("\n");
  }

  const buttons = () => [...root.querySelectorAll("button")];

  function show() {
    const all = app.desk.drafts().flatMap((draft) => draft.conflicts.map((conflict) => ({ draft, conflict })));
    const key = JSON.stringify(all.map(({ draft, conflict }) => [draft.name, conflict, savedOf(draft, conflict)]));
    if (key === shown) return;
    const [more, same] = [all.length > root.childElementCount, all.length === root.childElementCount];
    const held = buttons().indexOf(document.activeElement);
    shown = key;
    root.replaceChildren(...all.map(({ draft, conflict }) => card(draft, conflict)));
    // Only a text in a card has changed: who stands on its button goes on standing there.
    if (same && held >= 0) buttons()[held].focus();
    if (more) announce(app.t("studio-conflict", { n: all.length }));
  }

  return show;
}
