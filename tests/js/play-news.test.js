// What a group is told without its doing: phases, released stations, corrections, names; cards, and how often it is spoken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createLimiter } from "../../static/js/core/announce.js";
import { cardsAfter, cardsLeft, newsBetween } from "../../static/js/core/news.js";
import { isLobby, takesCheckins } from "../../static/js/core/phases.js";
import { allowedScreen } from "../../static/js/core/screens.js";
import { isComplete } from "../../static/js/core/target.js";
import { walkView } from "../../static/js/core/walk.js";

function server({ phase = "running", name = "Flinke Füchse", adjustments, rathaus = { state: "locked" } } = {}) {
  return { tour: { phase }, group: { name }, stations: { rathaus, schloss: { state: "locked" } }, ...(adjustments ? { adjustments } : {}) };
}

const RELEASED = { state: "open", method: "release", questions: [] };

test("nothing that stays is news", () => {
  const same = server();
  assert.deepEqual(newsBetween(same, same), []);
  assert.deepEqual(newsBetween(null, same), []);
  assert.deepEqual(newsBetween(server({ rathaus: RELEASED }), server({ rathaus: RELEASED })), []);
});

test("a phase says from where to where", () => {
  assert.deepEqual(newsBetween(server({ phase: "open" }), server()), [{ kind: "phase", from: "open", to: "running" }]);
});

test("a station is news when the host opened it, not when the group did", () => {
  const released = [{ kind: "released", station: "rathaus" }];
  assert.deepEqual(newsBetween(server(), server({ rathaus: RELEASED })), released);
  assert.deepEqual(newsBetween(server({ rathaus: { state: "skipped" } }), server({ rathaus: { ...RELEASED, state: "done" } })), released);
  assert.deepEqual(newsBetween(server(), server({ rathaus: { state: "open", method: "code" } })), []);
  assert.deepEqual(newsBetween(server({ rathaus: { state: "open", method: "gps" } }), server({ rathaus: RELEASED })), []);
});

test("a correction is news once", () => {
  const one = { id: "a", points: 50, reason: "Gut geholfen", at: "2026-07-26T12:00:00Z" };
  const two = { ...one, id: "b", points: -20 };
  assert.deepEqual(newsBetween(server(), server({ adjustments: [one] })), [{ kind: "adjusted", adjustment: one }]);
  assert.deepEqual(newsBetween(server({ adjustments: [one] }), server({ adjustments: [one, two] })), [{ kind: "adjusted", adjustment: two }]);
  assert.deepEqual(newsBetween(server({ adjustments: [one] }), server({ adjustments: [] })), []);
});

test("a new name is news", () => {
  assert.deepEqual(newsBetween(server(), server({ name: "Stille Füchse" })), [{ kind: "renamed", name: "Stille Füchse" }]);
});

test("a pause has its card as long as it lasts, beside those of released stations", () => {
  const released = cardsAfter([], { kind: "released", station: "rathaus" });
  const paused = cardsAfter(released, { kind: "phase", from: "running", to: "paused" });
  assert.deepEqual(paused.map((card) => card.kind), ["released", "pause"]);
  assert.deepEqual(cardsAfter(paused, { kind: "phase", from: "paused", to: "paused" }).length, 2);
  assert.deepEqual(cardsAfter(paused, { kind: "phase", from: "paused", to: "running" }), released);
  assert.equal(cardsAfter(paused, { kind: "renamed", name: "x" }), paused);
  assert.deepEqual(cardsAfter(released, { kind: "released", station: "rathaus" }), released);
});

test("a released station's card goes when it is read or closed again, not while another screen shows it", () => {
  const cards = [{ kind: "pause" }, { kind: "released", station: "rathaus" }];
  const open = server({ rathaus: RELEASED });
  for (const name of ["station", "question", "answered"]) {
    assert.deepEqual(cardsLeft(cards, { screen: { name, station: "rathaus" }, server: open }), [cards[0]]);
    assert.deepEqual(cardsLeft(cards, { screen: { name, station: "schloss" }, server: open }), cards);
  }
  assert.deepEqual(cardsLeft(cards, { screen: { name: "code", station: "rathaus" }, server: open }), cards);
  assert.deepEqual(cardsLeft(cards, { screen: { name: "walk" }, server: server() }), [cards[0]]);
});

test("a call is news once a host has seen it, also where the call itself was missed", () => {
  const call = (seen_at, id = "h1") => ({ ...server(), help: { id, station: "rathaus", at: "2026-07-26T14:31:00Z", seen_at } });
  const seen = [{ kind: "seen", station: "rathaus" }];
  assert.deepEqual(newsBetween(call(null), call("2026-07-26T14:32:00Z")), seen);
  assert.deepEqual(newsBetween(server(), call("2026-07-26T14:32:00Z")), seen);
  assert.deepEqual(newsBetween(call("2026-07-26T14:32:00Z"), call("2026-07-26T14:32:00Z")), []);
  assert.deepEqual(newsBetween(call("2026-07-26T14:32:00Z"), call("2026-07-26T14:40:00Z", "h2")), seen);
  assert.deepEqual(newsBetween(call("2026-07-26T14:32:00Z"), { ...server(), help: null }), []);
  const cards = cardsAfter([{ kind: "pause" }], seen[0]);
  assert.deepEqual(cards.map(({ kind }) => kind), ["pause", "seen"]);
  assert.deepEqual(cardsLeft(cards, { screen: { name: "walk" }, server: call("2026-07-26T14:32:00Z") }), cards);
  // The station was opened, so nothing is left to wait for.
  assert.deepEqual(cardsLeft(cards, { screen: { name: "walk" }, server: { ...server(), help: null } }), [cards[0]]);
});

test("a station that the phone had opened ahead and the server refused is news, until its own walk says so", () => {
  const ahead = server({ rathaus: { state: "open", method: "gps", provisional: true } });
  assert.deepEqual(newsBetween(ahead, server()), [{ kind: "unrecognised", station: "rathaus" }]);
  assert.deepEqual(newsBetween(ahead, server({ rathaus: { state: "open", method: "gps" } })), []);
  const cards = cardsAfter([], { kind: "unrecognised", station: "rathaus" });
  assert.deepEqual(cardsLeft(cards, { screen: { name: "walk" }, target: "schloss", server: server() }), cards);
  assert.deepEqual(cardsLeft(cards, { screen: { name: "walk" }, target: "rathaus", server: server() }), []);
  assert.deepEqual(cardsLeft(cards, { screen: { name: "list" }, target: "rathaus", server: server({ rathaus: RELEASED }) }), []);
});

// ---- phases ----

test("before the start a group waits, after the end nothing is taken, in a pause deeds wait on the phone", () => {
  assert.deepEqual(["planned", "open", "running", "paused", "ended"].map(isLobby), [true, true, false, false, false]);
  assert.deepEqual(["planned", "open", "running", "paused", "ended"].map(takesCheckins), [false, false, true, true, false]);
});

test("before the start the way is a lobby, whatever the position", () => {
  const station = { id: "s", number: 1, name: "Rathaus", position: { lat: 53.3, lon: 11.5 } };
  const rows = [{ id: "s", station, status: { state: "locked" }, fence: null }];
  const facts = { rows, target: "s", fix: { lat: 53.3, lon: 11.5, accuracy_m: 5 }, age_s: 1, heading: null, location: "on" };
  for (const phase of ["planned", "open"]) assert.equal(walkView({ ...facts, server: { tour: { phase } } }).kind, "lobby");
  for (const phase of ["running", "paused"]) assert.equal(walkView({ ...facts, server: { tour: { phase } } }).kind, "inside");
});

test("the end of the tour is the end of every walk, also of one that aims somewhere", () => {
  const rows = [{ id: "s", status: { state: "locked" } }];
  assert.equal(isComplete(rows, { standing: {}, tour: { phase: "ended" } }), true);
  assert.equal(isComplete(rows, { standing: {}, tour: { phase: "paused" } }), false);
  const facts = { rows, complete: true, aimed: true, toMeeting: false, pending: [] };
  assert.deepEqual(allowedScreen({ name: "walk" }, { ...facts, phase: "ended" }), { name: "finished" });
  assert.deepEqual(allowedScreen({ name: "walk" }, { ...facts, phase: "running" }), { name: "walk" });
  assert.deepEqual(allowedScreen({ name: "walk" }, { ...facts, phase: "ended", toMeeting: true }), { name: "walk" });
});

test("no code is asked for before the start and after the end", () => {
  const facts = { rows: [{ id: "s", status: { state: "locked" } }], complete: false, pending: [] };
  const code = { name: "code", station: "s" };
  for (const phase of ["planned", "open", "ended"]) assert.equal(allowedScreen(code, { ...facts, phase }).name, "walk");
  for (const phase of ["running", "paused"]) assert.equal(allowedScreen(code, { ...facts, phase }), code);
});

// ---- speaking sparingly ----

function speaker() {
  let now = 0;
  let timers = [];
  const said = [];
  const clock = {
    mono: () => now,
    later(handler, ms) {
      const timer = { handler, at: now + ms };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  const pass = (ms) => {
    now += ms;
    const due = timers.filter((timer) => timer.at <= now);
    timers = timers.filter((timer) => timer.at > now);
    for (const timer of due) timer.handler();
  };
  return { limiter: createLimiter({ clock, say: (words) => said.push([now, words]) }), said, pass };
}

test("the first sentence is said at once, of those that follow within ten seconds only the latest", () => {
  const { limiter, said, pass } = speaker();
  limiter.offer("Platz 3");
  limiter.offer("Platz 4");
  pass(4000);
  limiter.offer("Platz 2");
  pass(5999);
  assert.deepEqual(said, [[0, "Platz 3"]]);
  pass(1);
  assert.deepEqual(said.at(-1), [10_000, "Platz 2"]);
  pass(60_000);
  assert.equal(said.length, 2);
});

test("a minute of constant change is six sentences", () => {
  const { limiter, said, pass } = speaker();
  for (let second = 0; second < 60; second += 1) {
    limiter.offer(`Platz ${second}`);
    pass(1000);
  }
  assert.equal(said.filter(([at]) => at < 60_000).length, 6);
});

test("there and back again is not said", () => {
  const { limiter, said, pass } = speaker();
  limiter.offer("Platz 3");
  limiter.offer("Platz 4");
  limiter.offer("Platz 3");
  pass(20_000);
  assert.equal(said.length, 1);
});

test("what waits is forgotten when its screen is left, and the pause goes on", () => {
  const { limiter, said, pass } = speaker();
  limiter.offer("Platz 3");
  limiter.offer("Platz 4");
  limiter.drop();
  pass(5000);
  limiter.offer("Platz 3");
  pass(4000);
  assert.equal(said.length, 1);
  pass(1000);
  assert.deepEqual(said.at(-1), [10_000, "Platz 3"]);
});

test("a meeting point that the host names or moves is news, one that goes is not", () => {
  const at = (tour) => ({ tour: { phase: "running", ...tour }, stations: {}, group: { name: "A" } });
  const from = at({ meeting: "", meeting_at: null });
  const named = at({ meeting: "Bühne", meeting_at: null });
  const timed = at({ meeting: "Bühne", meeting_at: "2026-06-21T16:00:00Z" });
  assert.deepEqual(newsBetween(from, named), [{ kind: "meeting", what: "Bühne" }]);
  assert.deepEqual(newsBetween(named, timed), [{ kind: "meeting", what: "Bühne 2026-06-21T16:00:00Z" }]);
  assert.deepEqual([newsBetween(timed, from), newsBetween(timed, timed)], [[], []]);
  const cards = cardsAfter([{ kind: "meeting", what: "Bühne" }], { kind: "meeting", what: "Brunnen" });
  assert.deepEqual(cards, [{ kind: "meeting", what: "Brunnen" }]);
  const screen = { name: "walk" };
  assert.deepEqual(cardsLeft(cards, { screen, server: named }), []);
  assert.deepEqual(cardsLeft([{ kind: "meeting", what: "Bühne" }], { screen, server: named }).length, 1);
});
