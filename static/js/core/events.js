// Events of this phone: made once with an id, which stays theirs until the server has judged it. Pure: chance and time are
// passed in. Imported by core/, ui/ and pages/.
import { uuid } from "./ids.js";

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
