// An estimate: typed, stepped, or tapped into a picture of a hundred figures. Imported by
// ui/question-types.js; template quiz/number.html.
import { clampToStep, isOfHundred, numberText, parseNumber, pressSize, startValue } from "../../core/format.js";
import { resolve } from "../../core/localized.js";
import { fromTemplate, setText } from "../dom.js";
import { translatePage } from "../messages.js";
import { parts, setFlag, showText } from "../parts.js";
import { createHundred } from "../hundred.js";

export const figures = true;

const LONG_UNIT = 7;
const LONG_FIGURE = 6;
const HOLD_MS = 450;
const REPEAT_MS = 70;

export function create(context) {
  return new Estimate(context);
}

class Estimate {
  #question;
  #t;
  #language;
  #onChange;
  #part;
  #hundred;

  constructor({ question, draft, t, language, onChange }) {
    this.element = fromTemplate("question-number");
    translatePage(t, this.element);
    this.#question = question;
    this.#t = t;
    this.#language = language;
    this.#onChange = onChange;
    this.#part = parts(this.element);
    const { input, unit, less, more, range } = this.#part;
    this.#hundred = isOfHundred(question) ? createHundred(this.element.querySelector(".hundred"), t, (number) => this.#set(number)) : null;
    setText(unit, resolve(question.unit, language));
    // Large figures need the whole width, so their unit stands below.
    unit.parentElement.classList.toggle("stacked", unit.textContent.length > LONG_UNIT || (question.max ?? Infinity) > 999);
    input.value = typeof draft === "number" ? numberText(draft, language) : (draft ?? "");
    input.addEventListener("input", () => this.#changed());
    input.addEventListener("change", () => this.#tidy());
    input.addEventListener("keydown", (event) => this.#key(event));
    holdable(less, () => this.#press(-1));
    holdable(more, () => this.#press(1));
    showText(range, rangeWords(question, t, language));
    this.#show();
  }

  value() {
    const number = parseNumber(this.#part.input.value, this.#language);
    return number !== null && inRange(number, this.#question) ? number : null;
  }

  /** The figure, so that it survives a change of language; half-typed words as they are. */
  draft() {
    return this.value() ?? this.#part.input.value;
  }

  #set(number) {
    this.#part.input.value = numberText(clampToStep(number, this.#question), this.#language);
    this.#changed();
  }

  #press(by) {
    const now = parseNumber(this.#part.input.value, this.#language);
    if (now === null) return this.#set(startValue(this.#question));
    // Down from 1000 goes by the smaller size, so that the ways up and down meet.
    const from = by < 0 ? now - (this.#question.step ?? 1) : now;
    return this.#set(now + by * pressSize(from, this.#question));
  }

  #key(event) {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#press(by);
  }

  #changed() {
    this.#show();
    this.#onChange();
  }

  /** What was typed, written as figures are written here, once the field is left. */
  #tidy() {
    const number = this.value();
    if (number !== null) this.#part.input.value = numberText(number, this.#language);
    this.#show();
  }

  #show() {
    const { input, error, range } = this.#part;
    const typed = input.value.trim();
    const number = this.value();
    const wrong = typed !== "" && number === null;
    const limits = rangeWords(this.#question, this.#t, this.#language);
    const known = parseNumber(typed, this.#language) !== null && limits !== "";
    showText(error, wrong ? (known ? limits : this.#t("play-number-invalid")) : "");
    range.hidden = wrong || limits === "";
    setFlag(input, "aria-invalid", wrong ? "true" : null);
    // The field grows with its digits, so that figure and unit stand side by side in the middle.
    input.style.width = `${Math.max(1.4, typed.length * 0.62 + 0.3)}em`;
    input.classList.toggle("long", typed.length > LONG_FIGURE);
    this.#hundred?.show(number ?? 0);
  }
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
