// Asks back before something that replaces what is there: one native dialog in the page, which Esc cancels and which brings
// the focus back by itself. Imported by ui/studio/data-step.js.
import { el } from "../dom.js";

/** `text` and `yes` are said anew at each question; `act` is what happens after a yes. */
export function createAsk({ title, no }) {
  const words = el("p", { id: "ask-text" });
  const cancel = el("button", { class: "btn btn-line", type: "button", on: { click: () => dialog.close() } }, no);
  const agree = el("button", { class: "btn", type: "button" });
  const dialog = el("dialog", { class: "studio-dialog studio-ask", "aria-labelledby": "ask-title", "aria-describedby": "ask-text" }, el("h2", { id: "ask-title", text: title }), el("hr", { class: "edge" }), words, el("div", { class: "acts-row" }, cancel, agree));
  let deed = null;

  agree.addEventListener("click", () => {
    const act = deed;
    dialog.close();
    act();
  });

  return {
    element: dialog,
    ask({ text, yes, act }) {
      deed = act;
      words.textContent = text;
      agree.textContent = yes;
      dialog.showModal();
      cancel.focus();
    },
  };
}
