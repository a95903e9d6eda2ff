// What the studio reads out of drafts: ids, dots, places of changes, overlapping fences, measured positions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commonGround, fenceOf } from "../../static/js/core/studio-fences.js";
import { planeDistance } from "../../static/js/core/geo.js";
import { confidenceOf, meanFix } from "../../static/js/core/studio-measure.js";
import { countWords, dotsOf, fieldKey, freeQuiz, freshId, nameOf, placed, placeOf, placeWords, publicRoute } from "../../static/js/core/studio-route.js";

test("ids are nobody else's, today or before", () => {
  const made = new Set(Array.from({ length: 500 }, () => freshId("station", () => crypto.randomUUID())));
  assert.equal(made.size, 500);
  for (const id of made) assert.match(id, /^station-[a-z0-9]{6}$/);
  assert.equal(freeQuiz("weg", "rathaus", ["weg/rathaus"]), "weg/rathaus-2");
});

test("a station says what it still lacks", () => {
  assert.deepEqual(dotsOf({ id: "a" }, 0), { place: false, insight: false, question: false });
  assert.deepEqual(dotsOf({ id: "a", position: {}, media: [{}] }, 2), { place: true, insight: true, question: true });
});

test("a place on the map keeps what was known of it and no more digits than a decimetre has", () => {
  assert.deepEqual(placed({ confidence: "low", lat: 1 }, { lat: 53.123456789, lon: 11.1 }, "Karte"), { confidence: "low", lat: 53.123457, lon: 11.1, source: "Karte" });
  assert.equal(placed(null, { lat: 1, lon: 2 }, "Karte").confidence, "high");
});

test("a changed place is called by its station and its field", () => {
  const document = { route: { stations: [{ id: "a", name: { de: "Markt", en: "Market" } }] } };
  const words = { label: (path) => (path[0] === "route" && path[1] !== "stations" ? path[1] : path[3]).toUpperCase(), unnamed: "Ohne Namen" };
  assert.equal(placeWords(["route", "stations", "a", "insight", "en"], document, "en", words), "Market · INSIGHT");
  assert.equal(placeWords(["route", "stations", "b", "name"], document, "de", words), "Ohne Namen · NAME");
  assert.equal(placeWords(["route", "phone"], document, "de", words), "PHONE");
  const quiz = { quiz: { questions: [{ id: "q", prompt: { de: "Wie alt?" } }, { id: "r" }, { id: "s", prompt: "x".repeat(90) }] } };
  assert.equal(placeWords(["quiz", "questions", "q", "points"], quiz, "de", words), "Wie alt? · POINTS");
  assert.equal(placeWords(["quiz", "questions", "r"], quiz, "de", words), "Ohne Namen");
  assert.equal(placeWords(["quiz", "questions", "s"], quiz, "de", words), `${"x".repeat(60)}…`);
  assert.deepEqual(placeOf(["quiz", "questions", "q", "prompt", "de"]), { station: null, question: "q", field: "prompt", language: "de" });
  assert.equal(nameOf({ name: "Teich" }, "en"), "Teich");
  assert.equal(nameOf({}, "en"), "");
});

test("words are counted as a reader does", () => {
  assert.equal(countWords("  **Ein** Haus – von 1780.\n\n- Punkt "), 5);
});

const at = (lat, lon, radius) => ({ center: { lat, lon }, radius_m: radius });

test("two circles have in common what lies within both", () => {
  const [one, other] = [at(53.3, 11.5, 30), at(53.3, 11.501, 30)];
  const apart = planeDistance(one.center, other.center);
  assert.ok(apart > 60 && apart < 110);
  assert.equal(commonGround(one, other, 0), null);
  for (const [lat, lon] of commonGround(one, other, 25)) {
    for (const { center } of [one, other]) assert.ok(planeDistance(center, { lat, lon }) <= 55.01);
  }
});

test("a circle within another is what both have in common", () => {
  const points = commonGround(at(53.3, 11.5, 100), at(53.3, 11.5001, 15), 0);
  for (const [lat, lon] of points) assert.ok(Math.abs(planeDistance({ lat: 53.3, lon: 11.5001 }, { lat, lon }) - 15) < 0.01);
});

test("a fence without a radius is the usual one, one without a position is none", () => {
  assert.equal(fenceOf({ id: "a" }, 30), null);
  assert.equal(fenceOf({ id: "a", position: { lat: 1, lon: 2 } }, 30).radius_m, 30);
  assert.deepEqual(fenceOf({ position: { lat: 1, lon: 2 }, fence: { polygon: [[1, 2]] } }, 30).polygon, [[1, 2]]);
});

test("a measured position leans on the exact fixes and is no more exact than the best", () => {
  const mean = meanFix([{ lat: 1, lon: 1, accuracy_m: 5 }, { lat: 2, lon: 2, accuracy_m: 50 }, { lat: 9, lon: 9, accuracy_m: 500 }]);
  assert.ok(mean.lat > 1 && mean.lat < 1.02);
  assert.deepEqual([mean.accuracy_m, mean.count], [5, 2]);
  assert.equal(meanFix([{ lat: 1, lon: 1, accuracy_m: 101 }]), null);
  assert.deepEqual([8, 20, 60].map(confidenceOf), ["high", "medium", "low"]);
});

test("a field is called as the form calls it, however deep a change lies", () => {
  const names = { "stations/position": "place", "stations/position/source": "origin", "stations/media": "picture", "quiz/questions/tolerance": "full", title: "title" };
  const known = new Set(["sq-field-number-answer", "sq-field-options"]);
  const quiz = { quiz: { questions: [{ id: "q", type: "number" }] } };
  const key = (path, draft = {}) => fieldKey(path, draft, names, (one) => known.has(one));
  assert.equal(key(["route", "title", "de"]), "title");
  assert.equal(key(["route", "stations", "a", "position", "source"]), "origin");
  assert.equal(key(["route", "stations", "a", "position", "lat"]), "place");
  assert.equal(key(["quiz", "questions", "q", "tolerance"], quiz), "full");
  assert.equal(key(["quiz", "questions", "q", "answer"], quiz), "sq-field-number-answer");
  assert.equal(key(["quiz", "questions", "q", "options", "a", "text", "de"], quiz), "sq-field-options");
  assert.equal(key(["route", "unknown"]), null);
});

test("what everybody may read of a route is what its page says, of whatever is written already", () => {
  const stations = [
    { id: "a", name: "Markt", dwell_min: 8, indoor: true, insight: "Geheim", quiz: "weg/a", access: { wheelchair: "yes", steps: 0, seats: "unknown", note: "Klingeln" } },
    { id: "b", name: { de: "Tor" }, dwell_min: 60 },
    { id: "c" },
  ];
  const way = { metres: 1234, minutes: 19, legs: [{ from: "a", metres: 994, minutes: 15 }, { from: "b", metres: 1240, minutes: 19 }] };
  const shown = publicRoute({ route: { title: { de: "Rundgang" }, order: "free", stations } }, way);
  assert.deepEqual([shown.title, shown.summary, shown.order, shown.way, shown.total], [{ de: "Rundgang" }, "", "free", { km: 1.2, minutes: 19 }, null]);
  assert.deepEqual(shown.stations[0].access, { known: [["wheelchair", "yes"], ["steps", 0]], unknown: ["surface", "seats", "toilet", "shelter"], note: "Klingeln" });
  assert.deepEqual(shown.stations.map(({ leg }) => leg), [{ metres: 990, km: null, minutes: 15 }, { metres: null, km: 1.2, minutes: 19 }, null]);
  assert.doesNotMatch(JSON.stringify(shown), /Geheim|weg\/a/);
  assert.deepEqual(publicRoute({ route: { stations: stations.slice(0, 2) } }, way).total, { hours: 1, minutes: 25 });
  assert.deepEqual(publicRoute({}, null), { title: "", summary: "", order: "fixed", meeting_point: "", phone: "", way: null, total: null, stations: [] });
});

test("a draft out of a file may have empty fields and odd entries", () => {
  const [station, ...others] = publicRoute({ route: { stations: [{ id: "a", name: null, access: null, directions: null }, null, 5] } }, null).stations;
  assert.deepEqual(others, []);
  assert.deepEqual([station.name, station.directions, station.access.known, station.access.note], ["", "", [], ""]);
});
