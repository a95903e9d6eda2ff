// The notice that the page is open inside another app, where what a group does may vanish with its window: a link to the
// phone's own browser and the address to copy. It never blocks anything. Imported by ui/ and pages/.
import { browserLink, inApp } from "../core/in-app.js";
import { copyText } from "../ports/clipboard.js";
import { announce, el } from "./dom.js";
import { createButton } from "./parts.js";

/** Null in a browser, else what core/in-app.js knows of the app around this page. */
export function aroundPage() {
  const standalone = navigator.standalone === true || matchMedia("(display-mode: standalone)").matches;
  return inApp(navigator.userAgent, { touchPoints: navigator.maxTouchPoints, standalone });
}

/** {words, acts}: elements for a notice; `around` is aroundPage(), `address` what to open in the browser. */
export function inAppNotice({ around, address, t, onLater = null }) {
  const said = el("span", { class: "inapp-said" });
  const link = browserLink(address, around);
  const how = el("span", { class: "muted" }, t("inapp-how"));
  const copy = createButton("link");
  copy.show({ label: t("inapp-copy"), act: () => copied(said, address, t) });
  const later = createButton("link");
  later.show({ label: t("inapp-later"), act: onLater });
  const open = link ? el("a", { class: "outlined", href: link }, t("inapp-open")) : null;
  const words = el("span", { class: "inapp-words" }, el("span", {}, t("inapp-why")), link ? null : how, said);
  return { words, acts: [open, copy.button, onLater ? later.button : null].filter(Boolean) };
}

async function copied(said, address, t) {
  const done = await copyText(address);
  const words = t(done ? "inapp-copied" : "inapp-not-copied");
  said.replaceChildren(words, ...(done ? [] : [" ", el("strong", { class: "inapp-address" }, address)]));
  announce(words);
}
