// A station's recording: the browser's own player, because it plays on while the screen is locked, with its speed and every
// word of it to read. Imported by ui/station.js.
import { recordingIn } from "../core/localized.js";
import { createMediaSession } from "../ports/media-session.js";
import { el, iconElement, setText } from "./dom.js";
import { rebuild } from "./parts.js";
import { press } from "./press.js";

const SPEEDS = [1, 1.25, 1.5, 0.75];

/** Fills `holder`; `app.recording.stop()` is for whoever leaves the screen or has the phone read aloud. */
export function createRecording(holder, app) {
  const session = createMediaSession();
  let player = null;
  let speed = SPEEDS[0];
  app.recording = { stop: () => player?.pause() };

  function build(recording, title) {
    const { t } = app;
    player = el("audio", { controls: true, preload: "metadata", src: recording.url, "aria-label": t("play-recording-player", { station: title }) });
    const words = el("details", { class: "more" }, summary(t("play-recording-words")), ...paragraphs(recording));
    const rate = el("button", { type: "button", class: "link" });
    const broken = el("div", { class: "notice", hidden: true }, el("p", {}, t("play-recording-broken")), again(t, () => mend()));
    player.addEventListener("play", () => {
      app.speech?.stop();
      session.announce(title);
    });
    player.addEventListener("error", () => {
      const held = document.activeElement === player;
      fail(true);
      app.say(t("play-recording-broken"));
      if (held) broken.querySelector("button").focus();
    });
    press(rate, () => setSpeed(SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length]));

    function setSpeed(next) {
      speed = next;
      // A new source starts at the default speed again.
      player.defaultPlaybackRate = speed;
      player.playbackRate = speed;
      setText(rate, t("play-recording-speed", { speed: new Intl.NumberFormat(document.documentElement.lang).format(speed) }));
    }

    function fail(failed) {
      broken.hidden = !failed;
      player.hidden = failed;
      rate.hidden = failed;
      if (failed) words.open = true;
    }

    // The button goes with its notice, so the focus moves on to what it brought back.
    function mend() {
      fail(false);
      player.load();
      player.focus();
    }

    setSpeed(speed);
    const credit = recording.credit ? el("p", { class: "src" }, t("play-recording-credit", { credit: recording.credit })) : null;
    return [heading(recording), player, broken, rate, words, credit];
  }

  function heading({ foreign, language }) {
    const { t } = app;
    return el("h2", {}, foreign ? t("play-recording-title-in", { spoken: languageName(language) }) : t("play-recording-title"));
  }

  return function render(recordings, title, language) {
    const recording = recordingIn(recordings, language);
    holder.hidden = recording === null;
    // Its address names the edition: the same one is never built anew, because that would end what is being heard.
    rebuild(holder, `${language} ${title} ${recording?.url}`, () => {
      player?.pause();
      return recording ? build(recording, title) : [];
    });
  };
}

function summary(words) {
  return el("summary", {}, el("span", {}, words), iconElement("chevron-down"));
}

function again(t, act) {
  const button = el("button", { type: "button", class: "link" }, t("play-recording-again"));
  press(button, act);
  return button;
}

function paragraphs({ transcript, language }) {
  return transcript.split(/\n\s*\n/).map((paragraph) => el("p", { lang: language }, paragraph));
}

function languageName(language) {
  // Browsers do not agree on the name of a variant, some refuse to say any.
  return new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(language.split("-")[0]);
}
