// Which station is next, when the phone asks "Wo seid ihr?", and what the screen "Weg" says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { routeLegs } from "../../static/js/core/legs.js";
import { checkinChoice, closedAhead, isComplete, nextTarget, orderedStations, stationsAround } from "../../static/js/core/target.js";
import { needsPosition, refusalView, stillRefused, walkView } from "../../static/js/core/walk.js";

// Town hall and Schloßstraße lie 52 m apart, so their fences overlap; the playground has no known place.
const STATIONS = [
  { id: "rathaus", number: 1, name: "Rathaus", position: { lat: 53.32485, lon: 11.4949 }, fence: { radius_m: 30 } },
  { id: "schlossstrasse", number: 2, name: "Schloßstraße", position: { lat: 53.32438, lon: 11.49484 }, fence: { radius_m: 30 } },
  { id: "platzhaus", number: 3, name: "Platzhaus", position: null, fence: null },
];
const PACK = { stations: STATIONS };
const BETWEEN = { lat: 53.32462, lon: 11.49487, accuracy_m: 10, age_s: 2 };
const AT_RATHAUS = { lat: 53.32505, lon: 11.4949, accuracy_m: 5, age_s: 2 };
const FAR = { lat: 53.3262, lon: 11.4953, accuracy_m: 12, age_s: 2 };

function server(states = {}, order = ["schlossstrasse", "platzhaus", "rathaus"], standing = {}) {
  const stations = Object.fromEntries(STATIONS.map(({ id }) => [id, { state: states[id] ?? "locked", points: 0 }]));
  return { order, stations, standing };
}

const rowsOf = (states, order) => orderedStations(PACK, server(states, order));
const view = (target, extra = {}, states = {}) =>
  walkView({ rows: rowsOf(states), server: server(states), target, fix: FAR, age_s: 2, heading: null, location: "on", ...extra });

test("stations come in the group's order, and none is lost if the order misses it", () => {
  assert.deepEqual(rowsOf().map((row) => row.id), ["schlossstrasse", "platzhaus", "rathaus"]);
  assert.deepEqual(rowsOf({}, ["rathaus", "unknown"]).map((row) => row.id), ["rathaus", "schlossstrasse", "platzhaus"]);
});

test("the next target is the next closed station, around the end, then one with open questions", () => {
  assert.equal(nextTarget(rowsOf()), "schlossstrasse");
  assert.equal(nextTarget(rowsOf({ schlossstrasse: "done" }), "schlossstrasse"), "platzhaus");
  assert.equal(nextTarget(rowsOf({ rathaus: "done" }), "rathaus"), "schlossstrasse");
  assert.equal(nextTarget(rowsOf({ schlossstrasse: "open", platzhaus: "skipped", rathaus: "done" }), "rathaus"), "schlossstrasse");
  assert.equal(nextTarget(rowsOf({ schlossstrasse: "done", platzhaus: "skipped", rathaus: "done" })), null);
});

test("the walk is over when every station is done or left out, or the group says so", () => {
  assert.equal(isComplete(rowsOf({ schlossstrasse: "done", platzhaus: "skipped", rathaus: "done" }), server()), true);
  assert.equal(isComplete(rowsOf({ schlossstrasse: "done", platzhaus: "open", rathaus: "done" }), server()), false);
  assert.equal(isComplete(rowsOf(), server({}, [], { finished: true })), true);
});

test("inside two fences the phone asks, with the wanted station first", () => {
  assert.deepEqual(stationsAround(rowsOf(), BETWEEN, "rathaus"), ["rathaus", "schlossstrasse"]);
  assert.deepEqual(checkinChoice(rowsOf(), BETWEEN, "rathaus"), { ask: true, candidates: ["rathaus", "schlossstrasse"] });
  assert.deepEqual(checkinChoice(rowsOf(), BETWEEN, "schlossstrasse"), { ask: true, candidates: ["schlossstrasse", "rathaus"] });
});

test("inside another station's fence alone the phone asks too", () => {
  const choice = checkinChoice(rowsOf(), { ...AT_RATHAUS, accuracy_m: 1 }, "schlossstrasse");
  assert.deepEqual(choice, { ask: true, candidates: ["schlossstrasse", "rathaus"] });
});

test("a station that is open already is no question, and far away there is none", () => {
  assert.equal(checkinChoice(rowsOf({ schlossstrasse: "open" }), BETWEEN, "rathaus").ask, false);
  assert.equal(checkinChoice(rowsOf(), FAR, "rathaus").ask, false);
});

test("a fix too old or too imprecise asks nothing: the server's sentence comes first", () => {
  assert.equal(checkinChoice(rowsOf(), { ...BETWEEN, age_s: 31 }, "rathaus").ask, false);
  assert.equal(checkinChoice(rowsOf(), { ...BETWEEN, accuracy_m: 101 }, "rathaus").ask, false);
});

test("the way says far, near and inside by the distance to the fence", () => {
  assert.equal(view("rathaus").kind, "far");
  assert.equal(view("rathaus").compass, "s");
  assert.equal(view("rathaus", { fix: { lat: 53.3254, lon: 11.4949, accuracy_m: 5 } }).kind, "near");
  assert.equal(view("rathaus", { fix: AT_RATHAUS }).kind, "inside");
});

test("without a fresh fix no distance is shown", () => {
  assert.equal(view("rathaus", { age_s: 31 }).kind, "nofix");
  assert.equal(view("rathaus", { fix: null, age_s: Infinity }).kind, "nofix");
  assert.equal(view("rathaus", { location: "off" }).kind, "off");
  // Two to ten kilometres off: "5 m, you are there" would be made up.
  assert.equal(view("rathaus", { fix: { ...AT_RATHAUS, accuracy_m: 3000 } }).kind, "rough");
  assert.equal(view("rathaus", { fix: { ...AT_RATHAUS, accuracy_m: 100 } }).kind, "inside");
  // A check-in would be refused as too imprecise, so "you are there" is not said either.
  assert.equal(view("rathaus", { fix: { ...AT_RATHAUS, accuracy_m: 180 } }).kind, "near");
  assert.equal(view("platzhaus").kind, "place");
});

test("an open or done station is no way any more, except to the meeting", () => {
  assert.equal(view("rathaus", {}, { rathaus: "open" }).kind, "open");
  assert.equal(view("rathaus", {}, { rathaus: "done" }).kind, "done");
  assert.equal(view("rathaus", { toMeeting: true }, { rathaus: "done" }).kind, "far");
  assert.equal(view("nowhere").kind, "none");
});

test("the arrow follows the walking direction", () => {
  const north = view("rathaus");
  const turned = view("rathaus", { heading: 180 });
  assert.equal(north.northUp, true);
  assert.equal(turned.northUp, false);
  assert.ok(Math.abs(north.angle - 180 - turned.angle) < 1e-9);
});

test("a refusal's figures and the wait without reception become one view", () => {
  const refused = { status: "refused", reason: "too_far", message: "m", verdict: { distance_m: 150, accuracy_m: 20 } };
  assert.deepEqual(refusalView(refused, null), { kind: "too_far", message: "m", distance_m: 150, accuracy_m: 20 });
  assert.equal(refusalView({ status: "queued", reason: "network" }, null).kind, "offline");
  assert.equal(refusalView({ status: "retry", reason: "tour_paused", message: "Pause" }, null).message, "Pause");
});

test("the position is watched on the way and in the list, not at an open station and not after the walk", () => {
  const facts = (name, kind = "far", more = {}) => ({ screen: { name }, view: { kind }, rows: rowsOf(), complete: false, toMeeting: false, ...more });
  for (const kind of ["far", "near", "inside", "nofix", "rough", "place"]) assert.equal(needsPosition(facts("walk", kind)), true, kind);
  for (const kind of ["open", "done", "lobby", "off", "finished"]) assert.equal(needsPosition(facts("walk", kind)), false, kind);
  assert.equal(needsPosition(facts("choose", "open")), true);
  assert.equal(needsPosition(facts("list")), true);
  assert.equal(needsPosition(facts("list", "far", { complete: true })), false);
  for (const name of ["station", "question", "help", "standing", "finished"]) assert.equal(needsPosition(facts(name)), false, name);
});

test("a refusal is yesterday's news once the fix is better or the fence is reached", () => {
  assert.equal(stillRefused({ kind: "too_far" }, { kind: "near" }), true);
  assert.equal(stillRefused({ kind: "too_far" }, { kind: "inside" }), false);
  assert.equal(stillRefused({ kind: "too_imprecise" }, { kind: "near", accuracy_m: 120 }), true);
  assert.equal(stillRefused({ kind: "too_imprecise" }, { kind: "near", accuracy_m: 20 }), false);
  assert.equal(stillRefused({ kind: "nofix" }, { kind: "far" }), false);
  assert.equal(stillRefused({ kind: "offline" }, { kind: "inside" }), true);
});

test("the route's line is cut at its stations, and legs between visited ones count as walked", () => {
  const line = [[53.3252, 11.4949], [53.32485, 11.4949], [53.3246, 11.49487], [53.32438, 11.49484], [53.324, 11.4948]];
  const legs = routeLegs(line, rowsOf({ rathaus: "done", schlossstrasse: "open" }));
  assert.deepEqual(legs.map((leg) => leg.walked), [false, true, false]);
  assert.deepEqual(legs[1].points, line.slice(1, 4));
});

test("without a line the legs are straight, in the group's order", () => {
  const legs = routeLegs(null, rowsOf({ rathaus: "done" }));
  assert.deepEqual(legs, [{ points: [[53.32438, 11.49484], [53.32485, 11.4949]], walked: false }]);
});

test("the order without steps begins where the group's own one does, and is left as it was found", () => {
  const stations = ["a", "b", "c", "d"].map((id) => ({ id }));
  const pack = { stations, route: { step_free_order: ["d", "b", "a"] } };
  const ids = (server, stepFree) => orderedStations(pack, server, stepFree).map(({ id }) => id);
  assert.deepEqual(ids({ order: ["b", "c", "d", "a"] }, false), ["b", "c", "d", "a"]);
  // A station that cannot be reached without steps comes last, for whoever finds a way.
  assert.deepEqual(ids({ order: ["b", "c", "d", "a"] }, true), ["b", "a", "d", "c"]);
  assert.deepEqual(ids({ order: ["c", "d", "a", "b"] }, true), ["d", "b", "a", "c"]);
  const apart = (stepFree, of = pack) => orderedStations(of, { order: ["b", "c", "d", "a"] }, stepFree).filter((row) => row.apart).map(({ id }) => id);
  assert.deepEqual([apart(true), apart(false), apart(true, { stations, route: {} })], [["c"], [], []]);
  assert.deepEqual(orderedStations({ stations, route: {} }, { order: ["b", "a", "c", "d"] }, true).map(({ id }) => id), ["b", "a", "c", "d"]);
});

test("a code is asked for at the target, or at the next station that is closed", () => {
  const rows = [["a", "open"], ["b", "skipped"], ["c", "done"], ["d", "locked"]].map(([id, state]) => ({ id, status: { state } }));
  assert.deepEqual(["a", "b", "c", "d", null].map((target) => closedAhead(rows, target)), ["b", "b", "d", "d", "b"]);
  assert.equal(closedAhead([rows[0], rows[2]], "a"), null);
});
