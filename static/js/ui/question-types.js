// Question types by name: a new type is one module in ui/questions/, one line here and one template. Imported by
// ui/question.js and ui/answered.js.
//
// A type's module exports
//   create({question, draft, t, language, onChange}) -> {element, value(), draft()}   value() is null before a selection
//   describe(response, {question, t, language}) -> {text, unit?}    the group's own answer in the question's terms
//   solution(solution, {question, t, language}) -> {text, unit?}    the right one
//   figures?: true                                                  both are figures, shown large side by side
import * as choice from "./questions/choice.js";
import * as multiple from "./questions/multiple.js";
import * as number from "./questions/number.js";
import * as text from "./questions/text.js";
import * as true_false from "./questions/true_false.js";

const TYPES = new Map(Object.entries({ choice, multiple, number, text, true_false }));

/** The module of a type; undefined where this release does not know it, so that the screen can say so. */
export function questionType(name) {
  return TYPES.get(name);
}
