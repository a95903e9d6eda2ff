// The live stream of the server's changes over EventSource, which gives up for good after a refusal such as 503 and never
// notices a connection that died silently: this port reopens it then, spread out in time. Handed to core and ui by pages/.

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
const SILENCE_MS = 70_000;
const CLOSED = 2;
const FINAL = new Set(["standings_hidden", "signed_out"]);
// Statuses after which asking again changes nothing, and the reason they stand for.
const REFUSALS = { 401: "signed_out", 403: "refused", 404: "refused" };
const ASK_EVERY = 5;

/**
 * Opens `path`. `onState` hears "connecting" (a first try, or resting while nobody looks), "open", and "lost" from a
 * failure until it is open again; `onChange` and `onBeat` get the messages' data, `onClosed` the reason for which the server
 * ended the stream: after "standings_hidden", "signed_out" and "refused" it stays closed, after "server_stopping" it is
 * opened again. EventSource does not tell why it gave up, so `probe(url)` asks for the status.
 * With `pauseHidden` it rests while the page is hidden. `reopen()` connects anew at once: after a change of networks the
 * old connection often is dead without saying so.
 */
export function openStream(path, options) {
  const { clock, onChange = () => {}, onBeat = () => {}, onState = () => {}, onClosed = () => {} } = options;
  const { after = 0, pauseHidden = false, silenceMs = SILENCE_MS, random = Math.random } = options;
  const { EventSource = globalThis.EventSource, document = globalThis.document, probe = statusOf } = options;
  let last = after;
  let told = null;
  let source = null;
  let ended = false;
  let failures = 0;
  let cancelPause = null;
  let cancelWatch = null;

  const resting = () => pauseHidden && document.visibilityState === "hidden";

  function tell(state) {
    if (told === state) return;
    told = state;
    onState(state);
  }

  function open() {
    cancelPause = null;
    if (!EventSource) return tell("lost");
    const mine = new EventSource(`${path}${path.includes("?") ? "&" : "?"}after=${last}`);
    source = mine;
    const listen = (type, hear) => mine.addEventListener(type, (event) => mine === source && hear(event));
    listen("open", () => heard() && tell("open"));
    listen("error", failed);
    listen("change", (event) => take(event, changed));
    listen("beat", (event) => take(event, onBeat));
    listen("closed", (event) => take(event, closed));
    heard();
    return undefined;
  }

  /** Starts the wait for the next sign of life anew. */
  function heard() {
    cancelWatch?.();
    cancelWatch = clock.later(silent, silenceMs);
    return true;
  }

  function take(event, handle) {
    heard();
    let data;
    try {
      data = JSON.parse(event.data);
    } catch {
      // Cut or foreign data changes nothing; the next message or the watch over silence goes on.
      return;
    }
    // Only a message proves that the stream works: a server that accepts and drops must not be asked in a tight circle.
    failures = 0;
    tell("open");
    handle(data);
  }

  function changed(data) {
    // After a restored backup the server counts from less, and says so by sending everything anew.
    if (Number.isSafeInteger(data.log_no) && (data.reset || data.log_no > last)) last = data.log_no;
    onChange(data);
  }

  function closed({ reason }) {
    drop();
    tell("lost");
    if (FINAL.has(reason)) finish();
    else again();
    onClosed(reason);
  }

  function failed() {
    tell("lost");
    // While the browser itself tries again there is nothing to do but to watch that it succeeds.
    if (source.readyState === CLOSED) {
      drop();
      // Seldom, because a server that is overloaded needs no second request for each.
      if (failures % ASK_EVERY === 0) askWhy();
      again();
    }
  }

  async function askWhy() {
    const reason = REFUSALS[await probe(path)];
    if (!reason || ended || told === "open") return;
    finish();
    onClosed(reason);
  }

  function silent() {
    drop();
    again();
  }

  function drop() {
    cancelWatch?.();
    cancelWatch = null;
    source?.close();
    source = null;
  }

  /** Opens again after a pause drawn from a span that doubles, so that many phones do not come back in one moment. */
  function again() {
    tell("lost");
    failures += 1;
    const span = Math.min(LONGEST_MS, 2 * FIRST_MS * 2 ** failures);
    cancelPause = clock.later(open, FIRST_MS + random() * (span - FIRST_MS));
  }

  function reopen() {
    if (ended || resting()) return;
    rest();
    tell("connecting");
    open();
  }

  function looked() {
    if (resting()) {
      rest();
      tell("connecting");
    } else if (!source) {
      reopen();
    }
  }

  function rest() {
    cancelPause?.();
    cancelPause = null;
    drop();
  }

  function finish() {
    ended = true;
    rest();
    if (pauseHidden) document.removeEventListener("visibilitychange", looked);
  }

  if (pauseHidden) document.addEventListener("visibilitychange", looked);
  tell("connecting");
  if (!resting()) open();
  return { close: finish, lastId: () => last, reopen };
}

/** The status with which a stream is answered, 0 where nobody answers; the answer itself is not read. */
async function statusOf(url) {
  const abort = new AbortController();
  try {
    const reply = await fetch(url, { signal: abort.signal, credentials: "same-origin", cache: "no-store" });
    return reply.status;
  } catch {
    return 0;
  } finally {
    abort.abort();
  }
}
