// The host's deeds: one id per deed, kept when the reply was lost, given up when it was judged.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPhone, checkReason, createHostEvents, eventType, parsePoints, phaseDeeds } from "../../static/js/core/board-events.js";

const LOST = { ok: false, status: 0, data: null, error: { code: "network", message: "" } };
const DEED = { type: "adjust", group: 3, body: { points: 20, reason: "Lied gesungen" } };

/** A server that answers what the test says; `asked` are the events it was sent. */
function server(...replies) {
  const asked = [];
  let count = 0;
  const post = async (body) => {
    asked.push(body.events[0]);
    const next = replies.shift() ?? "accepted";
    if (typeof next !== "string") return next;
    return { ok: true, status: 200, data: { results: [{ id: body.events[0].id, status: next, message: "So nicht." }] }, error: null };
  };
  const randomBytes = (size) => new Uint8Array(size).fill((count += 1));
  return { asked, ...createHostEvents({ post, randomBytes }) };
}

test("a deed is sent with an id of its own and judged", async () => {
  const { asked, perform } = server();
  assert.deepEqual(await perform("adjust", DEED), { ok: true, status: "accepted", code: null, message: "So nicht." });
  assert.match(asked[0].id, /^[0-9a-f]{8}-[0-9a-f]{4}-4/u);
  assert.deepEqual({ ...asked[0], id: 0 }, { id: 0, ...DEED });
});

test("after a lost reply the same deed goes out under the same id, so that it cannot be applied twice", async () => {
  const { asked, perform } = server(LOST, { ...LOST, status: 503, error: { code: "unavailable", message: "Gleich." } }, "duplicate");
  assert.deepEqual(await perform("adjust", DEED), { ok: false, status: "failed", code: "network", message: "" });
  assert.equal((await perform("adjust", DEED)).message, "Gleich.");
  assert.equal((await perform("adjust", DEED)).ok, true);
  assert.equal(new Set(asked.map(({ id }) => id)).size, 1);
  await perform("adjust", DEED);
  assert.notEqual(asked[3].id, asked[0].id, "the next correction by twenty points is a new one");
});

test("another text is another deed", async () => {
  const { asked, perform } = server(LOST);
  await perform("adjust", DEED);
  await perform("adjust", { ...DEED, body: { points: 30, reason: "Lied gesungen" } });
  assert.notEqual(asked[0].id, asked[1].id);
});

test("a reply that names other ids, or none, is no judgement", async () => {
  const { asked, perform } = server({ ok: true, status: 200, data: { results: [{ id: "x", status: "accepted" }] }, error: null });
  assert.equal((await perform("adjust", DEED)).ok, false);
  await perform("adjust", DEED);
  assert.equal(asked[0].id, asked[1].id);
});

test("a refusal is told with its sentence, and the next try is a new deed", async () => {
  const { asked, perform } = server("refused", "conflict");
  assert.deepEqual(await perform("adjust", DEED), { ok: false, status: "refused", code: null, message: "So nicht." });
  assert.equal((await perform("adjust", DEED)).ok, false);
  assert.notEqual(asked[0].id, asked[1].id);
});

test("while a form waits it sends nothing more; other forms do", async () => {
  const { asked, perform, isBusy } = server();
  const first = perform("adjust", DEED);
  assert.equal(isBusy("adjust"), true);
  assert.equal(await perform("adjust", DEED), null);
  await perform("rename", { type: "rename", group: 3, body: { name: "Kluge Igel" } });
  assert.equal((await first).ok, true);
  assert.deepEqual(asked.map(({ type }) => type), ["adjust", "rename"]);
});

test("each phase has its main deed and what stands beside it", () => {
  assert.deepEqual(phaseDeeds("planned"), { main: "open", second: "start" });
  assert.deepEqual(phaseDeeds("open"), { main: "start", second: "end" });
  assert.deepEqual(phaseDeeds("running"), { main: "pause", second: "end" });
  assert.deepEqual(phaseDeeds("paused"), { main: "resume", second: "end" });
  assert.deepEqual(phaseDeeds("ended"), { main: null, second: "reopen" });
  assert.equal(eventType("reopen"), "resume");
  assert.equal(eventType("pause"), "pause");
});

test("points are whole numbers within bounds, with any minus", () => {
  const typed = [["20", 20], ["+20", 20], [" -5 ", -5], ["−5", -5], ["10000", 10_000], ["-10000", -10_000]];
  for (const [text, points] of typed) assert.equal(parsePoints(text), points, text);
  for (const text of ["0", "", "+", "1,5", "zwanzig", "10001", "--5", "1e3"]) assert.equal(parsePoints(text), null, text);
});

test("a reason has three to two hundred characters after tidying", () => {
  assert.equal(checkReason("  Lied   gesungen "), "Lied gesungen");
  assert.equal(checkReason("ab "), null);
  assert.equal(checkReason("x".repeat(200)).length, 200);
  assert.equal(checkReason("x".repeat(201)), null);
});

test("a phone number is tidied, may be empty, and holds to the server's rule", () => {
  assert.equal(checkPhone("  +49  (3874)  5260 "), "+49 (3874) 5260");
  assert.equal(checkPhone("(03874) 52-60/1"), "(03874) 52-60/1");
  assert.equal(checkPhone("  "), "");
  for (const text of ["12", "+", "0800 LOTSE", "+1 +2 345", "(((", "1".repeat(31), "03874 5260 <b>"]) assert.equal(checkPhone(text), null, text);
});
