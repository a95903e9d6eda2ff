// The phone beside a form: the play page's own screens in a frame, so that neither page's look gets into the other, with a
// choice of language and theme above it. Imported by ui/studio/*.
import { el } from "../dom.js";
import { languageName } from "./fields.js";

const PAGE = "/studio/preview";
const THEMES = ["light", "dark", "sonne"];
const KEPT_TEXTS = 50;

/**
 * {element, showQuestion, showStation, showRoute, showNothing, showVerdict}. `onAnswer(response)` hears what is answered in the
 * phone, `onAgain()` that somebody went back to the question, `onQuestions()` that somebody went on to a station's questions.
 * Without a language the one chosen above the phone holds.
 */
export function createPhonePreview(app, { onAnswer = () => {}, onAgain = () => {}, onQuestions = () => {} } = {}) {
  const view = { language: null, theme: "light", shown: { kind: "empty" }, ready: false, revision: 0, content: "", sent: "" };
  const frame = el("iframe", { class: "phone-screen", src: PAGE, title: app.t("sq-preview") });
  const languages = el("div", { class: "seg", role: "group", "aria-label": app.t("sq-preview-language") });
  const themes = el("div", { class: "seg", role: "group", "aria-label": app.t("sq-preview-theme") });
  const element = el("section", { class: "phone-preview", "aria-label": app.t("sq-preview") }, languages, themes, el("div", { class: "phone-frame" }, frame));

  addEventListener("message", (event) => {
    if (event.origin !== location.origin || event.source !== frame.contentWindow) return;
    const { kind, response } = event.data ?? {};
    // The frame loads anew whenever it is put elsewhere in the page.
    if (kind === "ready") ready();
    else if (kind === "answer") onAnswer(response);
    else if (kind === "again") onAgain();
    else if (kind === "questions") onQuestions();
  });

  function ready() {
    view.ready = true;
    view.sent = "";
    send();
  }

  function post(message) {
    if (view.ready) frame.contentWindow?.postMessage(message, location.origin);
  }

  /** Says what is to be seen, unless that is what was said last. The revision tells other words from another look. */
  function send() {
    const content = JSON.stringify(view.shown);
    if (content !== view.content) view.revision += 1;
    view.content = content;
    const message = { ...view.shown, language: language(), theme: view.theme, revision: view.revision };
    const key = JSON.stringify(message);
    if (!view.ready || key === view.sent) return;
    view.sent = key;
    post(message);
  }

  function language() {
    const offered = app.languages();
    if (offered.includes(view.language)) return view.language;
    return offered.includes(app.t.language) ? app.t.language : offered[0];
  }

  function choices() {
    draw(languages, app.languages(), language(), languageName, (code) => (view.language = code));
    languages.hidden = app.languages().length < 2;
    draw(themes, THEMES, view.theme, (name) => app.t(`sq-theme-${name}`), (name) => (view.theme = name));
  }

  function draw(root, values, chosen, words, choose) {
    if ([...root.children].map((button) => button.dataset.value).join() !== values.join()) {
      const press = (value) => () => {
        choose(value);
        update();
      };
      root.replaceChildren(...values.map((value) => el("button", { type: "button", dataset: { value }, on: { click: press(value) } }, words(value))));
    }
    for (const button of root.children) button.setAttribute("aria-pressed", String(button.dataset.value === chosen));
  }

  function update() {
    choices();
    send();
  }

  function show(shown, wanted) {
    view.shown = shown;
    if (wanted) view.language = wanted;
    update();
  }

  choices();
  return {
    element,
    update,
    language,
    /** A question as core/studio-questions.js: phoneQuestion makes it; `place` is {station, number, total}, with a `round` that
     * changes where answers given so far are no longer to be seen. */
    showQuestion: (question, wanted = null, place = {}) => show({ kind: "question", question, ...place }, wanted),
    /** {name, blocks, media, number, total, questions}: `blocks` by language, as createBlocks gives them; `media` is a list of
     * {url, alt, credit}, `questions` one of {id}. */
    showStation: (station, wanted = null) => show({ kind: "station", station }, wanted),
    /** A route as core/studio-route.js: publicRoute makes it. */
    showRoute: (route, wanted = null) => show({ kind: "route", route }, wanted),
    showNothing: () => show({ kind: "empty" }),
    showVerdict: (answer) => post({ kind: "verdict", answer }),
  };
}

/** Asks the server for the blocks of a text, each text once: `blocks(text)` resolves to them, or to null without a network. */
export function createBlocks(app) {
  const known = new Map();
  return async function blocks(text) {
    if (!known.has(text)) {
      if (known.size >= KEPT_TEXTS) known.delete(known.keys().next().value);
      known.set(text, app.api.post("/blocks", { text }));
    }
    const reply = await known.get(text);
    if (!reply.ok) known.delete(text);
    return reply.ok ? reply.data.blocks : null;
  };
}
