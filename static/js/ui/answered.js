// The screen after an answer: word and sign, points, what is right, what the group said, why, and where the figure comes
// from; or that the answer waits, or that another phone was faster. Imported by pages/play-start.js.
import { clockText } from "../core/board-format.js";
import { dateText } from "../core/format.js";
import { resolve } from "../core/localized.js";
import { nextQuestion, nextUntried, questionAt, withKept } from "../core/questions.js";
import { el, setText } from "./dom.js";
import { verdictMark } from "./marks.js";
import { createActs, parts, putText, rebuild, showText } from "./parts.js";
import { press } from "./press.js";
import { createReadAloud } from "./read-aloud.js";
import { questionType } from "./question-types.js";
import { pointsWords } from "./words.js";

const TITLES = { right: "play-right", partly: "play-partly", wrong: "play-wrong", waiting: "play-saved" };

export class AnsweredScreen {
  #app;
  #part;
  #acts;
  #read;

  constructor(root, app) {
    this.#app = app;
    this.#part = parts(root);
    this.#acts = createActs(root);
    this.#read = createReadAloud(this.#part.read, () => [this.#part.title, this.#part.asked, this.#part.duo, this.#part.explanation], app);
    press(this.#part.back, () => app.go({ name: "station", station: app.store.get().screen.station }));
  }

  render(model) {
    const { station, question: id } = model.screen;
    const row = model.rows.find((candidate) => candidate.id === station);
    const at = questionAt(row?.status, id);
    if (!at) return;
    const part = this.#part;
    const state = resultState(model, at, station);
    document.documentElement.dataset.result = state;
    setText(part.where, resolve(row.station.name, model.language));
    setText(part.step, this.#app.t("play-question-step", { n: String(at.number), total: String(at.total) }));
    putText(part.asked, at.question.prompt, model.language);
    this.#verdict(state, at, model);
    this.#counted(state, at, model);
    this.#answers(state, at, model);
    this.#why(state, at.answer, model);
    this.#acts(this.#actions(state, at, row, model));
    this.#read(model.language);
  }

  #verdict(state, { answer }, model) {
    const { t } = this.#app;
    const part = this.#part;
    part.verdict.dataset.look = state;
    rebuild(part.icon, state, () => verdictMark(state));
    setText(part.title, t(TITLES[state]));
    showText(part.plus, state === "waiting" ? "" : pointsWords(answer?.points ?? 0, t, model.language));
    const left = mayTryAgain(state, answer) ? answer.attempts_left : 0;
    showText(part.left, left > 0 ? t("play-attempts-left", { n: left }) : "");
  }

  /** Which phone's answer counts, where the group has several, and what this one said instead. */
  #counted(state, { question, answer }, model) {
    const { t, drafts } = this.#app;
    const device = answer?.by_device;
    const foreign = device && device !== model.server.device.number && model.server.devices > 1;
    // What was sent too late, or was typed and never sent.
    const late = model.late[question.id] ?? (foreign ? drafts.typed(question.id) : undefined);
    const own = late === undefined || !questionType(question.type) ? "" : ` ${t("call-counted-yours", { answer: wordsOf(this.#describe(late, question, model)) })}`;
    const shown = state !== "waiting" && device && (foreign || own);
    const time = answer?.at ? clockText(Date.parse(answer.at), model.language) : "";
    const counted = t(time ? "call-counted" : "call-counted-plain", { device: String(device), time });
    showText(this.#part.counted, shown ? `${counted}${own}` : "");
  }

  #answers(state, { question, answer }, model) {
    const { t } = this.#app;
    const type = questionType(question.type);
    const waiting = state === "waiting";
    const response = waiting ? pendingAnswer(model, model.screen.station, question.id)?.body.response : answer?.response;
    const key = JSON.stringify([model.language, question.id, state, answer?.solution ?? null, response ?? null]);
    rebuild(this.#part.duo, key, () => {
      if (!type) return [];
      const solved = answer?.solution && !waiting ? type.solution(answer.solution, { question, t, language: model.language }) : null;
      const own = response === undefined || response === null ? null : this.#describe(response, question, model);
      this.#part.duo.classList.toggle("duo-figures", type.figures === true && Boolean(solved));
      // A right answer needs no second column that says the same.
      const same = solved && own && wordsOf(solved) === wordsOf(own);
      return [
        solved ? pair(t(type.figures ? "play-answer-right-number" : "play-answer-right"), solved) : null,
        own && !same ? pair(t(type.figures ? "play-estimate-yours" : "play-answer-yours"), own) : null,
      ];
    });
  }

  #describe(response, question, model) {
    return questionType(question.type).describe(response, { question, t: this.#app.t, language: model.language });
  }

  #why(state, answer, model) {
    const { t } = this.#app;
    const part = this.#part;
    const saved = state === "waiting" ? t(model.online ? "play-saved-next" : "play-saved-offline") : "";
    const text = el("p");
    if (saved) setText(text, saved);
    else putText(text, answer?.explanation, model.language);
    rebuild(part.explanation, `${model.language} ${text.textContent}`, () => (text.textContent ? text : null));
    const what = saved || !answer?.source ? "" : sourceWords(answer.source, model.language);
    showText(part.source, what ? t("play-source", { what }) : "");
  }

  #actions(state, { question, answer }, row, model) {
    const { t, go } = this.#app;
    const url = state === "waiting" ? null : webAddress(answer?.source?.url);
    const more = url ? { label: t("play-more"), href: url } : null;
    const onward = this.#onward(row, question.id, model);
    if (!mayTryAgain(state, answer)) return { primary: onward, seconds: [more] };
    const again = { label: t("play-once-more"), act: () => go({ name: "question", station: row.id, question: question.id }) };
    return { primary: again, seconds: [onward, more] };
  }

  #onward(row, id, model) {
    const { t, act, go } = this.#app;
    const status = withKept(row.status, model.pending);
    const following = nextUntried(status, id);
    if (following) return { label: t("play-next-question"), act: () => act.openQuestion(row.id, following) };
    if (model.complete) return { label: t("play-to-finish"), act: () => go({ name: "finished" }) };
    if (!model.onlyOpen) return { label: t("play-next-station"), act: act.nextStation };
    const left = nextQuestion(status, id);
    if (left && left !== id) return { label: t("play-next-question"), act: () => act.openQuestion(row.id, left) };
    return { label: t("play-finish-yes"), act: () => act.confirm("finish") };
  }
}

/** right, partly or wrong as judged; waiting while this phone's answer is on its way or the check-in is missing. */
function resultState(model, { question, answer }, station) {
  // On an open route the phone tells the verdict itself, ahead of the server.
  const ahead = answer?.provisional === true;
  if ((!ahead && pendingAnswer(model, station, question.id)) || answer?.state === "waiting") return "waiting";
  return answer?.state === "right" || answer?.state === "partly" ? answer.state : "wrong";
}

function mayTryAgain(state, answer) {
  return state !== "waiting" && state !== "right" && answer?.attempts_left > 0;
}

function pendingAnswer(model, station, question) {
  return model.pending.find((event) => event.type === "answer" && event.station === station && event.question === question);
}

function pair(label, { text, unit }) {
  const long = unit && unit.length > 7 ? "long-unit" : null;
  return el("div", { class: long }, el("dt", {}, label), el("dd", {}, text, unit ? el("small", {}, ` ${unit}`) : null));
}

function wordsOf({ text, unit }) {
  return unit ? `${text} ${unit}` : text;
}

function webAddress(url) {
  return /^https?:\/\//i.test(url ?? "") ? url : null;
}

function sourceWords({ title, date, area }, language) {
  return [resolve(title, language), dateText(resolve(date, language), language), resolve(area, language)].filter(Boolean).join(", ");
}
