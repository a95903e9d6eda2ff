// A station's pictures and recordings: chosen or dropped, made small and clean by the server, described for those who do not
// see or hear them. Imported by pages/studio-route.js.
import { valueAt } from "../../core/studio-changes.js";
import { announce, el, setText } from "../dom.js";
import { staffIcon } from "./icon.js";
import { languageName, localField, show, textWith, typing } from "./fields.js";

const UPLOAD_MS = 120_000;
const KINDS = {
  picture: { list: "media", accept: "image/*", most: "media" },
  sound: { list: "audio", accept: "audio/mpeg,audio/mp4,.mp3,.m4a", most: "audio" },
};

/** `kind` is "picture" or "sound". */
export function createMediaPart(app, id, kind) {
  const { list, accept, most } = KINDS[kind];
  const place = ["route", "stations", id, list];
  const entries = () => valueAt(app.route.document, place) ?? [];
  const put = (next) => app.desk.set(app.route, place, next.length > 0 ? next : null);
  const cards = el("ul", { class: "media-cards" });
  const input = el("input", { type: "file", accept, class: "visually-hidden", id: `upload-${kind}-${id}`, multiple: kind === "picture" });
  const pick = el("label", { class: "btn btn-line upload" }, staffIcon(kind === "picture" ? "image" : "file-up"), app.t(`studio-upload-${kind}`), input);
  const state = el("p", { class: "upload-state", role: "status" });
  const element = el("div", { class: "media-part", dataset: { place: place.join("/") } }, cards, pick, state);
  let drawn = "";
  let fields = [];

  input.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = "";
    for (const file of files) await upload(file);
  });
  element.addEventListener("dragover", (event) => event.preventDefault());
  element.addEventListener("drop", async (event) => {
    event.preventDefault();
    for (const file of event.dataTransfer.files) await upload(file);
  });

  async function upload(file) {
    if (entries().length >= app.data.limits[most]) return say(app.t("studio-upload-most", { most: app.data.limits[most] }));
    say(app.t("studio-uploading", { name: file.name }));
    const reply = await app.upload(file, UPLOAD_MS);
    if (!reply.ok) return say(reply.error.message || app.t("studio-upload-failed", { name: file.name }));
    const { file: wanted, sha256, bytes, width, height, kind: found } = reply.data;
    if (found !== kind) return say(app.t(`studio-upload-no-${kind}`, { name: file.name }));
    const name = freeName(wanted, sha256);
    const meta = Object.fromEntries(Object.entries({ sha256, bytes, width, height }).filter(([, value]) => value));
    const entry = kind === "picture" ? { file: name } : { file: name, language: freeLanguage() };
    app.desk.change(app.route, [
      { op: "set", path: ["files", name], old: valueAt(app.route.document, ["files", name]), new: meta },
      { op: "set", path: place, old: valueAt(app.route.document, place), new: [...entries(), entry] },
    ]);
    say(app.t(`studio-uploaded-${kind}`, { name }));
    update();
    return cards.lastElementChild?.querySelector("input, textarea, select")?.focus();
  }

  function say(text) {
    setText(state, text);
  }

  /** The same picture keeps its name, another one of that name gets a number. */
  function freeName(wanted, sha256) {
    const files = app.route.document.files ?? {};
    const [stem, ending] = [wanted.slice(0, wanted.lastIndexOf(".")), wanted.slice(wanted.lastIndexOf("."))];
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? wanted : `${stem}-${number}${ending}`;
      if (!files[name] || files[name].sha256 === sha256) return name;
    }
  }

  function freeLanguage() {
    const taken = entries().map(({ language }) => language);
    return app.languages().find((language) => !taken.includes(language)) ?? app.languages()[0];
  }

  const withEntry = (index, change) => put(entries().map((entry, at) => (at === index ? cleaned({ ...entry, ...change }) : entry)));

  function card(index) {
    const entry = () => entries()[index] ?? {};
    const name = entry().file;
    const parts = kind === "picture" ? pictureFields(index, entry) : soundFields(index, entry);
    const credit = textInput(index, entry, "credit", app.t("studio-media-credit"), 300);
    fields.push(...parts, credit);
    const remove = el("button", { class: "link danger", type: "button", "aria-label": `${app.t("studio-media-remove")}: ${name}`, on: { click: () => take(index, name) } }, app.t("studio-media-remove"));
    return el("li", { class: "media-card" }, shown(name), el("div", { class: "media-words", role: "group", "aria-label": name }, parts.map((field) => field.element), credit.element, remove));
  }

  function take(index, name) {
    put(entries().filter((_, at) => at !== index));
    announce(app.t("studio-media-removed", { name }));
    input.focus();
  }

  function shown(name) {
    const sha256 = app.route.document.files?.[name]?.sha256;
    const src = sha256 ? `/studio/media/${sha256}${name.slice(name.lastIndexOf("."))}` : null;
    if (kind === "sound") return src ? el("audio", { src, controls: true, preload: "none", "aria-label": name }) : null;
    return el("img", { src, alt: "", class: "media-thumb", loading: "lazy" });
  }

  function pictureFields(index, entry) {
    const alt = localField(app, {
      ...{ draft: () => app.route, place: () => place, label: app.t("studio-media-alt"), help: app.t("studio-media-alt-help"), max: 600, required: app.t("studio-required") },
      source: { text: () => entry().alt, write: (language, next) => withEntry(index, { alt: textWith(app, entry().alt, language, next) }) },
    });
    const box = el("input", { type: "checkbox", id: `decorative-${id}-${index}` });
    box.addEventListener("change", () => withEntry(index, { decorative: box.checked || null }));
    const decorative = {
      element: el("label", { class: "tick", for: box.id }, box, el("span", {}, app.t("studio-media-decorative"), el("small", { class: "muted", text: ` ${app.t("studio-media-decorative-what")}` }))),
      update() {
        box.checked = entry().decorative === true;
        alt.element.hidden = box.checked;
      },
    };
    return [alt, decorative];
  }

  function soundFields(index, entry) {
    const language = el("select", { class: "input", id: `spoken-${id}-${index}` });
    language.addEventListener("change", () => withEntry(index, { language: language.value }));
    const spoken = {
      element: el("div", { class: "field" }, el("label", { class: "lab", for: language.id, text: app.t("studio-media-spoken") }), language),
      update() {
        language.replaceChildren(...[...new Set([...app.languages(), entry().language])].filter(Boolean).map((code) => el("option", { value: code, text: languageName(code) })));
        language.value = entry().language ?? "";
      },
    };
    return [spoken, textInput(index, entry, "transcript", app.t("studio-media-transcript"), 8000, app.t("studio-media-transcript-help"))];
  }

  function textInput(index, entry, name, label, max, help = null) {
    const control = el(max > 500 ? "textarea" : "input", { class: "input", id: `${name}-${id}-${index}`, maxlength: max, autocomplete: "off", ...(max > 500 ? { rows: 6 } : {}) });
    typing(control, (text) => withEntry(index, { [name]: text.trim() === "" ? null : text }));
    const about = help ? el("p", { class: "help", id: `${control.id}-help`, text: help }) : null;
    if (about) control.setAttribute("aria-describedby", about.id);
    return {
      element: el("div", { class: "field" }, el("label", { class: "lab", for: control.id, text: label }), control, about),
      update: () => show(control, entry()[name]),
    };
  }

  function update() {
    const key = JSON.stringify(entries().map(({ file }) => [file, app.route.document.files?.[file]?.sha256]));
    if (key !== drawn) {
      drawn = key;
      fields = [];
      cards.replaceChildren(...entries().map((_, index) => card(index)));
    }
    fields.forEach((field) => field.update());
    pick.hidden = entries().length >= app.data.limits[most];
  }

  /** A finding names the list alone, so the first words that are still wanted are meant; else where one more is added. */
  function focus() {
    const isWanted = ({ value, dataset }) => value.trim() === "" && !dataset.language?.endsWith("-x-easy");
    const words = [...cards.querySelectorAll("[data-language], textarea")].filter((control) => !control.closest("[hidden]"));
    (words.find(isWanted) ?? input).focus();
  }

  return { element, update, place, focus };
}

function cleaned(entry) {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null && value !== undefined));
}
