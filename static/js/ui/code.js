// The screen for a station's code: one big field that takes what people type, says at once what is wrong and keeps it, and
// the camera that reads it from the poster. Imported by pages/play-start.js.
import { CODE_LENGTH, normaliseCode, spacedCode } from "../core/codes.js";
import { resolve } from "../core/localized.js";
import { readPoster } from "../core/poster.js";
import { setText } from "./dom.js";
import { parts, setFlag } from "./parts.js";
import { press } from "./press.js";
import { canScan, openScanner } from "./scanner.js";

export function createCode(root, app) {
  const part = parts(root);
  let station = null;
  let language = null;

  press(part.back, () => app.act.leaveCode());
  press(part.submit);
  part.form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  part.input.addEventListener("input", () => showError(""));
  part.scan.hidden = !canScan();
  press(part.scan, () => openScanner(document.body, { t: app.t, onText: scanned }));

  async function submit() {
    if (app.store.get().busy) return;
    const code = normaliseCode(part.input.value);
    if (code === "") return complain(app.t("play-code-empty"));
    if (code.length !== CODE_LENGTH) return complain(app.t("play-code-length", { n: code.length }));
    const problem = await app.act.enterCode(station, code);
    if (problem) complain(problem);
    else part.input.value = "";
  }

  /** What the camera read: true where it is a poster of this route, else the sentence that says what it is. */
  function scanned(text) {
    const poster = readPoster(text);
    if (!poster) return app.t("scan-no-poster");
    const { server, screen } = app.store.get();
    // The poster says where the group stands, whichever station it meant to enter a code for.
    const here = poster.station ?? station;
    const status = server.stations[here];
    if (!status) return app.t("scan-foreign");
    if (status.state === "open" || status.state === "done") {
      app.act.openStation(here);
      return true;
    }
    if (here !== station) {
      station = here;
      app.go({ ...screen, station });
    }
    showError("");
    part.input.value = spacedCode(poster.code);
    submit();
    return true;
  }

  /** A poster's address that the phone's own camera has opened does the same as scanning it here. */
  function follow() {
    const { href, pathname, hash } = location;
    const poster = hash ? readPoster(href) : null;
    if (!poster?.station) return;
    // A reload must not enter the code once more.
    history.replaceState(history.state, "", pathname);
    if (app.store.get().server.stations[poster.station]) app.go({ name: "code", station: poster.station, from: "walk" });
    const problem = scanned(href);
    if (problem !== true) app.say(problem);
  }

  function complain(sentence) {
    showError(sentence);
    app.say(sentence);
    part.input.focus();
    // On a low screen the field alone would be brought into sight, and the reason would stay beneath the button.
    part.error.scrollIntoView({ block: "nearest" });
  }

  function showError(sentence) {
    part.error.hidden = !sentence;
    setText(part["error-text"], sentence);
    setFlag(part.input, "aria-invalid", sentence ? "true" : null);
  }

  function render(model) {
    const { t } = app;
    // A complaint belongs to what it was made about, and to the language it was made in.
    if (model.screen.station !== station || model.language !== language) showError("");
    if (model.screen.station !== station) part.input.value = "";
    ({ station } = model.screen);
    ({ language } = model);
    const row = model.rows.find((candidate) => candidate.id === station);
    setText(part.where, row ? resolve(row.station.name, model.language) : "");
    setText(part.step, row ? t("play-station-where", { number: row.station.number, total: model.rows.length }) : "");
    const busy = model.busy === "code";
    setText(part.submit, t(busy ? "play-checking" : "play-code-open"));
    setFlag(part.submit, "aria-busy", busy ? "true" : null);
  }

  return { render, follow };
}
