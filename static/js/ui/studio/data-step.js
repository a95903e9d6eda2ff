// Behind "Daten": the route as a file, what was published when, compared and brought back, and every save with its author.
// Imported by pages/studio-route.js.
import { el, setText } from "../dom.js";
import { createAsk } from "./ask.js";
import { changeLines } from "./change-lines.js";
import { staffIcon } from "./icon.js";

const MOST_LINES = 8;

export function createDataStep(app) {
  const slug = encodeURIComponent(app.data.slug);
  const published = el("ul", { class: "rows" });
  const none = el("p", { class: "muted", text: app.t("publish-never-published") });
  const compared = el("div", { class: "compared" });
  const which = el("select", { class: "input", id: "history-of", on: { change: () => loadHistory(null) } });
  const saves = el("ol", { class: "saves" });
  const unsaved = el("p", { class: "muted", hidden: true, text: app.t("publish-history-none") });
  const sure = createAsk({ title: app.t("publish-restore-title"), no: app.t("publish-restore-no") });
  const told = el("p", { class: "notice", tabindex: "-1", hidden: true });
  const older = el("button", { class: "btn btn-line", type: "button", hidden: true, on: { click: () => loadHistory(view.before) } }, app.t("publish-older"));
  const failed = el("p", { class: "error", role: "alert", hidden: true, text: app.t("publish-load-failed") });
  const view = { before: null, busy: false };
  const element = el(
    "div",
    { class: "studio-panels" },
    failed,
    told,
    filePart(),
    el("section", { class: "studio-panel", "aria-labelledby": "editions-title" }, el("h2", { id: "editions-title", text: app.t("publish-editions") }), el("p", { class: "muted", text: app.t("publish-editions-what") }), none, published, compared),
    el("section", { class: "studio-panel", "aria-labelledby": "history-title" }, el("h2", { id: "history-title", text: app.t("publish-history") }), el("p", { class: "muted", text: app.t("publish-history-what") }), el("label", { class: "lab", for: "history-of", text: app.t("publish-history-of") }), which, unsaved, saves, older),
    sure.element,
  );

  function filePart() {
    const save = el("a", { class: "btn btn-line", href: `/studio/routes/${slug}/file`, on: { click: saveFile } }, staffIcon("save"), app.t("publish-file-save"));
    return el("section", { class: "studio-panel", "aria-labelledby": "file-title" }, el("h2", { id: "file-title", text: app.t("publish-file") }), el("p", { class: "muted", text: app.t("publish-file-what") }), save);
  }

  /** What has just been typed belongs into the file as well. */
  async function saveFile(event) {
    if (app.desk.state().waiting === 0) return;
    const { currentTarget } = event;
    event.preventDefault();
    await app.desk.flush();
    if (app.desk.state().waiting > 0) tell(app.t("publish-file-waiting"));
    else currentTarget.click();
  }

  async function loadEditions() {
    const reply = await app.api.get(`/routes/${slug}/editions`);
    failed.hidden = reply.ok;
    if (!reply.ok) return;
    none.hidden = reply.data.editions.length > 0;
    published.replaceChildren(...reply.data.editions.map(edition));
  }

  function edition({ number, at, author }) {
    const when = app.t("publish-edition", { day: app.day(at), name: author || app.t("publish-folder") });
    const compare = el("button", { class: "link", type: "button", "aria-label": `${app.t("publish-compare")}: ${when}`, on: { click: () => show(number, when) } }, app.t("publish-compare"));
    const restore = el("button", { class: "link", type: "button", "aria-label": `${app.t("publish-restore")}: ${when}`, on: { click: () => ask(when, () => bringBack(`/routes/${slug}/editions/${number}/restore`, {})) } }, app.t("publish-restore"));
    return el("li", {}, el("div", { class: "what" }, el("b", { text: when })), el("span", { class: "row-acts" }, compare, restore));
  }

  async function show(number, when) {
    const reply = await app.api.get(`/routes/${slug}/editions/${number}/compare`);
    failed.hidden = reply.ok;
    if (!reply.ok) return;
    const lines = Object.entries(reply.data.documents).flatMap(([name, changes]) => changeLines(app, name, changes));
    const title = el("h3", { tabindex: "-1", text: app.t("publish-compared", { when }) });
    compared.replaceChildren(title, lines.length > 0 ? el("ul", { class: "change-lines" }, lines) : el("p", { text: app.t("publish-no-difference") }));
    title.focus();
  }

  /** What replaces the whole draft is asked first. */
  function ask(when, act) {
    sure.ask({ text: app.t("publish-restore-sure", { when }), yes: app.t("publish-restore-yes"), act });
  }

  /** What became of it stands on top, since the button that was pressed is drawn anew. */
  function tell(text) {
    told.hidden = false;
    setText(told, text);
    told.focus();
  }

  async function bringBack(path, body) {
    told.hidden = true;
    await app.desk.flush();
    // What waits would come after what is brought back, and lie on top of it.
    if (app.desk.state().waiting > 0) return tell(app.t("publish-restore-unsaved"));
    const reply = await app.api.write(path, body);
    if (!reply.ok) return tell(reply.error.message || app.t("publish-load-failed"));
    await app.desk.poll();
    await app.openQuizzes();
    await loadHistory(null);
    return tell(app.t("publish-restored"));
  }

  function documents() {
    const quizzes = app.desk.drafts().filter((draft) => draft.kind === "quiz");
    const options = [["route", app.t("studio-route-settings")], ...quizzes.map((draft) => [draft.name, app.quizOwner(draft.name) ?? draft.name])];
    const chosen = which.value || "route";
    which.replaceChildren(...options.map(([value, text]) => el("option", { value, text })));
    which.value = options.some(([value]) => value === chosen) ? chosen : "route";
  }

  const addressOf = (what, name) => (name === "route" ? `/${what}/route/${slug}` : `/${what}/quiz/${name.split("/").map(encodeURIComponent).join("/")}`);

  async function loadHistory(before) {
    if (view.busy) return;
    view.busy = true;
    const name = which.value;
    const reply = await app.api.get(`${addressOf("history", name)}${before ? `?before=${before}` : ""}`);
    view.busy = false;
    failed.hidden = reply.ok;
    if (!reply.ok) return;
    if (before === null) saves.replaceChildren();
    const lines = reply.data.saves.map((save) => line(name, save));
    saves.append(...lines);
    unsaved.hidden = saves.childElementCount > 0;
    view.before = reply.data.before;
    // Who asked for older ones goes on with the first of them; the button may be gone now.
    if (document.activeElement === older) lines[0]?.querySelector("button")?.focus();
    older.hidden = view.before === null;
  }

  function line(name, { rev, author, at, changes, results }) {
    const title = app.t("publish-save", { day: app.day(at), name: author });
    const lost = results.filter(({ status }) => status === "conflict").length;
    const all = changeLines(app, name, changes);
    // Several saves of one minute are told apart by what they changed.
    const called = [title, all[0]?.firstElementChild?.textContent].filter(Boolean).join(", ");
    const restore = el("button", { class: "link", type: "button", "aria-label": `${app.t("publish-restore")}: ${called}`, on: { click: () => ask(title, () => bringBack(addressOf("restore", name), { rev })) } }, app.t("publish-restore"));
    return el(
      "li",
      {},
      el("div", { class: "save-head" }, el("b", { text: title }), restore),
      lost > 0 ? el("p", { class: "lost", text: app.t("publish-save-lost", { n: lost }) }) : null,
      el("ul", { class: "change-lines" }, all.slice(0, MOST_LINES)),
      all.length > MOST_LINES ? el("p", { class: "muted", text: app.t("publish-more-changes", { n: all.length - MOST_LINES }) }) : null,
    );
  }

  return {
    element,
    update: documents,
    show() {
      told.hidden = true;
      documents();
      loadEditions();
      loadHistory(null);
    },
  };
}
