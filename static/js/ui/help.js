// Help: code, second phone, language, view, location, and the ways to end something; and the screen that asks back before
// that. Imported by pages/play-start.js.
import { spacedCode } from "../core/codes.js";
import { dateText } from "../core/format.js";
import { localised, resolve } from "../core/localized.js";
import { takesCheckins } from "../core/phases.js";
import { callWords } from "./call.js";
import { el, setText } from "./dom.js";
import { obstacleWords } from "./locating.js";
import { packAsks, packWords } from "./pack.js";
import { createActs, parts, rebuild, setFlag, showText, telephone } from "./parts.js";
import { press } from "./press.js";
import { qrElement } from "./qr.js";
import { isSun } from "./theme.js";
import { meetingWords } from "./words.js";

export function createHelp(root, app) {
  const part = parts(root);
  press(part["pack-load"], () => app.act.loadMedia());
  press(part.outbox, () => app.go({ name: "outbox" }));
  press(part.ask, () => app.act.askHost(stationAtHand(app.model())));
  press(part.code, () => app.act.openCode(undefined, "help"));
  press(part.sun, () => app.act.toggleSun());
  press(part.awake, () => app.act.keepAwake(!app.store.get().awake));
  press(part.map, () => app.act.hideMap(!app.store.get().mapHidden));
  press(part.allow, () => app.act.askLocation());
  press(part.check, () => app.go({ name: "check", from: "help" }));
  press(part.skip, () => app.act.confirm("skip"));
  press(part.finish, () => app.act.confirm("finish"));
  press(part.leave, () => app.act.confirm("leave"));
  for (const button of part.languages.children) press(button, () => app.act.language(button.dataset.language));

  function render(model) {
    const { t } = app;
    const { server, language } = model;
    renderContact(model);
    renderCall(model);
    showText(part.pack, packWords(model.packing, t, language));
    setText(part.rule, t(`outbox-rule-${model.pack.route.offline}`));
    part["pack-load"].hidden = !packAsks(model.packing);
    const unsent = model.pending.length;
    showText(part["outbox-count"], unsent > 0 ? String(unsent) : "");
    setFlag(part.outbox, "aria-label", unsent > 0 ? t("outbox-open-count", { n: unsent }) : null);
    showText(part.note, model.note);
    setText(part.address, `${location.host}/j/${server.tour.code}`);
    const card = `${location.origin}${server.group.card ?? `/j/${server.tour.code}`}`;
    rebuild(part.qr, `${language}${card}`, () => qrElement(card, { label: t("play-help-qr") }));
    setText(part.pin, server.group.pin);
    setText(part.resume, spacedCode(server.group.resume_code));
    setText(part.devices, t("play-help-devices", { n: server.devices, device: String(server.device.number) }));
    for (const button of part.languages.children) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
      // A variant of a language is offered where the route has it.
      if (button.dataset.language.includes("-")) button.hidden = !model.pack.route.languages.includes(button.dataset.language);
    }
    part.sun.setAttribute("aria-checked", String(isSun()));
    part.map.setAttribute("aria-checked", String(model.mapHidden));
    part.awake.setAttribute("aria-checked", String(model.awake));
    part.awake.hidden = !app.location.mayStayAwake();
    const on = model.location === "on";
    const obstacle = ["insecure", "unsupported", "denied"].includes(model.location) ? model.location : null;
    setText(part.location, on ? t("play-help-location-on") : obstacle ? obstacleWords(obstacle, app) : t("play-help-location-off"));
    part.allow.hidden = on || obstacle !== null;
    // Nothing to leave out where the target is open already, nothing to end before the start or after the end.
    const takes = takesCheckins(model.phase);
    part.code.hidden = !takes;
    part.skip.hidden = !takes || model.view.row?.status.state !== "locked";
    part.finish.hidden = !takes || server.standing.finished === true;
    renderSources(model);
  }

  function renderContact({ meeting, phone, language }) {
    part.meeting.hidden = !meeting;
    if (meeting) {
      const words = () => [el("strong", {}, `${app.t("play-help-meeting")}: `), meetingWords(meeting, app.t, language)];
      rebuild(part.meeting, JSON.stringify([meeting, language]), words);
    }
    part.call.hidden = !phone;
    if (phone) {
      part.call.href = telephone(phone);
      setText(part.call, app.t("play-help-call", { phone }));
    }
  }

  /** One tap calls; after that stands where the call is. Once it was seen, asking again is a new call. */
  function renderCall({ call, phone, phase, busy, language }) {
    const { t } = app;
    const waits = call && call.stage !== "seen";
    part.ask.hidden = phase === "ended" || Boolean(waits);
    setText(part["ask-text"], t(busy === "help" ? "call-asking" : "call-help"));
    setFlag(part.ask, "aria-busy", busy === "help" ? "true" : null);
    const words = call ? callWords(call, { t, language, phone }) : null;
    part["ask-state"].className = words ? "notice" : "muted";
    showText(part["ask-state"], words ? `${words.sentence} ${words.next}`.trim() : phase === "ended" ? "" : t("call-help-why"));
  }

  function renderSources({ pack, language }) {
    rebuild(part.sources, language, () => {
      const lines = [...(pack.route.attribution ?? [])];
      if (pack.route.licence) lines.push(app.t("play-help-licence", { licence: pack.route.licence }));
      return [...lines.map((line) => el("li", {}, line)), ...(pack.route.sources ?? []).map((source) => sourceItem(source, language))];
    });
  }

  return { render };
}

/** The station a call is about: the one the group is on its way to, or none where it is in already. */
function stationAtHand({ view, toMeeting }) {
  const closed = view.row?.status.state === "locked" || view.row?.status.state === "skipped";
  return closed && !toMeeting ? view.row.id : undefined;
}

function sourceItem(source, language) {
  const title = localised(source.title, language);
  const date = source.date ? `, ${dateText(resolve(source.date, language), language)}` : "";
  const link = /^https?:\/\//i.test(source.url ?? "");
  const words = link ? el("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, title.text) : title.text;
  return el("li", { lang: title.lang }, words, date);
}

export function createConfirm(root, app) {
  const part = parts(root);
  const acts = createActs(root);

  function render(model) {
    const question = QUESTIONS[model.screen.what]?.(model, app.t);
    if (!question) return;
    setText(part.title, question.title);
    setText(part.why, question.why);
    showText(part.warning, question.warning);
    acts({
      primary: { label: question.yes, busy: model.busy === "confirm", act: () => app.act.confirmed(model.screen.what) },
      seconds: [{ label: app.t("play-cancel"), act: () => app.go({ name: "help" }, { part: model.screen.what }) }],
      note: model.note,
    });
  }

  return { render };
}

const QUESTIONS = {
  skip: ({ view, language }, t) => ({
    title: t("play-skip-title", { name: view.row ? resolve(view.station.name, language) : "" }),
    why: t("play-skip-why"),
    yes: t("play-skip-yes"),
  }),
  finish: ({ rows }, t) => {
    const left = rows.filter((row) => row.status.state === "locked").length;
    const warning = left > 0 ? t("play-finish-open", { n: left }) : "";
    return { title: t("play-finish-title"), why: t("play-finish-why"), warning, yes: t("play-finish-yes") };
  },
  leave: ({ server, pending }, t) => ({
    title: t("play-leave-title"),
    why: t("play-leave-why", { code: spacedCode(server.group.resume_code) }),
    warning: pending.length > 0 ? t("play-leave-unsent", { n: pending.length }) : "",
    yes: t("play-leave-yes"),
  }),
};
