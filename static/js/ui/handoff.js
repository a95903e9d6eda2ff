// "Ohne Netz abgeben": what is not sent yet as QR codes, one after the other, for the host's camera; or as a file. Imported
// by pages/play-start.js, which provides `app.handoff()`.
import { frames } from "../core/handoff.js";
import { parentScreen } from "../core/screens.js";
import { setText } from "./dom.js";
import { createActs, parts, showText } from "./parts.js";
import { press } from "./press.js";
import { qrElement } from "./qr.js";

const SHOWN_MS = 1200;

export function createHandoff(root, app) {
  const part = parts(root);
  const acts = createActs(root);
  // `key` names the entries that `texts` carry: null while nothing is prepared; `texts` is null where the phone cannot.
  const now = { key: null, texts: undefined, drawn: [], at: 0, timer: null };
  let running = !matchMedia("(prefers-reduced-motion: reduce)").matches;

  press(part.back, () => app.go(parentScreen(app.store.get().screen)));
  press(part.previous, () => turn(-1));
  press(part.next, () => turn(1));
  press(part.run, () => run(!running));
  press(part.save, () => app.act.exportEvents());

  function render(model) {
    const { t } = app;
    prepare(model.pending.map(({ id }) => id).join(" "));
    const count = model.pending.length;
    const { texts } = now;
    const ready = count > 0 && Boolean(texts);
    setText(part.how, t(howWords(count, texts)));
    part.codes.hidden = !ready;
    showText(part.what, ready ? t("scan-handoff-what", { n: count }) : "");
    part.kept.hidden = !ready;
    part.save.hidden = !ready;
    const file = { label: t("scan-handoff-file"), act: () => app.act.exportEvents() };
    acts({ primary: count > 0 && texts === null ? file : null, note: model.note });
    if (!ready) return stop();
    part.steps.hidden = texts.length === 1;
    // Whoever wants less motion turns the codes by hand, and is not asked.
    part.run.hidden = texts.length === 1 || matchMedia("(prefers-reduced-motion: reduce)").matches;
    show();
    return run(running);
  }

  /** The codes of other entries than before; what was prepared for others by then is dropped. */
  async function prepare(key) {
    if (key === now.key) return;
    Object.assign(now, { key, texts: undefined, drawn: [], at: 0 });
    const signed = key === "" ? null : await app.handoff().catch(() => null);
    if (now.key !== key) return;
    now.texts = signed ? frames(signed) : null;
    app.redraw();
  }

  function show() {
    const { t } = app;
    const numbers = { n: String(now.at + 1), total: String(now.texts.length) };
    const label = t("scan-handoff-code", numbers);
    now.drawn[now.at] ??= qrElement(now.texts[now.at], { label, level: "L" });
    now.drawn[now.at].setAttribute("aria-label", label);
    if (part.code.firstChild !== now.drawn[now.at]) part.code.replaceChildren(now.drawn[now.at]);
    setText(part["step-of"], t("scan-handoff-step", numbers));
  }

  function turn(by) {
    run(false);
    step(by);
  }

  function step(by) {
    now.at = (now.at + by + now.texts.length) % now.texts.length;
    show();
  }

  function run(on) {
    running = on;
    setText(part.run, app.t(on ? "scan-handoff-pause" : "scan-handoff-run"));
    if (!on) stop();
    else if (now.timer === null && now.texts?.length > 1) now.timer = setInterval(tick, SHOWN_MS);
  }

  function tick() {
    // Another screen is shown by now; this one starts again when it is drawn.
    if (root.hidden || !now.texts) stop();
    else step(1);
  }

  function stop() {
    clearInterval(now.timer);
    now.timer = null;
  }

  return { render };
}

function howWords(count, texts) {
  if (count === 0) return "scan-handoff-none";
  if (texts === undefined) return "scan-handoff-preparing";
  return texts ? "scan-handoff-how" : "scan-handoff-failed";
}
