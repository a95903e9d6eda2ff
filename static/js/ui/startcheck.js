// The start check: five matters of this phone, each good, on its way or to be seen to with the remedy for this very phone, and
// the way on, which is always there. Imported by pages/play-later.js.
import { distanceText } from "../core/format.js";
import { settingsOf } from "../core/phone-kind.js";
import { checkFacts, isReady, startCheck } from "../core/startcheck.js";
import { el, iconElement } from "./dom.js";
import { obstacleWords } from "./locating.js";
import { packWords } from "./pack.js";
import { createActs, parts, rebuild } from "./parts.js";
import { preciseWords } from "./refusal.js";

const SIGNS = { good: "circle-check", wait: "clock", amber: "triangle-alert" };

export function createStartCheck(root, app) {
  const part = parts(root);
  const acts = createActs(root);
  let ready = null;

  function render(model) {
    const { t } = app;
    const items = startCheck(checkFacts(model, app.offline));
    const rows = items.map((item) => ({ ...item, words: itemWords(item, model, app) }));
    rebuild(part.items, JSON.stringify([model.language, rows]), () => rows.map((row) => itemRow(row, t)));
    const done = isReady(items);
    // Said once, when the last matter has come right under somebody's eyes.
    if (done && ready === false) app.say(t("check-ready"));
    ready = done;
    const go = { label: t(done ? "check-go" : "check-anyway"), act: () => app.go({ name: "walk" }) };
    if (model.canAsk || model.location === "asking") {
      const busy = model.location === "asking";
      acts({ primary: { label: t("play-locating-allow"), busy, act: app.act.allowLocation }, seconds: [go] });
    } else acts({ primary: go });
  }

  return { render };
}

function itemRow({ id, state, words }, t) {
  const sign = el("span", { class: `check-sign check-${state}` }, iconElement(SIGNS[state]));
  const title = el("strong", {}, t(`check-${id}`));
  const told = el("span", { class: "visually-hidden" }, `${t(`check-state-${state}`)}. `);
  return el("li", {}, sign, el("div", {}, el("p", {}, title, ": ", told, words)));
}

function itemWords({ id, why, accuracy_m, minutes }, { packing, language }, { t, kind }) {
  const accuracy = accuracy_m === undefined ? "" : distanceText(accuracy_m, language);
  if (id === "pack") return packWords(packing, t, language) || t("check-pack-wait");
  if (id === "location" && ["denied", "insecure", "unsupported"].includes(why)) return obstacleWords(why, { t, kind });
  if (id === "precise" && why === "rough") return preciseWords(t, kind);
  if (id !== "clock" || minutes === undefined) return t(`check-${id}-${why}`, { accuracy });
  return `${t(`check-clock-${why}`, { minutes })} ${t(`check-clock-${clockSettings(kind)}`)}`;
}

function clockSettings(kind) {
  const settings = settingsOf(kind);
  return settings.startsWith("ios") ? "ios" : settings.startsWith("android") ? "android" : "other";
}
