// Question types by name: a new type is one module beside this one and one template; nothing is listed here. Imported by
// ui/question.js and ui/answered.js.
//
// A type's module exports
//   create({question, draft, t, language, onChange}) -> {element, value(), draft()}   value() is null before a selection
//   describe(response, {question, t, language}) -> {text, unit?}    the group's own answer in the question's terms
//   solution(solution, {question, t, language}) -> {text, unit?}    the right one
//   figures?: true                                                  both are figures, shown large side by side

const NAME = /^[a-z][a-z_]{0,30}$/;
const loaded = new Map();

/** Rejects where the type is unknown to this release, so that the screen can say so. */
export function loadQuestionType(name) {
  if (!NAME.test(name)) return Promise.reject(new Error("unknown question type"));
  if (!loaded.has(name)) {
    const module = import(`./${name}.js`);
    loaded.set(name, module);
    // Without reception the next try may succeed.
    module.catch(() => loaded.delete(name));
  }
  return loaded.get(name);
}
