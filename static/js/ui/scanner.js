// The camera over the whole screen, looking for a QR code: a native dialog, which keeps focus and keys inside and gives the
// focus back. The camera is off whenever nobody looks. Markup from templates/partials/scanner.html. Imported by ui/.
import { cameraObstacle, createCamera } from "../ports/camera.js";
import { createDecoder } from "../ports/decoder.js";
import { setText } from "./dom.js";
import { press } from "./press.js";

// At most eight pictures a second: more would warm the phone and find nothing sooner.
const EVERY_MS = 125;
// The same code stays before the camera for a while; it is handed on again only after this pause.
const REPEAT_MS = 2000;
const SCANNER = "dialog.scanner";

const scanners = new WeakMap();

/** Whether this page and browser can scan; a button that opens the scanner is hidden where not. */
export function canScan(root = document) {
  return cameraObstacle() === null && typeof HTMLDialogElement !== "undefined" && root.querySelector(SCANNER) !== null;
}

/**
 * Opens the scanner in `root`, the dialog itself or something around it. `onText(text)` answers true when the text was what
 * was looked for, which closes; a string is shown and said instead; anything else says that this code is another one.
 * `onClose()` hears of people who give up. Returns {close(), say(words)}.
 */
export function openScanner(root, { t, onText, onClose = () => {} }) {
  const dialog = root.matches(SCANNER) ? root : root.querySelector(SCANNER);
  if (!scanners.has(dialog)) scanners.set(dialog, new Scanner(dialog));
  const scanner = scanners.get(dialog);
  scanner.open({ t, onText, onClose });
  return { close: () => scanner.close(), say: (words) => scanner.say(words) };
}

class Scanner {
  #dialog;
  #part;
  #camera;
  #decoder = null;
  #asked = null;
  #timer = null;
  // Counts starts and stops of the camera, so that a search that began before one ends.
  #turn = 0;
  #last = { text: null, at: -Infinity };

  constructor(dialog) {
    this.#dialog = dialog;
    this.#part = Object.fromEntries([...dialog.querySelectorAll("[data-scan]")].map((part) => [part.dataset.scan, part]));
    this.#camera = createCamera({ onEnd: () => this.#fail("busy") });
    press(this.#part.close, () => this.#giveUp());
    press(this.#part.retry, () => this.#start());
    press(this.#part.torch, () => this.#switchTorch());
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#giveUp();
    });
    // Some browsers close a dialog by their back key without asking.
    dialog.addEventListener("close", () => this.#giveUp());
    document.addEventListener("visibilitychange", () => this.#look());
    // The phone's back key leads away from whatever lies beneath as well.
    window.addEventListener("popstate", () => this.#giveUp());
  }

  open(asked) {
    this.close();
    this.#asked = asked;
    this.#last = { text: null, at: -Infinity };
    this.#dialog.showModal();
    this.#part.title.focus();
    this.#start();
  }

  close() {
    if (!this.#asked) return;
    this.#asked = null;
    this.#stop();
    this.#decoder?.close();
    this.#decoder = null;
    this.#dialog.close();
  }

  #giveUp() {
    const asked = this.#asked;
    if (!asked) return;
    this.close();
    asked.onClose();
  }

  /** Shows words where the state stands, a live region inside the dialog: those outside are silent while it is open. */
  say(words) {
    if (this.#asked) setText(this.#part.words, words);
  }

  #show(look, message) {
    this.#dialog.dataset.look = look;
    this.#part.retry.hidden = look !== "error";
    this.#part.frame.hidden = look === "error";
    this.say(this.#asked.t(message));
  }

  async #start() {
    this.#turn += 1;
    const turn = this.#turn;
    this.#show("starting", "scan-starting");
    const problem = await this.#camera.start(this.#part.video);
    if (turn !== this.#turn) return undefined;
    if (problem) return this.#fail(problem);
    const decoder = this.#decoder ?? (await createDecoder());
    if (turn !== this.#turn) return decoder.close();
    this.#decoder = decoder;
    this.#part.torch.hidden = !this.#camera.hasTorch();
    this.#part.torch.setAttribute("aria-pressed", "false");
    this.#show("looking", "scan-look");
    return this.#search();
  }

  #stop() {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#camera.stop();
    this.#part.torch.hidden = true;
  }

  #fail(problem) {
    if (!this.#asked) return;
    this.#stop();
    this.#show("error", `scan-error-${problem}`);
  }

  /** Off while the page is in the background, on again when it comes back. */
  #look() {
    if (!this.#asked) return;
    if (document.visibilityState === "hidden") this.#stop();
    else this.#start();
  }

  async #search() {
    const [begun, turn] = [performance.now(), this.#turn];
    const text = await this.#decoder.read(this.#part.video);
    if (turn !== this.#turn) return;
    if (text === false) this.say(this.#asked.t("scan-error-reader"));
    else if (text) this.#found(text);
    if (turn !== this.#turn) return;
    const pause = text === false ? REPEAT_MS : EVERY_MS - (performance.now() - begun);
    this.#timer = setTimeout(() => this.#search(), Math.max(0, pause));
  }

  #found(text) {
    const now = performance.now();
    if (text === this.#last.text && now - this.#last.at < REPEAT_MS) return;
    this.#last = { text, at: now };
    const answer = this.#asked.onText(text);
    if (answer === true) this.close();
    else this.say(typeof answer === "string" && answer ? answer : this.#asked?.t("scan-other"));
  }

  async #switchTorch() {
    const on = this.#part.torch.getAttribute("aria-pressed") !== "true";
    if (await this.#camera.setTorch(on)) this.#part.torch.setAttribute("aria-pressed", String(on));
  }
}
