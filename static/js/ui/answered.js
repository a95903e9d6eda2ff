// The screen after an answer: word and sign, points, what is right, what the group said, why, and where the figure comes
// from; or that the answer waits, or that another phone was faster. Imported by pages/play.js.
import { dateText } from "../core/format.js";
import { resolve } from "../core/localized.js";
import { nextQuestion, questionAt } from "../core/questions.js";
import { el, onPress, setText } from "./dom.js";
import { verdictMark } from "./marks.js";
import { createActs, parts, putText, rebuild, setFlag, showText } from "./parts.js";
import { loadQuestionType } from "./questions/registry.js";
import { pointsWords } from "./station.js";

const TITLES = { right: "play-right", partly: "play-partly", wrong: "play-wrong", waiting: "play-saved" };

export function createAnswered(root, app) {
  const part = parts(root);
  const acts = createActs(root);
  let type = null;
  onPress(part.back, () => app.go({ name: "station", station: app.store.get().screen.station }));

  function render(model) {
    const { station, question: id } = model.screen;
    const row = model.rows.find((candidate) => candidate.id === station);
    const at = questionAt(row?.status, id);
    if (!at) return;
    const state = resultState(model, at, station);
    setText(part.where, resolve(row.station.name, model.language));
    setText(part.step, app.t("play-question-step", { n: at.number, total: at.total }));
    document.documentElement.dataset.result = state;
    renderVerdict(state, at, model);
    renderAnswers(state, at, model);
    putText(part.asked, at.question.prompt, model.language);
    renderWhy(state, at, model);
    acts(actions(state, at, row, model));
  }

  function renderVerdict(state, at, model) {
    part.verdict.dataset.look = state;
    rebuild(part.icon, state, () => verdictMark(state));
    setText(part.title, app.t(TITLES[state]));
    const judged = state !== "waiting";
    showText(part.plus, judged ? pointsWords(at.answer?.points ?? 0, app.t, model.language) : "");
    const device = at.answer?.by_device;
    const late = model.late[at.question.id];
    const foreign = judged && device && device !== model.server.device.number && model.server.devices > 1;
    const yours = late === undefined ? "" : ` ${app.t("play-counted-yours")} ${describe(late, at.question, model.language)}`;
    showText(part.counted, foreign || late !== undefined ? `${app.t("play-counted", { device: device ?? "" })}.${yours}` : "");
    showText(part.left, judged && state !== "right" && at.answer?.attempts_left > 0 ? app.t("play-attempts-left", { n: at.answer.attempts_left }) : "");
  }

  function renderAnswers(state, at, model) {
    const { question, answer } = at;
    const response = state === "waiting" ? waitingResponse(model, question) : answer?.response;
    ensureType(question.type, model);
    const key = JSON.stringify([model.language, state, answer?.solution ?? null, response ?? null, Boolean(type)]);
    rebuild(part.duo, key, () => {
      if (!type) return [];
      const context = { question, t: app.t, language: model.language };
      const solved = answer?.solution && state !== "waiting" ? type.solution(answer.solution, context) : null;
      const own = response === undefined || response === null ? null : type.describe(response, context);
      part.duo.classList.toggle("duo-figures", type.figures === true && Boolean(solved));
      // A right answer needs no second column that says the same.
      const same = solved && own && solved.text === own.text;
      return [solved ? pair(app.t(type.figures ? "play-answer-right-number" : "play-answer-right"), solved) : null, own && !same ? pair(app.t(type.figures ? "play-estimate-yours" : "play-answer-yours"), own) : null];
    });
  }

  function describe(response, question, language) {
    return type ? type.describe(response, { question, t: app.t, language }).text : "";
  }

  /** The piece's module is there already when the question was answered here; after a reload it is fetched first. */
  function ensureType(name, model) {
    if (type?.name === name) return;
    type = null;
    loadQuestionType(name).then(
      (loaded) => {
        type = { ...loaded, name };
        if (app.store.get().screen.question === model.screen.question) app.redraw();
      },
      () => {},
    );
  }

  function renderWhy(state, { answer }, model) {
    const saved = state === "waiting" ? app.t(model.online ? "play-saved-next" : "play-saved-offline") : "";
    const text = saved || resolve(answer?.explanation, model.language);
    rebuild(part.explanation, text, () => (text ? el("p", {}, text) : null));
    const source = state === "waiting" ? null : answer?.source;
    const what = source ? sourceWords(source, model.language) : "";
    showText(part.source, what ? app.t("play-source", { what }) : "");
    setFlag(part.explanation, "lang", null);
  }

  function actions(state, { question, answer }, row, model) {
    const { t } = app;
    const url = state !== "waiting" && /^https?:\/\//i.test(answer?.source?.url ?? "") ? answer.source.url : null;
    const more = url ? { label: t("play-more"), href: url } : null;
    const onward = next(row, question.id, model);
    const again = state !== "waiting" && state !== "right" && answer?.attempts_left > 0;
    if (!again) return { primary: onward, seconds: [more] };
    const retry = { label: t("play-once-more"), act: () => app.go({ name: "question", station: row.id, question: question.id }) };
    return { primary: retry, seconds: [onward, more] };
  }

  function next(row, id, model) {
    const { t } = app;
    const following = nextQuestion(waitingAware(row.status, model), id);
    if (following && following !== id) return { label: t("play-next-question"), act: () => app.act.openQuestion(row.id, following) };
    if (model.complete) return { label: t("play-to-finish"), act: () => app.go({ name: "finished" }) };
    return model.onlyOpen ? { label: t("play-to-station"), act: () => app.act.openStation(row.id) } : { label: t("play-next-station"), act: app.act.nextStation };
  }

  return { render };
}

function pair(label, { text, unit }) {
  const long = unit && unit.length > 7 ? "long-unit" : null;
  return el("div", { class: long }, el("dt", {}, label), el("dd", {}, text, unit ? el("small", {}, ` ${unit}`) : null));
}

/** right, partly or wrong as judged; waiting while this phone's answer is on its way or the check-in is missing. */
export function resultState(model, { question, answer }, station) {
  if (isPending(model, station, question.id) || answer?.state === "waiting") return "waiting";
  return answer?.state === "right" || answer?.state === "partly" ? answer.state : "wrong";
}

function isPending(model, station, question) {
  return model.pending.some((event) => event.type === "answer" && event.station === station && event.question === question);
}

function waitingResponse(model, question) {
  return model.pending.find((event) => event.type === "answer" && event.question === question.id)?.body.response;
}

/** Questions whose answer is still on this phone are not asked again. */
function waitingAware(status, model) {
  const answers = { ...status.answers };
  for (const event of model.pending) if (event.type === "answer") answers[event.question] = { state: "waiting", attempts_used: 1 };
  return { ...status, answers };
}

function sourceWords({ title, date, area }, language) {
  return [resolve(title, language), dateText(resolve(date, language), language), resolve(area, language)].filter(Boolean).join(", ");
}
