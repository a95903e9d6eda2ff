// Reading aloud: sentence by sentence, by a voice of the phone's own or not at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sentencesOf } from "../../static/js/core/sentences.js";
import { createSpeech } from "../../static/js/ports/speech.js";

const LOCAL = { lang: "de-DE", localService: true, default: false, name: "Anna" };
const REMOTE = { lang: "de-DE", localService: false, default: true, name: "Google Deutsch" };

class Utterance {
  constructor(text) {
    this.text = text;
  }
}

/** A synthesiser that says each utterance when the test lets it. */
function synthesiser(voices) {
  const said = [];
  const queue = [];
  return {
    said,
    getVoices: () => voices,
    addEventListener() {},
    speak: (utterance) => queue.push(utterance),
    cancel: () => queue.splice(0).forEach((utterance) => utterance.onerror({ error: "canceled" })),
    next() {
      const utterance = queue.shift();
      said.push(`${utterance.voice.name}: ${utterance.text}`);
      utterance.onstart();
      utterance.onend();
    },
  };
}

const parts = (...texts) => texts.map((text) => ({ text, language: "de" }));

test("a text is cut into its sentences, which are the whole text", () => {
  const text = "Das Haus ist alt. Wie alt? „Sehr alt!“ sagt sie.";
  for (const Segmenter of [Intl.Segmenter, null]) {
    const found = sentencesOf(text, "de", Segmenter).map(({ start, end }) => text.slice(start, end));
    assert.equal(found.join(""), text);
    assert.equal(found[0], "Das Haus ist alt. ");
    assert.equal(found[1], "Wie alt? ");
  }
  assert.deepEqual(sentencesOf(" \n ", "de"), []);
});

test("only a voice that lives on the phone is used, even where another one is the default", () => {
  const synth = synthesiser([REMOTE, LOCAL]);
  const speech = createSpeech({ synth, Utterance });
  const heard = [];
  speech.read(parts("Eins.", "Zwei."), { onPart: (index) => heard.push(index), onEnd: () => heard.push("end") });
  synth.next();
  synth.next();
  assert.deepEqual(synth.said, ["Anna: Eins.", "Anna: Zwei."]);
  assert.deepEqual(heard, [0, 1, "end"]);
});

test("without a local voice of the language nothing is offered and nothing is said", () => {
  for (const voices of [[REMOTE], [{ ...LOCAL, lang: "en-GB" }], []]) {
    const synth = synthesiser(voices);
    const speech = createSpeech({ synth, Utterance });
    const heard = [];
    assert.equal(speech.can("de"), false);
    speech.read(parts("Eins."), { onPart: () => heard.push("part"), onEnd: () => heard.push("end") });
    assert.deepEqual([heard, synth.said], [["end"], []]);
  }
  assert.equal(createSpeech({ synth: undefined, Utterance }).can("de"), false);
});

test("Android's way of writing a language and Einfache Sprache find the German voice", () => {
  const speech = createSpeech({ synth: synthesiser([{ ...LOCAL, lang: "de_DE" }]), Utterance });
  assert.ok(speech.can("de-x-easy"));
});

test("stopping ends a reading once, and what it still reports is not heard", () => {
  const synth = synthesiser([LOCAL]);
  const speech = createSpeech({ synth, Utterance });
  const heard = [];
  const listener = (name) => ({ onPart: (index) => heard.push(`${name}${index}`), onEnd: () => heard.push(`${name} end`) });
  speech.read(parts("Eins.", "Zwei."), listener("first "));
  synth.next();
  // Another screen is read: the first one ends.
  speech.read(parts("Drei."), listener("second "));
  synth.next();
  speech.stop();
  assert.deepEqual(heard, ["first 0", "first  end", "second 0", "second  end"]);
});
