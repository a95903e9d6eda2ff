// Small things the screens of the play page share: named parts of a screen, its buttons, texts with their language.
// Imported by ui/ only.
import { localised } from "../core/localized.js";
import { el, iconElement, setText } from "./dom.js";
import { press } from "./press.js";

/** The elements marked data-part inside a root, by name; the first of a name counts. */
export function parts(root) {
  const found = {};
  for (const element of root.querySelectorAll("[data-part]")) found[element.dataset.part] ??= element;
  return found;
}

/** Writes a content text; where it had to fall back to another language, the element says which one it is in. */
export function putText(element, text, language) {
  const found = localised(text, language);
  setText(element, found.text);
  if (found.lang) element.setAttribute("lang", found.lang);
  else element.removeAttribute("lang");
  return found.lang;
}

/** Shows the element with this text, or hides it where there is none. */
export function showText(element, text) {
  element.hidden = !text;
  setText(element, text ?? "");
}

/** The address that dials a phone number written for people. */
export function telephone(number) {
  return `tel:${number.replace(/[^+\d]/g, "")}`;
}

/** Replaces the only child by an icon, and leaves it alone where it is that icon already. */
export function putIcon(holder, name, extraClass = "") {
  if (holder.dataset.icon === name) return;
  holder.dataset.icon = name;
  holder.replaceChildren(...(name ? [iconElement(name, extraClass)] : []));
}

/**
 * A button whose word and deed change while it stays the same element, so that focus stays where it was. An item is
 * {label, name?, act | href, busy?, disabled?}; `name` is the accessible name where the label alone does not say enough.
 */
export function createButton(className) {
  const word = el("span");
  const button = el("button", { type: "button", class: className }, word);
  let act = null;
  press(button, () => act?.());
  function show(item) {
    act = item.act;
    fillButton(button, word, item);
  }
  return { button, show };
}

export function fillButton(button, word, item) {
  setText(word, item.label);
  setFlag(button, "aria-label", item.name ?? null);
  setFlag(button, "aria-busy", item.busy ? "true" : null);
  setFlag(button, "aria-disabled", item.disabled || item.busy ? "true" : null);
}

export function setFlag(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** The foot of a screen: an optional sentence, up to three text buttons, one filled button, which may be a link. */
export function createActs(root) {
  const { note, seconds, primary } = parts(root);
  const word = el("span");
  primary.replaceChildren(word);
  let act = null;
  press(primary, () => act?.());
  const away = createLink("btn");
  away.link.hidden = true;
  primary.after(away.link);
  const spare = { buttons: [], links: [] };

  return function show({ primary: main = null, seconds: others = [], note: sentence = "" } = {}) {
    showText(note, sentence);
    primary.hidden = !main || Boolean(main.href);
    away.link.hidden = !main?.href;
    act = main?.act ?? null;
    if (main?.href) away.show(main);
    else if (main) fillButton(primary, word, main);
    const items = others.filter(Boolean);
    const nodes = items.map((item, index) => secondary(spare, index, item));
    if (nodes.some((node, index) => seconds.children[index] !== node) || seconds.children.length !== nodes.length) {
      seconds.replaceChildren(...nodes);
    }
  };
}

/** A link that stays the same element while its words and address change. Telephone numbers open no new page. */
function createLink(className) {
  const link = el("a", { class: className });
  function show({ label, href }) {
    setText(link, label);
    setFlag(link, "href", href);
    const away = !href.startsWith("tel:");
    setFlag(link, "target", away ? "_blank" : null);
    setFlag(link, "rel", away ? "noopener noreferrer" : null);
  }
  return { link, show };
}

function secondary({ buttons, links }, index, item) {
  if (item.href) {
    links[index] ??= createLink("link");
    links[index].show(item);
    return links[index].link;
  }
  buttons[index] ??= createButton("link");
  buttons[index].show(item);
  return buttons[index].button;
}

/** Rebuilds a part only when its key changed; whoever had the focus inside gets it back by data-key. */
export function rebuild(element, key, build) {
  if (element.dataset.built === key) return;
  const focused = element.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  element.dataset.built = key;
  element.replaceChildren(...[build()].flat().filter(Boolean));
  if (focused) element.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}
