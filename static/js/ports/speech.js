// The phone's own voice. Only voices that live on the phone: others send the text to somebody's server. Handed to ui by pages/.

// Slower than the usual, for a street.
const RATE = 0.9;

/** `onVoices()` hears when the browser has learned of more voices, which some do late. */
export function createSpeech({ synth = globalThis.speechSynthesis, Utterance = globalThis.SpeechSynthesisUtterance, onVoices = () => {} } = {}) {
  // Counts the readings, so that what an ended one still reports is not heard.
  let turn = 0;
  let ends = () => {};
  synth?.addEventListener?.("voiceschanged", () => onVoices());

  function voiceFor(language) {
    const wanted = language.split("-")[0].toLowerCase();
    const own = (synth?.getVoices() ?? []).filter((voice) => voice.localService === true && langOf(voice) === wanted);
    return own.find((voice) => voice.default) ?? own[0] ?? null;
  }

  /**
   * Reads {text, language} one after the other; `onPart(index)` hears at the beginning of each, `onEnd()` once, however it
   * ends. A part whose language the phone has no voice for is passed over.
   */
  function read(parts, { onPart, onEnd }) {
    stop();
    const mine = turn;
    let ended = false;
    const end = () => {
      if (!ended) onEnd();
      ended = true;
    };
    ends = end;
    const next = (index) => {
      if (mine !== turn) return;
      if (index === parts.length) return void end();
      const voice = voiceFor(parts[index].language);
      if (!voice) return void next(index + 1);
      const utterance = Object.assign(new Utterance(parts[index].text), { voice, lang: voice.lang, rate: RATE });
      utterance.onstart = () => mine === turn && onPart(index);
      utterance.onend = () => next(index + 1);
      utterance.onerror = () => mine === turn && end();
      synth.speak(utterance);
    };
    next(0);
  }

  function stop() {
    turn += 1;
    synth?.cancel();
    ends();
    ends = () => {};
  }

  return { can: (language) => voiceFor(language) !== null, read, stop };
}

function langOf(voice) {
  // Android writes de_DE.
  return voice.lang.split(/[-_]/)[0].toLowerCase();
}
