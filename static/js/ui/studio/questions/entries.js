// Lists whose entries have no id, such as hints and accepted answers: each entry is edited by the studio's ordinary fields in a
// document of its own, and the list is saved as one value. Imported by ui/studio/questions/*.
import { applyChange, valueAt } from "../../../core/studio-changes.js";
import { announce, el, iconElement } from "../../dom.js";
import { staffIcon } from "../icon.js";

/**
 * `make(scope)` builds one entry's {element, update, focus}: its fields take scope.app, scope.draft and places below
 * ["entry"]. `fresh()` is a new entry, `name(place)` how an entry is called.
 */
export function entryList(app, { draft, place, most, fresh, make, name, words }) {
  const list = el("ol", { class: "entries" });
  const add = el("button", { class: "link", type: "button", on: { click: append } }, iconElement("plus"), words.add);
  const element = el("fieldset", { class: "field", dataset: { place: place().join("/") } }, el("legend", { class: "lab", text: words.legend }), words.help ? el("p", { class: "help", text: words.help }) : null, list, add);
  let rows = [];

  const entries = () => {
    const found = valueAt(draft().document, place());
    return Array.isArray(found) ? found : [];
  };
  const write = (next) => app.desk.set(draft(), place(), next.length > 0 ? next : null);

  function row(index) {
    const scratch = () => ({ entry: entries()[index] });
    const set = (_, path, next) => {
      const document = structuredClone(scratch());
      applyChange(document, { op: "set", path, old: null, new: next }, { force: true });
      return write(entries().map((one, at) => (at === index ? (document.entry ?? fresh()) : one)));
    };
    const scope = { app: Object.assign(Object.create(app), { desk: { set } }), draft: () => ({ document: scratch() }), index };
    const made = make(scope);
    const remove = el("button", { class: "iconbtn", type: "button", on: { click: () => takeOut(index) } }, staffIcon("trash-2"));
    const node = el("li", { class: "entry" }, made.element, remove);
    return { ...made, node, remove };
  }

  function append() {
    if (entries().length >= most) return;
    write([...entries(), fresh()]);
    update();
    rows.at(-1).focus();
  }

  function takeOut(index) {
    write(entries().filter((_, at) => at !== index));
    update();
    announce(app.t("sq-removed", { what: name(index) }));
    (rows[Math.min(index, rows.length - 1)]?.remove ?? add).focus();
  }

  function update() {
    const count = entries().length;
    while (rows.length > count) rows.pop().node.remove();
    while (rows.length < count) {
      rows.push(row(rows.length));
      list.append(rows.at(-1).node);
    }
    rows.forEach((one, index) => {
      one.update();
      one.remove.setAttribute("aria-label", words.remove(name(index)));
    });
    add.hidden = count >= most;
    list.hidden = count === 0;
  }

  return { element, place: place(), update, focus: (language) => (rows[0] ?? add).focus(language) };
}
