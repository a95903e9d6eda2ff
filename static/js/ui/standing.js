// The standing of the group: points, place so far, the table of all groups, what each station brought; and the same as the
// last screen of the walk. Imported by pages/play.js.
import { numberText } from "../core/format.js";
import { localised } from "../core/localized.js";
import { el, setText } from "./dom.js";
import { flagElement } from "./flags.js";
import { fillBadge } from "./marks.js";
import { createActs, parts, rebuild, showText } from "./parts.js";
import { stateWords } from "./stations.js";

export function createStanding(root, app) {
  const part = parts(root);

  function render(model) {
    renderFigures(part, model, app.t);
    showText(part.hidden, tableNote(model, app.t));
    const rows = model.standings?.rows ?? null;
    part.table.hidden = !rows;
    if (rows) rebuild(part.rows, `${model.language}${JSON.stringify(rows)}`, () => rows.map((row) => tableRow(row, model.language, app.t)));
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

function rankWords({ server, complete }, t) {
  const { rank, groups } = server.standing;
  if (groups < 2) return t("play-standing-alone");
  if (rank) return t(complete && server.tour.phase === "ended" ? "play-standing-rank-final" : "play-standing-rank", { rank, groups });
  return complete ? t("play-finished-secret") : server.tour.standings === "host" ? "" : t("play-standing-no-rank");
}

function tableNote({ standings }, t) {
  if (standings?.hidden) return t("play-standing-hidden");
  return standings?.failed ? t("play-standing-offline") : "";
}

function tableRow(row, language, t) {
  const own = row.own ? el("span", { class: "own" }, t("play-standing-own")) : null;
  const name = el("span", { class: "group-name" }, `${row.name} `, own);
  return el(
    "tr",
    { class: row.own ? "is-own" : null },
    el("td", { class: "rank" }, row.rank ? `${row.rank}.` : "–"),
    el("th", { scope: "row" }, el("span", { class: "group" }, flagElement(row.flag, "", "s"), name)),
    el("td", { class: "num" }, String(row.stations_done)),
    el("td", { class: "num" }, numberText(row.points, language)),
  );
}

function renderSummary(list, model, t) {
  const facts = model.rows.map(({ status }) => [status.state, status.points, status.method, status.answers]);
  const key = `${model.language}${JSON.stringify(facts)}`;
  rebuild(list, key, () => model.rows.map((row) => summaryRow(row, model, t)));
}

function summaryRow(row, model, t) {
  const badge = el("span", { "aria-hidden": "true" });
  fillBadge(badge, row, false);
  const name = localised(row.station.name, model.language);
  const state = [stateWords(row.status.state, row, t), row.status.method ? t(`play-standing-${row.status.method}`) : ""];
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
    showText(part.handed, model.pending.length > 0 ? t("play-finished-waiting", { n: model.pending.length }) : t("play-finished-handed"));
    renderSummary(part.summary, model, t);
    const ranking = { label: t("play-see-standing"), act: () => app.go({ name: "standing" }) };
    const stations = { label: t("play-see-stations"), act: () => app.go({ name: "list" }) };
    if (model.meeting) acts({ primary: { label: t("play-to-meeting"), act: app.act.showMeeting }, seconds: [stations, ranking] });
    else acts({ primary: ranking, seconds: [stations] });
  }

  return { render };
}
