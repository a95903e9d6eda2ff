// Small DOM helpers for pages and ui pieces: texts go in as text nodes only, so that no name a group chose can become
// markup. Imported by ui/ and pages/; core never sees the DOM.

const TAP_PAUSE_MS = 400;

/** The first element of the <template> with this id, cloned. */
export function fromTemplate(id) {
  const template = document.getElementById(id);
  return template.content.firstElementChild.cloneNode(true);
}

/** Writes the text only where it changed, so that selections stay and live regions do not repeat themselves. */
export function setText(element, text) {
  const next = text == null ? "" : String(text);
  if (element && element.textContent !== next) element.textContent = next;
  return element;
}

/**
 * Builds an element: `class`, `dataset`, `on` (event name to handler) and `text` are understood; true sets an empty
 * attribute, null, undefined and false leave it away. Children are nodes, strings, or lists of them.
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else if (name === "dataset") Object.assign(element.dataset, value);
    else if (name === "on") for (const [type, handler] of Object.entries(value)) element.addEventListener(type, handler);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** An icon of the sprite, hidden from screen readers: the word beside it speaks. */
export function iconElement(name, extraClass = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", extraClass ? `ic ${extraClass}` : "ic");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${new URL("../../vendor/icons.svg", import.meta.url).pathname}#${name}`);
  svg.append(use);
  return svg;
}

/** Calls the handler on a press and ignores a second one within 400 ms: thumbs tap twice when the phone is slow. */
export function onPress(button, handler) {
  let last = -Infinity;
  button.addEventListener("click", (event) => {
    if (event.timeStamp - last < TAP_PAUSE_MS) {
      event.preventDefault();
      return;
    }
    last = event.timeStamp;
    if (button.disabled || button.getAttribute("aria-disabled") === "true") return;
    handler(event);
  });
}

/** Says a sentence through the polite live region; `assertive` only for loss of data and errors that block. */
export function announce(text) {
  speak("live", text);
}

export function assertive(text) {
  speak("live-assertive", text);
}

function speak(id, text) {
  const region = document.getElementById(id);
  if (!region) return;
  // The same sentence twice would not be spoken again: a trailing no-break space makes it a change.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

/** Adds a style sheet that only later screens need; resolves when it holds, rejects where it cannot be had. */
export function loadStyle(href) {
  const link = el("link", { rel: "stylesheet", href });
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(href));
    });
    document.head.append(link);
  });
}

/** What the server put into the page for its script. */
export function pageData() {
  return JSON.parse(document.getElementById("page-data").textContent);
}
