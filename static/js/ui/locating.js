// The screen before the first position: why the phone would like to know it, and the way on without. The browser is asked
// only by the tap on its button. Also "Wo seid ihr?", where a fix lies at several stations. Imported by pages/play-start.js.
import { resolve } from "../core/localized.js";
import { el, setText } from "./dom.js";
import { packWords } from "./pack.js";
import { deniedWords } from "./refusal.js";
import { createActs, parts, rebuild, showText } from "./parts.js";
import { press } from "./press.js";

export function createLocating(root, app) {
  const part = parts(root);
  const acts = createActs(root);

  function render(model) {
    const { t } = app;
    const obstacle = { insecure: "insecure", unsupported: "unsupported", denied: "denied" }[model.location];
    setText(part.title, t(obstacle ? "play-locating-title-none" : "play-locating-title"));
    setText(part.why, obstacle ? obstacleWords(obstacle, app) : t("play-locating-why"));
    showText(part.pack, packWords(model.packing, t, model.language));
    if (obstacle) {
      // The way through the settings takes more words than half a sheet has room for.
      if (obstacle === "denied") app.sheet("full");
      // Who has just changed the settings need not load the page anew.
      const again = obstacle === "denied" ? { label: t("call-denied-again"), act: app.act.allowLocation } : null;
      acts({ primary: { label: t("play-locating-continue"), act: app.act.withoutLocation }, seconds: [again] });
      return;
    }
    const busy = model.location === "asking";
    acts({
      primary: { label: t("play-locating-allow"), busy, act: app.act.allowLocation },
      seconds: [{ label: t("play-locating-without"), act: app.act.withoutLocation }],
    });
  }

  return { render };
}

/** Why there is no position on this phone, and what can be done about it. */
export function obstacleWords(obstacle, { t, kind }) {
  return obstacle === "denied" ? deniedWords(t, kind) : t(`play-locating-${obstacle}`);
}

export function createChoose(root, app) {
  const part = parts(root);
  const acts = createActs(root);

  function render(model) {
    const { t } = app;
    const wanted = model.screen.station;
    const rows = (model.screen.candidates ?? []).map((id) => model.rows.find((row) => row.id === id)).filter(Boolean);
    rebuild(part.options, `${model.language}${rows.map((row) => row.id).join()}`, () => rows.map((row) => option(row, wanted, model.language)));
    acts({ seconds: [{ label: t("play-choose-none"), act: () => app.go({ name: "walk" }) }] });
  }

  function option(row, wanted, language) {
    const { t } = app;
    const why = el("span", { class: "muted" }, t(row.id === wanted ? "play-choose-due" : "play-choose-here"));
    const name = el("strong", {}, resolve(row.station.name, language));
    const words = el("span", { class: "card-text" }, name, why);
    const badge = el("span", { class: "badge" }, String(row.station.number));
    const button = el("button", { type: "button", class: "card", dataset: { key: row.id } }, badge, words);
    press(button, () => app.act.checkIn(row.id, { chosen: true }));
    return el("li", {}, button);
  }

  return { render };
}
