// One draft on this device: what the server has, what is on its way there, what waits, and what lost against somebody
// else's change. Pure; imported by core/studio-desk.js.
import { applyChange, equalJson, touches, valueAt } from "./studio-changes.js";

const MOST_CHANGES = 200;
// The server takes half a megabyte; each change carries what stood there as well.
const MOST_LETTERS = 200_000;

/** `kept` is what a former page left behind: {inflight, queue, conflicts}. */
export function createDraft({ kind, name, rev, document }, kept = null) {
  const draft = { kind, name, rev, base: document, inflight: kept?.inflight ?? null, queue: kept?.queue ?? [], conflicts: kept?.conflicts ?? [] };
  let current = null;

  /** The draft as its author sees it: own changes lie over everything, until the server has judged them. */
  function view() {
    if (current === null) {
      current = structuredClone(draft.base);
      for (const change of [...(draft.inflight?.changes ?? []), ...draft.queue]) applyChange(current, change, { force: true });
    }
    return current;
  }

  /** Takes changes of this page; those that change nothing are left out. Returns what was taken. */
  function change(changes) {
    const taken = changes.filter((one) => applyChange(view(), one, { force: true }).status === "applied");
    for (const one of taken) enqueue(one);
    return taken;
  }

  /** Letters typed into one field become one change, as long as nothing else came between. */
  function enqueue(next) {
    const last = draft.queue.at(-1);
    const same = last?.op === "set" && next.op === "set" && equalJson(last.path, next.path);
    if (!same) draft.queue.push(next);
    else if (equalJson(last.old ?? null, next.new ?? null)) draft.queue.pop();
    else draft.queue[draft.queue.length - 1] = { ...last, new: next.new };
  }

  /** What to send next, the same again until it is answered; null where nothing waits. A save stays below a size. */
  function outgoing(newId, most = MOST_CHANGES) {
    if (!draft.inflight && draft.queue.length > 0) draft.inflight = { save_id: newId(), changes: draft.queue.splice(0, fitting(most)) };
    return draft.inflight && { ...draft.inflight, rev: draft.rev };
  }

  function fitting(most) {
    let size = 0;
    const count = draft.queue.slice(0, most).findIndex((one) => (size += JSON.stringify(one).length) > MOST_LETTERS);
    return count < 0 ? Math.min(most, draft.queue.length) : Math.max(1, count);
  }

  /** Takes a save back that was too much at once; half as many changes go next, under another id. Returns how many. */
  function halved() {
    const { changes } = draft.inflight;
    draft.queue.unshift(...changes);
    draft.inflight = null;
    return Math.ceil(changes.length / 2);
  }

  /** The server's answer to what was sent. */
  function judged(reply) {
    const { changes } = draft.inflight;
    draft.inflight = null;
    const authors = reply.saves ?? [];
    news(reply);
    reply.results.forEach((result, place) => {
      if (result.status === "conflict") lost(changes[place], result.current ?? null, authorOf(authors, changes[place].path));
    });
  }

  /** What cannot be taken at all, such as a draft that would grow too large, is kept beside with the server's words. */
  function refused(message) {
    for (const one of draft.inflight.changes) lost(one, valueAt(draft.base, one.path), null, message);
    draft.inflight = null;
    current = null;
  }

  /** What others saved meanwhile, or the whole draft where that was too much. */
  function news({ rev, saves = [], document: whole = null }) {
    if (whole) draft.base = structuredClone(whole);
    for (const save of whole ? [] : saves) for (const one of save.changes) applyChange(draft.base, one, { force: true });
    draft.rev = rev;
    current = null;
  }

  function lost(change, theirs, author, message = null) {
    // What was typed on in the same field belongs to what lost.
    let mine = change.new ?? null;
    draft.queue = draft.queue.filter((later) => {
      if (later.op !== "set" || !equalJson(later.path, change.path)) return true;
      mine = later.new ?? null;
      return false;
    });
    // What lost before stays beside it, another text as it may be; a refusal is told once for each field.
    draft.conflicts = draft.conflicts.filter((one) => !equalJson(one.path, change.path) || !(message ? one.message : equalJson(one.mine, mine)));
    draft.conflicts.push({ path: change.path, op: change.op, mine, theirs, author, message, ...(change.op === "move" ? { after: change.after ?? null } : {}) });
    current = null;
  }

  /**
   * The choice between the two versions of one of `conflicts`: `mine` writes it over theirs as a change like any other. Where it cannot be written,
   * because what it belongs to has gone, both stay to be seen. Returns the changes, null where there was no way.
   */
  function settle(found, choice, newId) {
    if (!draft.conflicts.includes(found)) return [];
    if (choice === "mine" && !isThere(found)) {
      const taken = change(writing(found, newId));
      if (taken.length === 0) return null;
      draft.conflicts = draft.conflicts.filter((one) => one !== found);
      return taken;
    }
    draft.conflicts = draft.conflicts.filter((one) => one !== found);
    return [];
  }

  /** Whether my version is what stands there anyway. */
  function isThere({ op, path, mine }) {
    const there = valueAt(view(), path);
    return op === "set" ? equalJson(there, mine) : op === "remove" && there === null;
  }

  function writing({ op, path, mine, after = null }, newId) {
    const there = valueAt(view(), path);
    if (op === "set") return [{ op, path, old: there, new: mine }];
    if (op === "remove") return [{ op, path, old: there, after: null }];
    if (op === "move") return [{ op, path, before: null, after }];
    // Somebody else has made an entry of that name: mine stands beside it under another one.
    const id = there === null ? path.at(-1) : `${path.at(-1).slice(0, 30)}-${newId().slice(0, 5)}`;
    return mine ? [{ op, path: [...path.slice(0, -1), id], new: { ...mine, id }, after: lastId(path) }] : [];
  }

  function lastId(path) {
    return valueAt(view(), path.slice(0, -1))?.at(-1)?.id ?? null;
  }

  return {
    ...{ kind, name, change, outgoing, halved, judged, refused, news, settle },
    get document() {
      return view();
    },
    get rev() {
      return draft.rev;
    },
    get conflicts() {
      return draft.conflicts;
    },
    waiting: () => draft.queue.length + (draft.inflight?.changes.length ?? 0),
    kept: () => (draft.inflight || draft.queue.length || draft.conflicts.length ? { inflight: draft.inflight, queue: draft.queue, conflicts: draft.conflicts } : null),
  };
}

function authorOf(saves, path) {
  const theirs = saves.filter((save) => save.changes.some((change) => touches(change.path, path)));
  return theirs.at(-1)?.author ?? null;
}
