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
  const head = el("p", { class: "check-head", role: "status" });
  const errors = group("publish-check-errors");
  const advice = group("publish-check-advice");
  const shared = el("ul", { class: "check-shared" });
  const again = el("button", { class: "btn btn-line", type: "button", on: { click: () => checker.run() } }, app.t("publish-check-again"));
  const element = el("section", { class: "studio-panel", "aria-label": app.t("studio-step-check") }, head, errors.element, advice.element, shared, again);
  let shown = null;

  function group(key) {
    const list = el("ul", { class: "findings" });
    const title = el("h2");
    return { element: el("section", {}, title, list), title, list, key };
  }

  function row(finding) {
    const { where, message, remedy } = finding;
    const jump = el("button", { class: "finding", type: "button", on: { click: () => app.jump(finding) } }, el("b", { text: where ?? "" }), el("span", { text: message }), el("small", { class: "muted", text: remedy }));
    return el("li", {}, jump);
  }

  function fill(part, findings) {
    part.element.hidden = findings.length === 0;
    setText(part.title, app.t(part.key, { n: findings.length }));
    part.list.replaceChildren(...findings.map(row));
  }

  function update() {
    const { reply, failed } = checker.state;
    if (failed && !reply) return setText(head, app.t("publish-check-failed"));
    if (!reply) return setText(head, app.t("publish-check-running"));
    if (reply === shown) return undefined;
    shown = reply;
    const wrong = reply.findings.filter(({ level }) => level === "error");
    head.dataset.good = String(reply.publishable);
    setText(head, app.t(reply.publishable ? "publish-check-good" : "publish-check-bad", { n: wrong.length }));
    fill(errors, wrong);
    fill(advice, reply.findings.filter(({ level }) => level !== "error"));
    shared.replaceChildren(...(reply.shared ?? []).map(({ title, outdated }) => el("li", { text: app.t(outdated ? "publish-shared-outdated" : "publish-shared", { title: typeof title === "string" ? title : (title[app.t.language] ?? Object.values(title)[0]) }) })));
    shared.hidden = (reply.shared ?? []).length === 0;
    return undefined;
  }

  return {
    ...{ element, update },
    show() {
      update();
      // What is on its way to the server belongs to what is checked.
      app.desk.flush().then(() => checker.run()).then(() => announce(head.textContent));
    },
  };
}
