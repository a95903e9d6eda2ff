// All stations as a list, which is the map in words: state, distance and direction, access, and every action the map and the
// walk have. Rows stay the same elements while figures change, so focus and open details survive. Imported by pages/play-start.js.
import { MAX_AGE_S } from "../core/fence.js";
import { distanceText } from "../core/format.js";
import { resolve } from "../core/localized.js";
import { takesCheckins } from "../core/phases.js";
import { openQuestions, withKept } from "../core/questions.js";
import { leg } from "../core/walk.js";
import { accessFacts } from "./access.js";
import { fromTemplate, setText } from "./dom.js";
import { fillBadge, stateIcon } from "./marks.js";
import { createButton, parts, putIcon, putText, rebuild, showText } from "./parts.js";
import { press } from "./press.js";

export function createStations(root, app) {
  const part = parts(root);
  let rows = new Map();
  press(part["step-free"], () => app.act.orderStepFree(!app.store.get().stepFree));

  function render(model) {
    const order = model.rows.map((row) => row.id);
    if (order.join() !== [...rows.keys()].join()) {
      rows = new Map(model.rows.map((row) => [row.id, createRow(app)]));
      part.rows.replaceChildren(...[...rows.values()].map((row) => row.element));
    }
    const { stations_done: done, stations_total: total } = model.server.standing;
    setText(part.count, app.t("play-list-count", { done, total }));
    part["step-free"].hidden = !model.pack.route.step_free_order?.length;
    part["step-free"].setAttribute("aria-checked", String(model.stepFree));
    for (const row of model.rows) rows.get(row.id).render(row, model);
  }

  return { render };
}

function createRow(app) {
  const element = fromTemplate("station-row");
  const part = parts(element);
  const buttons = [0, 1, 2].map(() => createButton("outlined"));

  function render(row, model) {
    const { t } = app;
    const { station } = row;
    const isTarget = row.id === model.target;
    element.classList.toggle("is-target", isTarget);
    fillBadge(part.badge, row, isTarget);
    putText(part.name, station.name, model.language);
    const waiting = model.pending.some((event) => event.type === "checkin" && event.station === row.id);
    const closed = row.status.state === "locked" || row.status.state === "skipped";
    const state = waiting ? "waiting" : isTarget && row.status.state === "locked" ? "target" : row.status.state;
    putIcon(part.icon, stateIcon(state), "ic-s");
    setText(part.state, stateWords(state, row, model, t));
    showText(part.far, farWords(row, model, t));
    renderMore(row, model);
    showButtons(closed, isTarget, row, model);
  }

  function renderMore(row, model) {
    const { t } = app;
    const { station } = row;
    setText(part.summary, t("play-list-details"));
    putText(part.directions, station.directions, model.language);
    part.directions.hidden = part.directions.textContent === "";
    const facts = [
      row.apart ? t("play-access-apart") : "",
      station.indoor ? t("play-list-indoor") : "",
      t("play-list-questions", { n: station.question_count ?? 0 }),
      station.dwell_min ? t("play-list-dwell", { n: String(station.dwell_min) }) : "",
    ];
    setText(part.facts, facts.filter(Boolean).join(" · "));
    rebuild(part.access, `${model.language}${JSON.stringify(station.access ?? null)}`, () => accessFacts(station.access, t, model.language));
    putText(part["access-note"], station.access?.note, model.language);
    part["access-note"].hidden = part["access-note"].textContent === "";
  }

  function showButtons(closed, isTarget, row, model) {
    const { t } = app;
    const name = resolve(row.station.name, model.language);
    const item = (key, act, extra = {}) => ({ label: t(key), name: t(`${key}-at`, { name }), act, ...extra });
    const toOpen = () => [
      row.status.state === "skipped" ? item("play-list-reopen", () => app.act.reopen(row.id)) : isTarget ? null : item("play-list-go", () => app.act.aim(row.id)),
      row.fence ? item("play-checkin", () => app.act.checkIn(row.id), { busy: model.busy === "checkin" }) : null,
      { label: t("play-list-code"), name: t("play-code-at", { name }), act: () => app.act.openCode(row.id, "list") },
    ];
    const toRead = () => [item("play-list-open", () => app.act.openStation(row.id))];
    const items = closed ? (takesCheckins(model.phase) ? toOpen() : []) : toRead();
    const shown = items.filter(Boolean);
    shown.forEach((entry, index) => buttons[index].show(entry));
    const nodes = shown.map((_, index) => buttons[index].button);
    if (part.acts.children.length !== nodes.length) part.acts.replaceChildren(...nodes);
  }

  return { element, render };
}

/** The state in words: "offen, noch 1 Frage". An answer that is still on this phone is no open question. */
export function stateWords(state, row, { pending }, t) {
  if (state !== "open") return t(`play-state-${state}`);
  const n = openQuestions(withKept(row.status, pending));
  if (n > 0) return t("play-state-open", { n });
  return t(openQuestions(row.status) > 0 ? "play-state-waiting" : "play-state-open-plain");
}

function farWords(row, model, t) {
  if (row.status.state === "done") return "";
  if (!row.station.position) return t("play-list-place-unknown");
  if (model.location !== "on") return t("play-list-distance-unknown");
  if (!model.fix || model.age_s > MAX_AGE_S) return t("play-walk-seeking");
  const { distance_m, compass } = leg(row, model.fix);
  return t("play-list-far", { distance: distanceText(distance_m, model.language), direction: t(`play-compass-${compass}`) });
}
