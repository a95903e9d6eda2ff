// The status bar: flag, group, points, and a pill only when something is not normal. Imported by pages/play.js.
import { numberText } from "../core/format.js";
import { setText } from "./dom.js";
import { flagElement } from "./flags.js";
import { parts } from "./parts.js";
import { press } from "./press.js";

export function createStatusBar(app) {
  const slot = document.getElementById("bar-flag");
  const name = document.getElementById("bar-name");
  const pill = document.getElementById("bar-pill");
  const points = document.getElementById("bar-points");
  const { points: figure, word } = parts(points);
  press(pill, () => app.go({ name: "outbox" }));

  return function render(model) {
    const { server } = model;
    if (!server) return;
    const label = app.t("common-flag", { letter: server.group.flag });
    if (slot.dataset.flag !== label) {
      slot.dataset.flag = label;
      slot.replaceChildren(flagElement(server.group.flag, label));
    }
    setText(name, server.group.name);
    points.hidden = false;
    setText(figure, numberText(server.standing.points, model.language));
    setText(word, app.t("play-points", { n: server.standing.points }));
    const words = pillWords(model, app.t);
    pill.hidden = !words;
    setText(pill, words);
  };
}

function pillWords({ online, pending, server }, t) {
  if (!online && pending.length > 0) return t("play-pill-saved", { n: pending.length });
  if (!online) return t("play-pill-offline");
  if (server.tour.phase !== "running") return t(`play-pill-${server.tour.phase}`);
  if (pending.length > 0) return t("play-pill-sending", { n: pending.length });
  return "";
}
