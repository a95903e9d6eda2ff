// What a host hands in for a phone without network: which files are taken, and what is said of the result.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileProblem, MAX_FILE, readExport, resultOf } from "../../static/js/core/board-handoff.js";
import { buildHandoff, exportFile } from "../../static/js/core/handoff.js";

const OURS = "LULU22";
const EVENTS = [{ id: "11111111-1111-4111-8111-111111111111", seq: 1, at: "2026-06-21T12:00:00Z", type: "ready", body: {} }];

async function exported(extra = {}) {
  const hmac = async () => new Uint8Array(32).fill(7);
  const signed = await buildHandoff({ events: EVENTS, device: "d", key: new Uint8Array(32), deflate: async () => null, hmac });
  return { ...exportFile({ tour: OURS, group: 3, device: 2, signed, events: EVENTS }), ...extra };
}

const read = (file, tour = OURS) => readExport(typeof file === "string" ? file : JSON.stringify(file), tour);

test("the file that a phone exports is taken as it is, also with a mark of its encoding before it", async () => {
  const file = await exported();
  const { body } = read(file);
  assert.deepEqual(Object.keys(body), ["group", "device", "encoding", "payload", "mac"]);
  assert.deepEqual([body.group, body.device, body.encoding, body.mac.length], [3, 2, "plain", 43]);
  assert.deepEqual(JSON.parse(Buffer.from(body.payload, "base64url")).events, EVENTS);
  assert.deepEqual(read(`\uFEFF${JSON.stringify(file)}`).body, body);
});

test("a wrong file is told by what is wrong with it", async () => {
  for (const text of ["", "nichts", "[]", "null", "12", '{"format":"stadtlotse-handoff"}']) assert.equal(read(text).problem, "format", text);
  assert.equal(read(await exported({ version: 2 })).problem, "version");
  assert.deepEqual(read(await exported(), "ANDERE"), { problem: "tour", args: { theirs: OURS, ours: "ANDERE" } });
  for (const tour of [undefined, 12, "<b>LULU22</b>"]) assert.equal(read(await exported({ tour })).problem, "broken");
});

test("a file whose signed bytes cannot be whole is not sent at all", async () => {
  const long = "A".repeat(600 * 1024);
  const parts = { group: [0, "3", 1.5, null], device: [-1, undefined], encoding: ["zip", null], payload: ["", null, "a b", "a+b", long], mac: ["", null, "A".repeat(42), "A".repeat(44)] };
  for (const [part, values] of Object.entries(parts)) {
    for (const value of values) assert.equal(read(await exported({ [part]: value })).problem, "broken", `${part} ${String(value).slice(0, 50)}`);
  }
  // A phone that could not sign still exports what people can read.
  const signed = null;
  assert.equal(read(exportFile({ tour: OURS, group: 3, device: 2, signed, events: EVENTS })).problem, "broken");
});

test("files beyond a megabyte and empty ones are not even read", () => {
  assert.equal(fileProblem({ size: MAX_FILE }), null);
  assert.equal(fileProblem({ size: MAX_FILE + 1 }), "size");
  assert.equal(fileProblem({ size: 0 }), "empty");
});

test("the result names what there is, and why something was refused or has to wait, the most frequent first", () => {
  const result = (status, reason, message) => ({ id: "x", status, reason, message });
  const reply = {
    accepted: 12, duplicate: 1, refused: 3, conflict: 0, waiting: 1,
    results: [
      result("accepted"), result("duplicate", "too_far", "Zu weit."), result("refused", "unknown_question", "Kennt niemand."),
      result("refused", "wrong_code", "Ihr habt euch vertippt."), result("refused", "wrong_code"), result("retry", "tour_paused", "Pause."),
    ],
  };
  const { counts, reasons } = resultOf(reply);
  assert.deepEqual(counts, [{ key: "accepted", n: 12 }, { key: "duplicate", n: 1 }, { key: "refused", n: 3 }, { key: "waiting", n: 1 }]);
  assert.deepEqual(reasons, [
    { key: "wrong-code", message: "", n: 2 }, { key: null, message: "Kennt niemand.", n: 1 }, { key: null, message: "Pause.", n: 1 },
  ]);
  const many = Array.from({ length: 50 }, (_, at) => result("refused", `reason_${at}`, "x"));
  assert.equal(resultOf({ refused: 50, results: many }).reasons.length, 6);
  assert.deepEqual(resultOf({ accepted: 0, duplicate: 0, refused: 0, conflict: 0, waiting: 0, results: [] }).counts, [{ key: "none", n: 0 }]);
});
