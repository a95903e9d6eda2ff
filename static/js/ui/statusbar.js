// The status bar: flag, group, points, and a pill only when something is not normal. Imported by pages/play-start.js.
import { numberText } from "../core/format.js";
import { setText } from "./dom.js";
import { flagElement } from "./flags.js";
import { parts, putIcon } from "./parts.js";
import { press } from "./press.js";

export function createStatusBar(app) {
  const slot = document.getElementById("bar-flag");
  const name = document.getElementById("bar-name");
  const pill = document.getElementById("bar-pill");
  const points = document.getElementById("bar-points");
  const { points: figure, word } = parts(points);
  const { icon, words } = parts(pill);
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
    const said = pillOf(model, app.t);
    pill.hidden = !said;
    setText(words, said?.words);
    if (!said) return;
    // On the narrowest phones icon and number stand for the words.
    putIcon(icon, said.icon);
    pill.title = said.words;
    pill.dataset.n = said.n || "";
  };
}

/** {icon, n, words} of what is not normal, else null. */
function pillOf({ online, pending: { length: n }, server: { tour } }, t) {
  if (!online) return { icon: "wifi-off", n, words: n > 0 ? t("play-pill-saved", { n }) : t("play-pill-offline") };
  if (tour.phase !== "running") return { icon: "clock", words: t(`play-pill-${tour.phase}`) };
  return n > 0 ? { icon: "send", n, words: t("play-pill-sending", { n }) } : null;
}
