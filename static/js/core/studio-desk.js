// The desk: all drafts that a page has open, saved by themselves, undone, and told when others change them. It knows no DOM and
// gets the network, the clock and the device's storage handed in. Imported by pages/studio-*.
import { pauseMs } from "./backoff.js";
import { invertChange, valueAt } from "./studio-changes.js";
import { createDraft } from "./studio-draft.js";

const PAUSE_MS = 700;
const POLL_MS = 10_000;
const MOST_UNDO = 200;
const SAME_STEP_MS = 3000;
const FINAL = [400, 404, 409, 413, 422];
// One change is too large, or holds what cannot be written down; those that went with it are none the worse.
const IN_PARTS = [400, 413];
const SIGNED_OUT = [401, 403];

/**
 * `post(kind, name, save)` and `get(kind, name, since)` answer as ports/http.js does. `onChange(what)` hears of everything that
 * a page shows: what is one of "document", "state".
 */
export function createDesk({ post, get, clock, storage, newId, onChange, random = Math.random }) {
  const drafts = new Map();
  const undo = [];
  const redo = [];
  const state = { trouble: null, savedAt: null, failures: 0 };
  // Drafts whose changes this device could not store.
  const unkept = new Set();
  let timer = null;
  // The save that is on its way, so that whoever waits for everything to be saved waits for it, too.
  let sending = null;
  let together = null;

  const keyOf = (kind, name) => `${kind}/${name}`;

  /** Opens a draft that has been read; what a former page could not send any more goes out now. */
  function open(read) {
    const key = keyOf(read.kind, read.name);
    const draft = createDraft(read, storage.adopt(key));
    drafts.set(key, draft);
    keep(draft);
    if (draft.waiting() > 0) soon(0);
    return draft;
  }

  const draftOf = (kind, name) => drafts.get(keyOf(kind, name)) ?? null;

  /** Changes a draft; `step` false keeps it out of what can be undone. */
  function change(draft, changes, { step = true } = {}) {
    const taken = draft.change(changes);
    if (taken.length === 0) return taken;
    if (step) remember(draft, taken);
    keep(draft);
    soon(PAUSE_MS);
    onChange("document");
    return taken;
  }

  function set(draft, path, next) {
    const place = path.slice(0, lengthOver(draft.document, path));
    const value = next === null ? null : path.slice(place.length).reduceRight((inner, name) => ({ [name]: inner }), next);
    return change(draft, [{ op: "set", path: place, old: valueAt(draft.document, place), new: value }]);
  }

  /** How much of a path there is room for: `name: 1848` in a file is no group of languages, so that a text takes its place. */
  function lengthOver(document, path) {
    const plain = (value) => value !== null && typeof value !== "object";
    const found = path.findIndex((_, place) => place > 0 && plain(valueAt(document, path.slice(0, place))));
    return found < 0 ? path.length : found;
  }

  function insert(draft, path, entry, after) {
    return change(draft, [{ op: "insert", path, new: entry, after }]);
  }

  function remove(draft, path) {
    const old = valueAt(draft.document, path);
    return change(draft, [{ op: "remove", path, old, after: before(draft, path) }]);
  }

  function move(draft, path, after) {
    return change(draft, [{ op: "move", path, before: before(draft, path), after }]);
  }

  /** Brings the entries of a list into an order as one step, by as few moves as going through it takes. */
  function reorder(draft, path, ids) {
    const order = (valueAt(draft.document, path) ?? []).map((entry) => entry.id);
    const moves = [];
    ids.forEach((id, place) => {
      const after = ids[place - 1] ?? null;
      const from = order.indexOf(id);
      const stands = order[from - 1] ?? null;
      if (stands === after) return;
      moves.push({ op: "move", path: [...path, id], before: stands, after });
      order.splice(from, 1);
      order.splice(after === null ? 0 : order.indexOf(after) + 1, 0, id);
    });
    return change(draft, moves);
  }

  /** The entry that this one stands behind, null at the front. */
  function before(draft, path) {
    const entries = valueAt(draft.document, path.slice(0, -1)) ?? [];
    return entries[entries.findIndex((entry) => entry.id === path.at(-1)) - 1]?.id ?? null;
  }

  /** Everything that `act` changes, in whichever drafts, is one step. */
  function step(act) {
    together = [];
    act();
    const parts = together;
    together = null;
    if (parts.length > 0) push(parts);
  }

  /** Typing in one field is one step as long as it goes on; everything else is a step of its own. */
  function remember(draft, taken) {
    if (together) return together.push({ draft, changes: taken });
    const last = undo.at(-1);
    const now = clock.wall();
    if (last && now - last.at < SAME_STEP_MS && last.parts.length === 1 && last.parts[0].draft === draft && isSameField(last.parts[0].changes, taken)) {
      redo.length = 0;
      last.parts[0].changes = [{ ...last.parts[0].changes[0], new: taken[0].new }];
      last.at = now;
      return undefined;
    }
    return push([{ draft, changes: taken }]);
  }

  function push(parts) {
    redo.length = 0;
    undo.push({ parts, at: clock.wall() });
    if (undo.length > MOST_UNDO) undo.shift();
  }

  function isSameField(former, taken) {
    const [one, other] = [former[0], taken[0]];
    return former.length === 1 && taken.length === 1 && one.op === "set" && other.op === "set" && one.path.join("\n") === other.path.join("\n");
  }

  /** Takes the last step back, or the last undoing; returns the draft and path it was about, or null. */
  function back(from, to) {
    const entry = from.pop();
    if (!entry) return null;
    const parts = entry.parts.map(({ draft, changes }) => ({ draft, changes: changes.map(invertChange).reverse() })).reverse();
    to.push({ parts, at: 0 });
    for (const { draft, changes } of parts) change(draft, changes, { step: false });
    const [{ draft, changes }] = parts;
    return { draft, path: changes[0].path };
  }

  function keep(draft) {
    const kept = draft.kept();
    const key = keyOf(draft.kind, draft.name);
    if (kept && !storage.set(key, kept)) unkept.add(key);
    else unkept.delete(key);
    if (!kept) storage.remove(key);
  }

  function soon(pause) {
    timer?.();
    timer = clock.later(flush, pause);
  }

  /** Sends what waits, one save after the other; a failure keeps it and tries again later. Resolves when that is done. */
  function flush() {
    timer?.();
    timer = null;
    sending ??= sendAll().finally(() => {
      sending = null;
      onChange("state");
    });
    return sending;
  }

  async function sendAll() {
    onChange("state");
    // What is typed meanwhile may be in a draft that has had its turn.
    for (let next = waitingDraft(); next; next = waitingDraft()) {
      if (await send(next)) continue;
      if (state.trouble !== "signed-out") soon(PAUSE_MS + pauseMs(state.failures, random));
      return;
    }
  }

  function waitingDraft() {
    return [...drafts.values()].find((draft) => draft.waiting() > 0) ?? null;
  }

  async function send(draft, most) {
    const save = draft.outgoing(newId, most);
    keep(draft);
    const reply = await post(draft.kind, draft.name, save);
    if (reply.ok) {
      draft.judged(reply.data);
      good();
    } else if (IN_PARTS.includes(reply.status) && isVerdict(reply) && save.changes.length > 1) {
      return send(draft, draft.halved());
    } else if (FINAL.includes(reply.status) && isVerdict(reply)) {
      draft.refused(reply.error.message);
    } else {
      state.trouble = SIGNED_OUT.includes(reply.status) && isVerdict(reply) ? "signed-out" : "offline";
      state.failures += 1;
      return false;
    }
    keep(draft);
    onChange("document");
    return true;
  }

  /** The page of a proxy or a hotel's network is no word of our server. */
  function isVerdict({ error }) {
    return error.code !== "bad_reply" && error.code !== "network";
  }

  function good() {
    state.trouble = null;
    state.savedAt = clock.wall();
    state.failures = 0;
  }

  /** Asks what others have saved; a page does so while it is looked at. */
  async function poll() {
    if (sending) return;
    for (const draft of drafts.values()) {
      const { rev } = draft;
      const reply = await get(draft.kind, draft.name, rev);
      // A save that was sent meanwhile has brought the news itself.
      if (!reply.ok || sending || draft.rev !== rev) continue;
      if (state.trouble === "offline") soon(0);
      if (reply.data.rev === rev) continue;
      draft.news(reply.data);
      onChange("document");
    }
  }

  return {
    ...{ open, draftOf, change, step, set, insert, remove, move, reorder, flush, poll, POLL_MS },
    undo: () => back(undo, redo),
    redo: () => back(redo, undo),
    canUndo: () => undo.length > 0,
    canRedo: () => redo.length > 0,
    /** False where my version could not be written, because what it belongs to has gone. */
    settle(draft, conflict, choice) {
      const taken = draft.settle(conflict, choice, newId);
      keep(draft);
      if (taken?.length > 0) soon(0);
      onChange("document");
      return taken !== null;
    },
    /** How things stand: {kind: "saved" | "saving" | "offline" | "signed-out" | "conflict", at, waiting}. */
    state() {
      const all = [...drafts.values()];
      const waiting = all.reduce((sum, draft) => sum + draft.waiting(), 0);
      const conflicts = all.reduce((sum, draft) => sum + draft.conflicts.length, 0);
      const kind = state.trouble ?? (conflicts > 0 ? "conflict" : waiting > 0 ? "saving" : "saved");
      return { kind, at: state.savedAt, waiting, conflicts, kept: waiting === 0 || unkept.size === 0 };
    },
    drafts: () => [...drafts.values()],
  };
}
