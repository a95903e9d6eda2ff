// The screen of an opened station: what there is to see, then the way to its questions. Imported by pages/play.js.
import { signedText } from "../core/format.js";
import { localisedBlocks, resolve } from "../core/localized.js";
import { nextQuestion } from "../core/questions.js";
import { renderBlocks } from "./blocks.js";
import { el, onPress, setText } from "./dom.js";
import { createActs, parts, putText, rebuild, setFlag, showText } from "./parts.js";
import { fillBadge } from "./marks.js";

export function createStation(root, app) {
  const part = parts(root);
  const acts = createActs(root);
  onPress(part.back, () => app.go({ name: "walk" }));

  function render(model) {
    const row = model.rows.find((candidate) => candidate.id === model.screen.station);
    if (!row) return;
    const { t } = app;
    const { station, status } = row;
    setText(part.where, t("play-station-where", { number: station.number, total: model.rows.length }));
    putText(part.title, station.name, model.language);
    fillBadge(part.badge, row, false);
    part.badge.classList.toggle("unfurl", model.screen.fresh === true);
    // Right after the check-in the state does not tell the points yet; the pack does.
    const earned = status.checkin_points || station.checkin_points;
    showText(part.earned, earned ? t("play-station-earned", { points: pointsWords(earned, t, model.language) }) : "");
    renderInsight(status, model.language);
    acts(actions(row, model));
  }

  function renderInsight(status, language) {
    const { blocks, lang } = localisedBlocks(status.insight, language);
    part.language.hidden = lang !== "de";
    setFlag(part.insight, "lang", lang);
    rebuild(part.insight, `${language}${JSON.stringify(status.insight ?? null)}`, () => {
      const drawn = renderBlocks(blocks);
      return drawn.length > 0 ? drawn : [el("p", { class: "muted" }, app.t("play-no-insight"))];
    });
    rebuild(part.media, `${language}${JSON.stringify(status.media ?? [])}`, () => (status.media ?? []).map((medium) => figure(medium, language)));
  }

  function figure(medium, language) {
    const credit = resolve(medium.credit, language);
    return el(
      "figure",
      { class: "photo" },
      el("img", { src: medium.url, alt: resolve(medium.alt, language), decoding: "async" }),
      credit ? el("figcaption", { class: "src" }, app.t("play-photo-credit", { credit })) : null,
    );
  }

  function actions(row, model) {
    const { t } = app;
    const question = nextQuestion(row.status);
    const walkOn = model.complete
      ? { label: t("play-to-finish"), act: () => app.go({ name: "finished" }) }
      : { label: t("play-next-station"), act: app.act.nextStation };
    if (question) {
      return {
        primary: { label: t("play-to-question"), act: () => app.act.openQuestion(row.id, question) },
        seconds: [model.onlyOpen ? null : { label: t("play-question-later"), act: app.act.nextStation }],
      };
    }
    const first = row.status.questions?.[0];
    const look = first ? { label: t("play-answer-yours"), act: () => app.go({ name: "answered", station: row.id, question: first.id }) } : null;
    return { primary: walkOn, seconds: [look] };
  }

  return { render };
}

/** "+50 Punkte" in the reader's language. */
export function pointsWords(points, t, language) {
  return t("play-points-plus", { n: points, text: signedText(points, language) });
}
