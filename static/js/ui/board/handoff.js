// Entries of a phone without network, handed in by the host: read by this device's camera or from the exported file, sent,
// and what became of them in words. What was read stays here until the server has it. Imported by pages/board.js.
import { fileProblem, readExport, resultOf } from "../../core/board-handoff.js";
import { createCollector } from "../../core/handoff.js";
import { announce, el, setText } from "../dom.js";
import { clearErrors, isBusy, setBusy, setIdle, showError } from "../field.js";
import { flagUrl } from "../flags.js";
import { parts } from "../parts.js";
import { press } from "../press.js";
import { canScan, openScanner } from "../scanner.js";
import { startDrop } from "./drop.js";

const VIEWS = ["choose", "sending", "result"];
const byId = (id) => document.getElementById(id);

/** `send(body)` posts and resolves to a reply of ports/http.js. */
export function startHandoff(app, send) {
  const dialog = byId("handoff");
  const part = parts(dialog);
  const file = byId("handoff-file");
  // What was read and is not on the server yet; a closed dialog keeps it.
  let unsent = null;

  press(byId("handoff-open"), open);
  part.scan.hidden = !canScan();
  part.blind.hidden = canScan();
  press(part.scan, scan);
  press(part.close, () => dialog.close());
  press(part.back, () => {
    unsent = null;
    show("choose");
  });
  press(part.again, () => {
    if (isBusy(part.again)) return;
    if (unsent) deliver();
    else show("choose");
  });
  file.addEventListener("change", () => readFile(file.files[0]));
  startDrop(part.drop, readFile);

  function open() {
    dialog.showModal();
    show(unsent ? "sending" : "choose");
    if (unsent && !isBusy(part.again)) fail(app.t("board-handoff-kept"));
  }

  /** One view at a time, with the buttons that belong to it. */
  function show(name) {
    const { t } = app;
    for (const view of VIEWS) part[view].hidden = view !== name;
    clearErrors(dialog);
    const done = name === "result";
    part.back.hidden = name === "choose" || done;
    part.again.hidden = name !== "sending" && !done;
    if (!isBusy(part.again)) setText(part.again, t(done ? "board-handoff-next" : "board-handoff-again"));
    // Closing keeps what is not sent yet, so it is not called cancelling.
    setText(part.close, t({ choose: "board-cancel", sending: "board-handoff-close", result: "board-handoff-done" }[name]));
    byId("handoff-title").focus();
  }

  /** The codes in any order; how many are still missing is said by the scanner itself. */
  function scan() {
    const { t } = app;
    clearErrors(dialog);
    const collector = createCollector({ tour: app.board.tour.code });
    openScanner(document.body, {
      t,
      onText(text) {
        const { state, have, total, message } = collector.add(text);
        if (state === "more") return t("scan-handoff-read", { have, total });
        if (state === "other") return message ? t(`scan-handoff-${message}`) : null;
        // Only after the scanner has closed and given the focus back.
        queueMicrotask(() => take(collector.done()));
        return true;
      },
    });
  }

  async function readFile(chosen) {
    if (!chosen) return;
    clearErrors(dialog);
    const problem = fileProblem(chosen);
    const found = problem ? { problem, args: {} } : readExport(await chosen.text(), app.board.tour.code);
    // The same file may be chosen once more, and only then a change is told.
    file.value = "";
    if (found.problem) showError("handoff-error", app.t(`board-handoff-bad-${found.problem}`, found.args), file);
    else take(found.body);
  }

  function take(body) {
    unsent = body;
    show("sending");
    deliver();
  }

  async function deliver() {
    const { t } = app;
    const body = unsent;
    clearErrors(part.sending);
    showWho(part.sending, app.board.rows.get(body.group), body.device);
    setText(part.status, t("board-handoff-sending"));
    setBusy(part.again, t("board-handoff-sending"));
    const reply = await send(body);
    setIdle(part.again, t("board-handoff-again"));
    if (unsent !== body) return;
    if (reply.ok) showResult(reply.data, body.device);
    else if (isLost(reply)) fail(t("board-handoff-lost"));
    else refuse(reply.error.message || t("board-server"));
  }

  /** Not there yet, through nobody's fault: it is kept and can be sent again. */
  function fail(words) {
    showWho(part.sending, app.board.rows.get(unsent.group), unsent.device);
    setText(part.status, "");
    if (dialog.open) showError("handoff-send-error", words, part.again, { invalid: false });
  }

  /** Turned down as a whole: the same bytes would be turned down again. */
  function refuse(words) {
    unsent = null;
    show("choose");
    showError("handoff-error", words, part.scan.hidden ? file : part.scan, { invalid: false });
  }

  function showWho(root, row, device) {
    const { t } = app;
    const name = row?.name ?? t("common-group-number", { number: unsent?.group ?? 0 });
    root.querySelector(".flag").src = flagUrl(row?.flag ?? "");
    const words = t("board-handoff-who", { name, device });
    setText(root.querySelector("b"), words);
    return words;
  }

  function showResult(reply, device) {
    const { t } = app;
    unsent = null;
    show("result");
    const who = showWho(part.result, { name: reply.name, flag: app.board.rows.get(reply.group)?.flag }, device);
    const { counts, reasons } = resultOf(reply);
    const said = t("board-handoff-result", { list: counts.map(({ key, n }) => t(`board-handoff-n-${key}`, { n })).join(", ") });
    setText(part.counts, said);
    part.reasons.replaceChildren(...reasons.map((reason) => el("li", {}, reasonWords(t, reason))));
    part.again.focus();
    // The open dialog says it itself.
    if (!dialog.open) announce(`${who}: ${said}`);
  }
}

/** Whether the same request may succeed later: no answer, or a server that could not just now. */
function isLost({ status, error }) {
  return status === 0 || status >= 500 || status === 429 || error.code === "bad_reply";
}

function reasonWords(t, { key, message, n }) {
  const words = key ? t(`board-reason-${key}`) : message || t("board-reason-other");
  return t("board-handoff-reason", { n, words });
}
