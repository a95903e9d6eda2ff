// The standing of the group: points, live place and table of all groups, corrections, what each station brought; and the
// same as the last screen of the walk. Imported by pages/play-start.js and ui/news.js.
import { numberText } from "../core/format.js";
import { ranking } from "../core/live.js";
import { localised } from "../core/localized.js";
import { el, setText } from "./dom.js";
import { flagElement } from "./flags.js";
import { fillBadge } from "./marks.js";
import { createActs, parts, rebuild, showText } from "./parts.js";
import { stateWords } from "./stations.js";
import { adjustmentWords, meetingWords, rankWords } from "./words.js";

export function createStanding(root, app) {
  const part = parts(root);
  const renderRows = createTable(part.rows);

  function render(model) {
    renderFigures(part, model, app.t);
    renderAdjustments(part.adjustments, model, app.t);
    showText(part.hidden, tableNote(model, app.t));
    const known = ranking(model);
    part.table.hidden = !known;
    if (known) renderRows(known.rows, model.language, app.t);
    renderSummary(part.summary, model, app.t);
  }

  return { render };
}

function renderFigures(part, model, t) {
  const { standing } = model.server;
  setText(part.points, pointsFull(standing.points, t, model.language));
  showText(part.rank, rankWords(model, t));
  const stations = t("play-standing-stations-done", { done: standing.stations_done, total: standing.stations_total });
  const questions = t("play-standing-questions-done", { done: standing.questions_done, total: standing.questions_total });
  setText(part.done, `${stations} · ${questions}`);
}

function tableNote({ standings }, t) {
  if (standings?.hidden) return t("play-standing-hidden");
  return standings?.failed ? t("play-standing-offline") : "";
}

/** The host's corrections, each with its reason: points that come without a station must be explained. */
function renderAdjustments(list, { server, language }, t) {
  const items = server.adjustments ?? [];
  list.hidden = items.length === 0;
  const words = items.map((item) => adjustmentWords(item, t, language));
  rebuild(list, JSON.stringify(words), () => words.map((sentence) => el("li", {}, sentence)));
}

/** Rows stay the same elements while their figures and places change, so that a busy tour does not build a table a second. */
function createTable(body) {
  const rows = new Map();

  return function render(ranked, language, t) {
    const kept = new Set(ranked.map((row) => row.number));
    for (const [number, { element }] of rows) {
      if (kept.has(number)) continue;
      element.remove();
      rows.delete(number);
    }
    ranked.forEach((row, index) => {
      if (!rows.has(row.number)) rows.set(row.number, tableRow(row));
      const { element, show } = rows.get(row.number);
      show(row, language, t);
      if (body.children[index] !== element) body.insertBefore(element, body.children[index] ?? null);
    });
  };
}

function tableRow({ flag, own }) {
  const name = el("span");
  const mark = own ? el("span", { class: "own" }) : null;
  const rank = el("td", { class: "rank" });
  const done = el("td", { class: "num" });
  const points = el("td", { class: "num" });
  const label = el("span", { class: "group-name" }, name, " ", mark);
  const group = el("th", { scope: "row" }, el("span", { class: "group" }, flagElement(flag, "", "s"), label));
  const element = el("tr", { class: own ? "is-own" : null }, rank, group, done, points);

  function show(row, language, t) {
    setText(rank, `${row.rank}.`);
    setText(name, row.name ?? t("common-group-number", { number: String(row.number) }));
    if (mark) setText(mark, t("play-standing-own"));
    setText(done, String(row.stations_done));
    setText(points, numberText(row.points, language));
  }

  return { element, show };
}

function renderSummary(list, model, t) {
  const facts = model.rows.map(({ status }) => [status.state, status.points, status.method, status.provisional, status.answers]);
  const key = `${model.language}${model.pending.map(({ id }) => id)}${JSON.stringify(facts)}`;
  rebuild(list, key, () => model.rows.map((row) => summaryRow(row, model, t)));
}

function summaryRow(row, model, t) {
  const badge = el("span", { "aria-hidden": "true" });
  fillBadge(badge, row, false);
  const name = localised(row.station.name, model.language);
  const { method, provisional } = row.status;
  const sure = provisional ? t(method === "gps" ? "call-standing-provisional" : "call-standing-opened") : "";
  const state = [stateWords(row.status.state, row, model, t), method ? t(`play-standing-${method}`) : "", sure];
  const words = el("span", { class: "muted" }, state.filter(Boolean).join(" · "));
  return el(
    "li",
    {},
    badge,
    el("span", { class: "what" }, el("strong", { lang: name.lang }, name.text), words),
    el("span", { class: "sign" }, pointsFull(row.status.points ?? 0, t, model.language)),
  );
}

function pointsFull(points, t, language) {
  return t("play-points-full", { n: points, text: numberText(points, language) });
}

export function createFinished(root, app) {
  const part = parts(root);
  const acts = createActs(root);

  function render(model) {
    const { t } = app;
    const visited = model.rows.every((row) => row.status.state === "done");
    setText(part.title, t(visited ? "play-finished-title" : "play-finished-stopped"));
    renderFigures(part, model, t);
    renderAdjustments(part.adjustments, model, t);
    showText(part.handed, model.pending.length > 0 ? t("play-finished-waiting", { n: model.pending.length }) : t("play-finished-handed"));
    renderSummary(part.summary, model, t);
    const ranking = { label: t("play-see-standing"), act: () => app.go({ name: "standing" }) };
    const stations = { label: t("play-see-stations"), act: () => app.go({ name: "list" }) };
    const note = model.meeting ? `${t("play-help-meeting")}: ${meetingWords(model.meeting, t, model.language)}` : "";
    if (model.meeting) acts({ primary: { label: t("play-to-meeting"), act: app.act.showMeeting }, seconds: [stations, ranking], note });
    else acts({ primary: ranking, seconds: [stations] });
  }

  return { render };
}
