// The studio's phone: the play page in a frame of the desk walk, for the group of a rehearsal. It learns from the page around
// it, and from nobody else, who it is and where. Other entry of templates/play/play.html; nothing imports it.
import { createRehearsal } from "../ports/rehearsal.js";
import { pageData } from "../ui/dom.js";
import { startPlay } from "./play-start.js";

const data = pageData();
const desk = window.parent;
let rehearsal = null;

// What is not handed in, such as the theme, must not get at the organizer's own storage either.
Object.defineProperty(window, "localStorage", { value: null });

function say(type) {
  desk.postMessage({ type }, location.origin);
}

function begin(token) {
  rehearsal = createRehearsal({ token, media: data.media, onChange: () => say("changed"), onLeft: () => say("ended") });
  startPlay(rehearsal.ports);
}

window.addEventListener("message", ({ origin, source, data: message }) => {
  if (origin !== location.origin || source !== desk) return;
  if (message.type === "begin" && !rehearsal) begin(message.token);
  if (message.type === "position") rehearsal?.tell(message.fix);
});

// Opened by itself the phone knows neither group nor place.
if (desk === window) location.replace(`/studio/routes/${encodeURIComponent(data.rehearsal)}/walk`);
else say("ready");
