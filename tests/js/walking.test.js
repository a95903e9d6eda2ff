// Walking along a line, with stations beside it, and the virtual group of the desk walk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { planeDistance } from "../../static/js/core/geo.js";
import { createRandom } from "../../static/js/core/noise.js";
import { createWalker } from "../../static/js/core/walker.js";
import { createPath, moved, nearestAlong, placeAt, walkOn } from "../../static/js/core/walking.js";

const START = { lat: 53.32, lon: 11.49 };
const at = (east, north) => moved(START, east, north);
const point = ({ lat, lon }) => [lat, lon];
const near = (one, other, metres = 0.5) => assert.ok(planeDistance(one, other) <= metres, `${planeDistance(one, other)} m apart`);

// 200 m to the east, then 100 m to the north.
const LINE = [at(0, 0), at(200, 0), at(200, 100)].map(point);
const STATIONS = [
  { id: "tor", position: at(50, 20) },
  { id: "code", position: null },
  { id: "turm", position: at(200, 60) },
];

test("a step of so many metres is so long, in any direction", () => {
  for (const [east, north] of [[5, 0], [0, 5], [-25, 0], [0, -25], [300, 400]]) {
    const there = at(east, north);
    assert.ok(Math.abs(planeDistance(START, there) - Math.hypot(east, north)) < 0.05);
  }
  assert.ok(at(5, 0).lon > START.lon);
  assert.ok(at(0, 5).lat > START.lat);
});

test("the way leaves the line to a station beside it and comes back", () => {
  const path = createPath(LINE, STATIONS);
  const stop = path.find(({ station }) => station === "tor");
  near(stop, STATIONS[0].position);
  assert.ok(Math.abs(stop.along - 70) < 1, `${stop.along}`);
  assert.deepEqual(path.filter(({ station }) => station).map(({ station }) => station), ["tor", "turm"]);
  assert.ok(Math.abs(path.at(-1).along - 340) < 1, `${path.at(-1).along}`);
});

test("without a line the way leads straight from station to station", () => {
  const path = createPath(null, STATIONS);
  assert.deepEqual(path.map(({ station }) => station), ["tor", "turm"]);
  assert.ok(Math.abs(path.at(-1).along - planeDistance(STATIONS[0].position, STATIONS[2].position)) < 0.1);
});

test("a way of nothing or of one place is none to walk", () => {
  assert.deepEqual(createPath(null, []), []);
  const walker = createWalker({ random: createRandom(1) });
  walker.setPath(createPath(null, STATIONS.slice(0, 1)));
  assert.ok(walker.goToStation("tor"));
  assert.equal(walker.canWalk(), false);
  walker.start();
  assert.equal(walker.going(), false);
});

test("places along the way and back", () => {
  const path = createPath(LINE, []);
  near(placeAt(path, 0), at(0, 0));
  near(placeAt(path, 120), at(120, 0));
  near(placeAt(path, 250), at(200, 50));
  near(placeAt(path, 1e6), at(200, 100));
  assert.ok(Math.abs(nearestAlong(path, at(120, 30)) - 120) < 0.5);
});

test("a group walks so fast as told and stops at each station", () => {
  const path = createPath(LINE, STATIONS);
  let group = { position: at(0, 0), along: 0 };
  group = walkOn(path, group, 10);
  near(group.position, at(10, 0));
  assert.equal(group.station, null);
  group = walkOn(path, group, 500);
  assert.equal(group.station, "tor");
  near(group.position, STATIONS[0].position);
  group = walkOn(path, group, 500);
  assert.equal(group.station, "turm");
  group = walkOn(path, group, 500);
  assert.ok(group.ended);
  near(group.position, at(200, 100));
});

test("no station is walked past, however close before it a step ends", () => {
  const path = createPath(LINE, STATIONS);
  const stop = path.find(({ station }) => station === "tor").along;
  for (const before of [0.01, 0.3, 0.5, 1]) {
    const group = { position: placeAt(path, stop - before), along: stop - before };
    assert.equal(walkOn(path, group, 6.5).station, "tor", `${before} m before it`);
  }
  // Whoever sets out from there is not held up by it.
  assert.equal(walkOn(path, { position: placeAt(path, stop), along: stop }, 6.5).station, null);
});

test("a group that was put beside the way walks there first", () => {
  const path = createPath(LINE, []);
  const group = walkOn(path, { position: at(100, 50), along: 100 }, 20);
  near(group.position, at(100, 30));
  const later = walkOn(path, group, 40);
  near(later.position, at(110, 0));
});

test("the walker of the desk: times 20, stopped by hand, by stations and by the end", () => {
  const walker = createWalker({ random: createRandom(1) });
  walker.setPath(createPath(LINE, STATIONS));
  walker.goTo(at(0, 0));
  assert.equal(walker.tick(1), null);
  near(walker.position(), at(0, 0));
  walker.start();
  walker.tick(1);
  near(walker.position(), at(1.3, 0));
  walker.settings.speed = 20;
  walker.tick(1);
  near(walker.position(), at(27.3, 0));
  walker.pause();
  walker.tick(1);
  near(walker.position(), at(27.3, 0));
  walker.start();
  assert.deepEqual(walker.tick(10), { station: "tor", ended: false });
  assert.equal(walker.going(), false);
  walker.start();
  assert.deepEqual(walker.tick(60), { station: "turm", ended: false });
  walker.start();
  assert.deepEqual(walker.tick(60), { station: null, ended: true });
  // From the end it sets out anew.
  walker.start();
  assert.ok(walker.going());
});

test("the walker goes by steps and to stations that have a place", () => {
  const walker = createWalker({ random: createRandom(1) });
  walker.setPath(createPath(LINE, STATIONS));
  walker.step(5, 0);
  assert.equal(walker.position(), null);
  assert.equal(walker.fix(), null);
  assert.equal(walker.goToStation("code"), false);
  assert.ok(walker.goToStation("turm"));
  walker.step(0, 25);
  near(walker.position(), at(200, 85));
  walker.settings.around = "none";
  near(walker.fix(), walker.position());
  walker.settings.silent = true;
  assert.equal(walker.fix(), null);
});

test("who sets out comes to the first station first, even where another part of the way is nearer", () => {
  // Out and back: 60 metres before the first station the way already leads to the third one.
  const at = (north) => moved({ lat: 53, lon: 11 }, 0, north);
  const stations = [["a", 0], ["b", 50], ["c", -60]].map(([id, north]) => ({ id, position: at(north) }));
  const walker = createWalker({ random: () => 0.5 });
  walker.setPath(createPath(null, stations));
  assert.equal(walker.setOutTo("nowhere", 60), false);
  assert.equal(walker.setOutTo("a", 60), true);
  walker.settings.speed = 20;
  const stops = [];
  for (let rest = 200; rest > 0 && stops.length < 3; rest -= 1) {
    if (!walker.going()) walker.start();
    const stop = walker.tick(0.25);
    if (stop?.station) stops.push(stop.station);
  }
  assert.deepEqual(stops, ["a", "b", "c"]);
});
