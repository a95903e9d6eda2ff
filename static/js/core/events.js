// Events of this phone and the one sender that brings them to the server: made once with an id, kept until the server has
// judged that id, sent again with the same id after a lost reply. Pure: transport, storage and time are passed in.
// Imported by core/ and pages/; a later outbox replaces only the `store` that is handed in.
import { uuid } from "./ids.js";

const MAX_BATCH = 100;
const FINAL = new Set(["accepted", "duplicate", "refused", "conflict"]);

/** What was judged, also where the reply only repeats the first judgement of an id that came twice. */
export function judgement(result) {
  return result.status === "duplicate" ? (result.first ?? "accepted") : result.status;
}

/** Makes events with ascending `seq`; `counter` is {next()} and survives a reload. */
export function createEventMaker({ randomBytes, clock, counter }) {
  return function makeEvent(type, { station, question, body = {} } = {}) {
    const event = { id: uuid(randomBytes), seq: counter.next(), at: clock.iso(), type };
    if (station !== undefined) event.station = station;
    if (question !== undefined) event.question = question;
    event.body = body;
    return event;
  };
}

/**
 * The sender. `post(body)` is the transport and answers {ok, status, data, error}; `store` is {all(), put(event),
 * remove(id), park(event, result)}. `onResult(event, result, standing)` hears of every judgement, also of late ones.
 */
export function createSender({ post, store, clock, device, onResult = () => {}, onChange = () => {} }) {
  const queue = new Map(store.all().map((event) => [event.id, event]));
  let running = null;

  const pending = () => [...queue.values()].sort((a, b) => a.seq - b.seq);

  async function send(event) {
    queue.set(event.id, event);
    store.put(event);
    onChange(queue.size);
    // A batch already on its way was cut before this event existed: wait for it, then send again.
    if (running) await running;
    const round = await flush();
    return round.results.get(event.id) ?? { id: event.id, status: "queued", reason: round.reason, message: round.message };
  }

  function flush() {
    running ??= deliver().finally(() => {
      running = null;
    });
    return running;
  }

  async function deliver() {
    const round = { results: new Map(), reason: null, message: "" };
    const batch = pending().slice(0, MAX_BATCH);
    if (batch.length === 0) return round;
    const reply = await post({ device, sent_at: clock.iso(), events: batch });
    if (!reply.ok || !Array.isArray(reply.data?.results)) {
      // Nothing is deleted on an HTTP error, whatever its status: only a judgement by id ends an event's wait.
      round.reason = reply.error?.code ?? "bad_reply";
      round.message = reply.error?.message ?? "";
      return round;
    }
    for (const result of reply.data.results) settle(result, reply.data.standing, round);
    onChange(queue.size);
    return round;
  }

  function settle(result, standing, round) {
    const event = queue.get(result?.id);
    if (!event) return;
    round.results.set(event.id, result);
    if (FINAL.has(result.status)) {
      queue.delete(event.id);
      if (result.status === "conflict") store.park(event, result);
      else store.remove(event.id);
    }
    onResult(event, result, standing);
  }

  /** The waiting event of this kind, so that the same deed is never queued twice under two ids. */
  function waitingFor(type, { station, question } = {}) {
    return pending().find((event) => event.type === type && event.station === station && event.question === question) ?? null;
  }

  return { send, flush, pending, waitingFor };
}
