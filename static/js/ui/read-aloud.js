// Reading a screen aloud by the phone's own voice, the sentence that is read marked in the text. The button is there only
// where the phone has such a voice. Imported by the screens that have something to read.
import { sentencesOf } from "../core/sentences.js";
import { createSpeech } from "../ports/speech.js";
import { setText } from "./dom.js";
import { putIcon } from "./parts.js";
import { press } from "./press.js";

const BLOCK = "p, h1, h2, h3, li, legend, label, dt, dd, figcaption";
const SILENT = "button, svg, input, select, textarea, .visually-hidden, [aria-hidden='true']";

/** `button` has the parts read-icon and read-text; `containers()` are the elements to read, in their order. */
export function createReadAloud(button, containers, app) {
  app.speech ??= createSpeech({ onVoices: app.redraw });
  const icon = button.querySelector('[data-part="read-icon"]');
  const word = button.querySelector('[data-part="read-text"]');
  let reading = false;
  press(button, () => (reading ? app.speech.stop() : start()));

  function start() {
    const sentences = containers().flatMap((container) => markSentences(container, document.documentElement.lang));
    app.recording?.stop();
    reading = true;
    show();
    app.speech.read(sentences, {
      onPart: (index) => point(sentences, index),
      onEnd: () => {
        reading = false;
        for (const container of containers()) unmark(container);
        show();
      },
    });
  }

  function show() {
    putIcon(icon, reading ? "circle-stop" : "volume-2");
    setText(word, app.t(reading ? "play-read-stop" : "play-read"));
  }

  return function render(language) {
    button.hidden = !reading && !app.speech.can(language);
    show();
  };
}

function point(sentences, index) {
  sentences.forEach(({ spans }, at) => spans.forEach((span) => span.classList.toggle("read-now", at === index)));
  sentences[index].spans[0].scrollIntoView({ block: "nearest" });
}

/** Wraps each sentence of what can be seen: [{text, language, spans}]. Words and elements stay what they are. */
function markSentences(container, language) {
  const groups = new Map();
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: parent } = node;
    if (parent.closest(SILENT) || parent.getClientRects().length === 0) continue;
    const block = parent.closest(BLOCK) ?? container;
    if (!groups.has(block)) groups.set(block, []);
    groups.get(block).push(node);
  }
  return [...groups].flatMap(([block, nodes]) => wrapBlock(nodes, block.closest("[lang]")?.lang || language));
}

function wrapBlock(nodes, language) {
  const text = nodes.map((node) => node.data).join("");
  const sentences = sentencesOf(text, language).map(({ start, end }) => ({ start, end, text: text.slice(start, end).trim(), language, spans: [] }));
  let at = 0;
  for (const node of nodes) {
    wrapNode(node, at, sentences);
    at += node.data.length;
  }
  return sentences.filter(({ spans }) => spans.length > 0);
}

function wrapNode(node, offset, sentences) {
  const { data } = node;
  const pieces = [];
  for (const sentence of sentences) {
    const part = data.slice(Math.max(0, sentence.start - offset), Math.max(0, sentence.end - offset));
    if (part === "") continue;
    const span = Object.assign(document.createElement("span"), { className: "read", textContent: part });
    sentence.spans.push(span);
    pieces.push(span);
  }
  // Space alone, before the first sentence or between elements, stays as it is.
  if (pieces.length > 0 && pieces.map((piece) => piece.textContent).join("") === data) node.replaceWith(...pieces);
  else for (const sentence of sentences) sentence.spans = sentence.spans.filter((span) => !pieces.includes(span));
}

function unmark(container) {
  for (const span of container.querySelectorAll("span.read")) span.replaceWith(...span.childNodes);
  container.normalize();
}
