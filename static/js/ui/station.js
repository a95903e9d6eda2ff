// The screen of an opened station: what there is to see, then the way to its questions. Imported by pages/play-start.js.
import { localisedBlocks, resolve } from "../core/localized.js";
import { nextQuestion, withKept } from "../core/questions.js";
import { renderBlocks } from "./blocks.js";
import { el, setText } from "./dom.js";
import { fillBadge } from "./marks.js";
import { createActs, parts, putText, rebuild, setFlag, showText } from "./parts.js";
import { press } from "./press.js";
import { createReadAloud } from "./read-aloud.js";
import { createRecording } from "./recording.js";
import { pointsWords } from "./words.js";

export class StationScreen {
  #app;
  #part;
  #acts;
  #read;
  #hear;

  constructor(root, app) {
    this.#app = app;
    this.#part = parts(root);
    this.#acts = createActs(root);
    press(this.#part.back, () => app.go({ name: "walk" }));
    this.#hear = createRecording(this.#part.audio, app);
    this.#read = createReadAloud(this.#part.read, () => [this.#part.title, this.#part.insight], app);
  }

  render(model) {
    const row = model.rows.find((candidate) => candidate.id === model.screen.station);
    if (!row) return;
    const { t } = this.#app;
    const { station, status } = row;
    const part = this.#part;
    setText(part.where, t("play-station-where", { number: String(station.number), total: String(model.rows.length) }));
    putText(part.title, station.name, model.language);
    fillBadge(part.badge, row, false);
    part.badge.classList.toggle("unfurl", model.screen.fresh === true);
    // Right after the check-in the state does not tell the points yet; the pack does.
    const earned = status.checkin_points || station.checkin_points;
    showText(part.earned, earned ? t("play-station-earned", { points: pointsWords(earned, t, model.language) }) : "");
    this.#insight(status, model.language);
    this.#hear(status.audio, resolve(station.name, model.language), model.language);
    this.#acts(this.#actions(row, model));
    this.#read(model.language);
  }

  #insight(status, language) {
    const part = this.#part;
    const { blocks, lang } = localisedBlocks(status.insight, language);
    part.language.hidden = lang !== "de";
    setFlag(part.insight, "lang", lang);
    rebuild(part.insight, `${language}${JSON.stringify(status.insight ?? null)}`, () => {
      const drawn = renderBlocks(blocks);
      return drawn.length > 0 ? drawn : [el("p", { class: "muted" }, this.#app.t("play-no-insight"))];
    });
    const media = status.media ?? [];
    rebuild(part.media, `${language}${JSON.stringify(media)}`, () => media.map((medium) => this.#figure(medium, language)));
  }

  #figure(medium, language) {
    const credit = resolve(medium.credit, language);
    const image = el("img", { src: medium.url, alt: resolve(medium.alt, language), decoding: "async" });
    const caption = credit ? el("figcaption", { class: "src" }, this.#app.t("play-photo-credit", { credit })) : null;
    return el("figure", { class: "photo" }, image, caption);
  }

  #actions(row, model) {
    const { t, act, go } = this.#app;
    const question = nextQuestion(withKept(row.status, model.pending));
    if (question) {
      return {
        primary: { label: t("play-to-question"), act: () => act.openQuestion(row.id, question) },
        seconds: [model.onlyOpen ? null : { label: t("play-question-later"), act: act.nextStation }],
      };
    }
    const first = row.status.questions?.[0];
    const look = first ? { label: t("play-answers-see"), act: () => go({ name: "answered", station: row.id, question: first.id }) } : null;
    const next = model.complete
      ? { label: t("play-to-finish"), act: () => go({ name: "finished" }) }
      : { label: t("play-next-station"), act: act.nextStation };
    return { primary: next, seconds: [look] };
  }
}
