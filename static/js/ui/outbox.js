// What of this group's entries lies where: still on this phone, at the server, or refused with the reason; with the ways to
// send them now or to hand them in without a network. Imported by pages/play-start.js.
import { clockText } from "../core/board-format.js";
import { resolve } from "../core/localized.js";
import { el, setText } from "./dom.js";
import { packWords } from "./pack.js";
import { createActs, parts, rebuild, showText } from "./parts.js";
import { press } from "./press.js";

const SHOWN = 30;
const KINDS = new Set(["checkin", "answer", "hint", "skip", "reopen", "help", "finish"]);

export function createOutboxScreen(root, app) {
  const part = parts(root);
  const acts = createActs(root);
  press(part.back, () => app.go({ name: "help" }, { part: "outbox" }));
  press(part.save, () => app.act.exportEvents());
  press(part.qr, () => app.go({ name: "handoff" }));

  function render(model) {
    const { t } = app;
    const { pending, outbox } = model;
    const parked = outbox?.parked ?? [];
    setText(part.summary, summaryWords(model, t));
    showText(part.warning, outbox && !outbox.durable ? t("outbox-not-durable") : "");
    showText(part["waiting-more"], moreWords(pending.length, t));
    showText(part["refused-more"], moreWords(parked.length, t));
    list(part.waiting, pending, model, (event) => entry(event, "", model, t));
    part["waiting-title"].hidden = pending.length === 0;
    list(part.refused, parked.map(({ event }) => event), model, (event, index) => entry(event, reasonWords(parked[index].result, t), model, t));
    part["refused-title"].hidden = parked.length === 0;
    showText(part.server, outbox?.deliveredAt ? t("outbox-delivered", { n: outbox.delivered, time: clockText(outbox.deliveredAt, t.language) }) : "");
    showText(part.pack, packWords(model.packing, t, model.language));
    part.qr.hidden = pending.length === 0 || !model.server.device.handoff_key;
    part.save.hidden = pending.length + parked.length === 0;
    const busy = model.busy === "send";
    const send = { label: t(busy ? "outbox-sending" : "outbox-send"), busy, act: app.act.sendNow };
    acts({ primary: pending.length > 0 ? send : null, note: model.note });
  }

  return { render };
}

function list(element, events, model, item) {
  const shown = events.slice(0, SHOWN);
  element.hidden = shown.length === 0;
  rebuild(element, `${model.language}${shown.map((event) => event.id)}`, () => shown.map(item));
}

function moreWords(count, t) {
  return count > SHOWN ? t("outbox-more", { n: count - SHOWN }) : "";
}

function summaryWords({ pending, online }, t) {
  if (pending.length === 0) return t("outbox-nothing");
  return t(online ? "outbox-waiting" : "outbox-waiting-offline", { n: pending.length });
}

function entry(event, reason, { pack, server, language }, t) {
  const station = pack.stations.find(({ id }) => id === event.station);
  const number = (server.stations[event.station]?.questions ?? []).findIndex(({ id }) => id === event.question) + 1;
  const kind = t(`outbox-kind-${KINDS.has(event.type) ? event.type : "other"}`);
  const what = number > 0 ? t("outbox-question", { kind, n: String(number) }) : kind;
  const where = [resolve(station?.name, language), clockText(Date.parse(event.at), language)].filter(Boolean).join(" · ");
  return el("li", {}, el("strong", {}, what), el("span", { class: "muted" }, where), reason ? el("span", {}, reason) : null);
}

function reasonWords(result, t) {
  return result?.message || t("outbox-refused-plain");
}
