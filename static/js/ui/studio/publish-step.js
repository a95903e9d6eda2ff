// Step 4: what publishing means, the one button for it, and what comes next. Imported by pages/studio-route.js.
import { el, setText } from "../dom.js";
import { isBusy, setBusy, setIdle } from "../field.js";
import { changeLines } from "./change-lines.js";

const MOST_LINES = 12;

export function createPublishStep(app, checker) {
  const slug = encodeURIComponent(app.data.slug);
  const view = { state: "", own: 0 };
  const state = el("p", { class: "publish-state" });
  const notice = el("div", { class: "publish-what" });
  const missing = el("p", { class: "publish-missing", hidden: true });
  const button = el("button", { class: "btn", type: "button", on: { click: publish } }, app.t("publish-publish"));
  const error = el("p", { class: "error", role: "alert", hidden: true }, el("span"));
  const done = el("section", { class: "publish-done", hidden: true });
  const next = el(
    "section",
    { class: "publish-next" },
    el("h2", { text: app.t("publish-next") }),
    el("a", { class: "btn btn-line", href: `/host/tours/new?route=${slug}`, text: app.t("studio-plan") }),
    el("a", { class: "link", href: `/r/${slug}`, text: app.t("studio-public") }),
  );
  const element = el("section", { class: "studio-panel", "aria-label": app.t("studio-step-publish") }, el("h2", { text: app.t("studio-step-publish") }), state, notice, missing, button, error, done, next);

  async function load() {
    const editions = await app.api.get(`/routes/${slug}/editions`);
    const latest = editions.ok ? (editions.data.editions[0] ?? null) : null;
    view.state = editions.ok ? editions.data.state : null;
    setText(state, latest ? app.t("publish-published-at", { day: app.day(latest.at), name: latest.author || app.t("publish-folder") }) : app.t("publish-never-published"));
    next.hidden = !latest;
    const compared = latest ? await app.api.get(`/routes/${slug}/editions/${latest.number}/compare`) : null;
    fill(latest, compared?.ok ? compared.data.documents : null);
  }

  function fill(latest, documents) {
    const lines = Object.entries(documents ?? {}).flatMap(([name, changes]) => changeLines(app, name, changes));
    const changed = !latest || lines.length > 0;
    notice.replaceChildren(
      ...[
        el("p", { text: app.t(latest ? (changed ? "publish-visitors-notice" : "publish-nothing-new") : "publish-first-time") }),
        lines.length > 0 ? el("ul", { class: "change-lines" }, lines.slice(0, MOST_LINES)) : null,
        lines.length > MOST_LINES ? el("p", { class: "muted", text: app.t("publish-more-changes", { n: lines.length - MOST_LINES }) }) : null,
        latest ? el("p", { class: "muted", text: app.t("publish-running-tours") }) : null,
      ].filter(Boolean),
    );
    button.setAttribute("aria-disabled", String(!changed));
  }

  /** What stands in the way is said before somebody presses in vain. */
  function tellMissing() {
    const wrong = (checker.state.reply?.findings ?? []).filter(({ level }) => level === "error").length;
    missing.hidden = wrong === 0;
    if (missing.dataset.wrong === String(wrong)) return;
    missing.dataset.wrong = wrong;
    missing.replaceChildren(el("span", { text: app.t("publish-check-bad", { n: wrong }) }), toCheck());
  }

  const toCheck = () => el("button", { class: "link", type: "button", on: { click: () => app.go("check") } }, app.t("studio-step-check"));

  async function publish() {
    if (isBusy(button) || button.getAttribute("aria-disabled") === "true") return;
    error.hidden = true;
    setBusy(button, app.t("publish-publishing"));
    await app.desk.flush();
    const { waiting, conflicts } = app.desk.state();
    if (waiting > 0 || conflicts > 0) return complain(app.t(conflicts > 0 ? "publish-conflicts-first" : "publish-offline-first"));
    // What is published is what was looked at: if somebody else has changed it since, it is looked at once more.
    const reply = await app.api.write(`/routes/${slug}/publish`, { state: view.state });
    if (reply.status === 409) {
      await app.desk.poll();
      await load();
    }
    if (!reply.ok) {
      checker.run();
      return complain(reply.error.message || app.t("publish-offline-first"), reply.status === 422);
    }
    setIdle(button, app.t("publish-publish"));
    done.hidden = false;
    const title = el("h2", { tabindex: "-1", text: app.t("publish-done") });
    done.replaceChildren(title, el("p", { text: app.t("publish-done-what") }));
    // The focus says it; a region would say it once more.
    title.focus();
    return load();
  }

  function complain(text, check = false) {
    setIdle(button, app.t("publish-publish"));
    error.hidden = false;
    error.replaceChildren(el("span", { text }), check ? toCheck() : "");
  }

  return {
    element,
    /** What was changed here since belongs to what is looked at. */
    update() {
      tellMissing();
      const { waiting } = app.desk.state();
      const own = app.desk.drafts().reduce((sum, draft) => sum + draft.rev, 0);
      if (waiting === 0 && own !== view.own && done.hidden) load();
      view.own = own;
    },
    show() {
      done.hidden = true;
      error.hidden = true;
      // Until it is known what there is to look at, nobody can have looked at it.
      button.setAttribute("aria-disabled", "true");
      tellMissing();
      app.desk.flush().then(load);
    },
  };
}
