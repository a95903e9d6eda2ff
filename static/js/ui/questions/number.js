// An estimate: typed, stepped, or tapped into a picture of a hundred figures. Loaded by name through
// ui/questions/registry.js; template quiz/number.html.
import { clampToStep, isOfHundred, numberText, parseNumber, pressSize, startValue } from "../../core/format.js";
import { resolve } from "../../core/localized.js";
import { fromTemplate, setText } from "../dom.js";
import { translatePage } from "../messages.js";
import { parts, setFlag, showText } from "../parts.js";
import { createHundred } from "./hundred.js";

export const figures = true;

const LONG_UNIT = 7;
const HOLD_MS = 450;
const REPEAT_MS = 70;

export function create({ question, draft, t, language, onChange }) {
  const element = fromTemplate("question-number");
  translatePage(t, element);
  const part = parts(element);
  const hundred = isOfHundred(question) ? createHundred(element.querySelector(".hundred"), t, set) : null;
  setText(part.unit, resolve(question.unit, language));
  part.unit.parentElement.classList.toggle("stacked", part.unit.textContent.length > LONG_UNIT);
  part.input.value = typeof draft === "number" ? numberText(draft, language) : (draft ?? "");
  part.input.addEventListener("change", tidy);
  part.input.addEventListener("input", changed);
  part.input.addEventListener("keydown", keys);
  holdable(part.less, () => step(-1));
  holdable(part.more, () => step(1));
  showText(part.range, rangeWords(question, t, language));

  function read() {
    const number = parseNumber(part.input.value, language);
    return number !== null && inRange(number, question) ? number : null;
  }

  function set(number) {
    part.input.value = numberText(clampToStep(number, question), language);
    changed();
  }

  /** What was typed, written as figures are written here, once the field is left. */
  function tidy() {
    const number = read();
    if (number !== null) part.input.value = numberText(number, language);
    show();
  }

  function step(by) {
    const now = parseNumber(part.input.value, language);
    if (now === null) return set(startValue(question));
    // Down from 1000 goes by the smaller size, so that down and up meet.
    const from = by < 0 ? now - (question.step ?? 1) : now;
    return set(now + by * pressSize(from, question));
  }

  function keys(event) {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  }

  function show() {
    const typed = part.input.value.trim();
    const number = read();
    const wrong = typed !== "" && number === null;
    const bad = parseNumber(typed, language) === null;
    showText(part.error, wrong ? (bad ? t("play-number-invalid") : rangeWords(question, t, language)) : "");
    part.range.hidden = wrong || part.range.textContent === "";
    setFlag(part.input, "aria-invalid", wrong ? "true" : null);
    // The figure grows with its digits, so that unit and number stay side by side in the middle.
    part.input.style.width = `${Math.max(1.4, typed.length * 0.62 + 0.3)}em`;
    part.input.classList.toggle("long", typed.length > 6);
    hundred?.show(number ?? 0);
  }

  function changed() {
    show();
    onChange();
  }

  show();
  return { element, value: read, draft: () => read() ?? part.input.value };
}

/** A press counts once; holding counts on, because 26 taps to 26 are no fun. Keyboards repeat by themselves. */
function holdable(button, act) {
  let timer = null;
  let held = false;
  const stop = () => {
    clearTimeout(timer);
    clearInterval(timer);
    timer = null;
  };
  button.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    stop();
    held = false;
    timer = setTimeout(() => {
      held = true;
      timer = setInterval(act, REPEAT_MS);
    }, HOLD_MS);
  });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) button.addEventListener(end, stop);
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (!held) act();
    held = false;
  });
}

function inRange(number, { min, max }) {
  return number >= (min ?? -Infinity) && number <= (max ?? Infinity);
}

function rangeWords({ min, max }, t, language) {
  if (min === undefined || min === null || max === undefined || max === null) return "";
  return t("play-number-range", { min: numberText(min, language), max: numberText(max, language) });
}

export function describe(response, { question, language }) {
  return { text: numberText(Number(response), language), unit: resolve(question.unit, language) };
}

export function solution({ value }, context) {
  return describe(value, context);
}
