// The meeting point: the host's word first, then the route's, then its finish.
import assert from "node:assert/strict";
import { test } from "node:test";
import { meetingPoint } from "../../static/js/core/meeting.js";

const FINISH = { id: "schloss", name: "Schloss", position: { lat: 53.3, lon: 11.5 } };
const at = "2026-06-21T14:30:00Z";
const meet = (tour, route = {}) => meetingPoint({ pack: { route, stations: [FINISH] }, server: { tour } });

test("the host's meeting point comes before the route's, and that before its finish", () => {
  const route = { meeting_point: { de: "Bahnhof" }, finish: "schloss" };
  assert.deepEqual(meet({ meeting: "Bühne", meeting_at: at }, route), { name: "Bühne", at, station: null });
  assert.deepEqual(meet({ meeting: null, meeting_at: null }, route), { name: { de: "Bahnhof" }, at: null, station: null });
  assert.deepEqual(meet({ meeting_at: at }, { finish: "schloss" }), { name: "Schloss", at, station: "schloss" });
});

test("a time without a place is told, and nothing where nothing is known", () => {
  assert.deepEqual(meet({ meeting_at: at }), { name: null, at, station: null });
  // A server of the release before knows neither.
  assert.equal(meet({}), null);
});
