// Step 3: what stands in the way of publishing and what to think about, each leading to its field. Imported by
// pages/studio-route.js.
import { announce, el, setText } from "../dom.js";

const PAUSE_MS = 1500;

/** Asks the server after every save and keeps the answer for all steps; `onChange` hears of it. */
export function createChecker(app, onChange) {
  const state = { reply: null, rev: null, failed: false };
  let timer = null;
  let asked = 0;

  async function run() {
    const mine = (asked += 1);
    const reply = await app.api.get(`/routes/${encodeURIComponent(app.data.slug)}/check`);
    if (mine !== asked) return;
    state.failed = !reply.ok;
    if (reply.ok) state.reply = reply.data;
    onChange(state);
  }

  /** After something was saved; several saves within a moment are one check. */
  function soon(pause = PAUSE_MS) {
    timer?.();
    timer = app.clock.later(run, pause);
  }

  return { state, run, soon };
}

export function createCheckStep(app, checker) {
  const head = el("p", { class: "check-head", tabindex: "-1" });
  const errors = group("publish-check-errors");
  const advice = group("publish-check-advice");
  const shared = el("ul", { class: "check-shared" });
  const again = el("button", { class: "btn btn-line", type: "button", on: { click: check } }, app.t("publish-check-again"));
  const element = el("section", { class: "studio-panel", "aria-label": app.t("studio-step-check") }, head, errors.element, advice.element, shared, again);
  // `left` is the finding that somebody went to mend, `due` that the outcome is still to be said.
  const view = { shown: null, left: null, due: false };

  function group(key) {
    const list = el("ul", { class: "findings" });
    const title = el("h2");
    return { element: el("section", {}, title, list), title, list, key, names: [] };
  }

  function row(part, finding, index) {
    const { where, message, remedy } = finding;
    const press = () => {
      view.left = { part, index, name: part.names[index] };
      app.jump(finding);
    };
    const jump = el("button", { class: "finding", type: "button", on: { click: press } }, el("b", { text: where ?? "" }), el("span", { text: message }), el("small", { class: "muted", text: remedy }));
    return el("li", {}, jump);
  }

  function fill(part, findings) {
    part.element.hidden = findings.length === 0;
    setText(part.title, app.t(part.key, { n: findings.length }));
    const names = findings.map((finding) => JSON.stringify(finding));
    if (names.join() === part.names.join()) return;
    const index = [...part.list.children].findIndex((item) => item.contains(document.activeElement));
    const name = part.names[index];
    part.names = names;
    part.list.replaceChildren(...findings.map((finding, at) => row(part, finding, at)));
    if (index >= 0) focusOn({ part, index, name });
  }

  /** A finding by its name; where it is mended, the one that took its place. */
  function focusOn({ part, index, name }) {
    const same = part.names.indexOf(name);
    const item = part.list.children[same >= 0 ? same : Math.min(index, part.names.length - 1)];
    (item?.firstElementChild ?? head).focus();
  }

  /** Says what came out, once for each time that somebody wanted to know; who has the focus on it has heard it. */
  function tell(text) {
    if (setText(head, text) && view.due && document.activeElement !== head) announce(text);
    view.due = false;
  }

  function update() {
    const { reply, failed } = checker.state;
    if (failed) return tell(app.t("publish-check-failed"));
    if (!reply) return setText(head, app.t("publish-check-running"));
    if (reply === view.shown) return undefined;
    view.shown = reply;
    const wrong = reply.findings.filter(({ level }) => level === "error");
    head.dataset.good = String(reply.publishable);
    fill(errors, wrong);
    fill(advice, reply.findings.filter(({ level }) => level !== "error"));
    shared.replaceChildren(...(reply.shared ?? []).map(({ title, outdated }) => el("li", { text: app.t(outdated ? "publish-shared-outdated" : "publish-shared", { title: typeof title === "string" ? title : (title[app.t.language] ?? Object.values(title)[0]) }) })));
    shared.hidden = (reply.shared ?? []).length === 0;
    return tell(app.t(reply.publishable ? "publish-check-good" : "publish-check-bad", { n: wrong.length }));
  }

  /** What is on its way to the server belongs to what is checked. */
  async function check() {
    await app.desk.flush();
    view.due = true;
    return checker.run();
  }

  return {
    ...{ element, update },
    show() {
      update();
      check();
    },
    /** Who comes back from a field goes on where they left. */
    land() {
      if (view.left) focusOn(view.left);
      else head.focus();
      view.left = null;
    },
  };
}
