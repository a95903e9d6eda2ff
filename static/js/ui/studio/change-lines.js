// One line for one change: where, what stood there, what stands there now. Imported by ui/studio/publish-step.js and
// ui/studio/data-step.js.
import { nameOf, placeOf, placeWords } from "../../core/studio-route.js";
import { el } from "../dom.js";
import { languageName } from "./fields.js";

const MOST_LETTERS = 90;

/** The lines of a save or a comparison; files come and go with the picture or recording that names them. */
export function changeLines(app, name, changes) {
  const told = changes.filter(({ path }) => path[0] !== "files");
  return (told.length > 0 ? told : changes).map((change) => changeLine(app, name, change));
}

/** `name` is "route" or the path of a quiz. */
function changeLine(app, name, change) {
  const draft = name === "route" ? app.route : app.quiz(name);
  // What has been taken out is called as it was called then.
  const entry = change.op === "remove" ? change.old : change.op === "insert" ? change.new : null;
  const called = nameOf({ name: entry?.name ?? entry?.prompt }, app.t.language);
  const unnamed = called || app.t("studio-unnamed");
  const where = placeWords(change.path, draft?.document ?? {}, app.t.language, { label: app.label, unnamed });
  // A quiz that no station asks any more is called by its own name.
  const quiz = draft?.document.quiz ?? change.old ?? change.new;
  const owner = name === "route" ? "" : `${app.quizOwner(name) ?? (nameOf({ name: quiz?.title }, app.t.language) || app.t("studio-unnamed"))}: `;
  const { op } = change;
  const what = op === "move" ? app.t("publish-change-moved") : op === "insert" ? app.t("publish-change-added") : op === "remove" ? app.t("publish-change-removed") : null;
  const { language } = placeOf(change.path);
  const spoken = app.languages().length > 1 && app.languages().includes(language) ? ` · ${languageName(language)}` : "";
  return el("li", {}, el("b", { text: `${owner}${where}${spoken}` }), what ? el("span", { text: what }) : sides(app, change));
}

/** Texts are shown as they were and are; of what is no text it is said that it is another one now. */
function sides(app, { path, old = null, new: next = null }) {
  // Which quiz a station asks is said by its questions; the path is nothing that people know.
  if (path.at(-1) !== "quiz" && isText(app, old) && isText(app, next)) return [side("del", old), side("ins", next)];
  return el("span", { text: app.t(next === null ? "publish-change-removed" : old === null ? "publish-change-added" : "publish-change-other") });
}

function isText(app, value) {
  if (typeof value !== "object" || value === null) return true;
  const names = Object.keys(value);
  return !Array.isArray(value) && names.length > 0 && names.every((name) => app.languages().includes(name));
}

function side(tag, value) {
  const text = shortly(value);
  return text === "" ? null : el(tag, { text });
}

/** Texts as they are; of what is more than a text only its texts, shortened. */
function shortly(value) {
  const text = textsOf(value).join(" · ");
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}

function textsOf(value) {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [String(value)];
  return Object.entries(value).filter(([key]) => !["id", "sha256", "file"].includes(key)).flatMap(([, inner]) => textsOf(inner)).slice(0, 12);
}
