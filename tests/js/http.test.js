// The port to the server's JSON: one shape of reply whatever happens, and never a rejection.
import assert from "node:assert/strict";
import test from "node:test";

import { getBytes, getJson, getText, postJson } from "../../static/js/ports/http.js";

function answering(status, body) {
  return async () => new Response(body, { status });
}

test("a success carries the data", async () => {
  const reply = await getJson("/x", { fetch: answering(200, '{"a": 1}') });
  assert.deepEqual(reply, { ok: true, status: 200, data: { a: 1 }, error: null });
});

test("an empty success is a success", async () => {
  const reply = await postJson("/x", {}, { fetch: async () => new Response(null, { status: 204 }) });
  assert.deepEqual(reply, { ok: true, status: 204, data: null, error: null });
});

test("a refusal carries code, sentence and fields", async () => {
  const body = JSON.stringify({ error: { code: "wrong_pin", message: "Noch 4 Versuche.", fields: { pin: "?" } } });
  const reply = await postJson("/x", {}, { fetch: answering(403, body) });
  assert.equal(reply.ok, false);
  assert.deepEqual(reply.error, { code: "wrong_pin", message: "Noch 4 Versuche.", fields: { pin: "?" } });
});

test("no connection is an error of its own and does not reject", async () => {
  const reply = await getJson("/x", { fetch: async () => { throw new TypeError("Failed to fetch"); } });
  assert.deepEqual(reply, { ok: false, status: 0, data: null, error: { code: "network", message: "", fields: {} } });
});

test("a server that does not answer in time counts as no connection", async () => {
  const silent = (_path, { signal }) => new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
  });
  const reply = await getJson("/x", { fetch: silent, timeoutMs: 5 });
  assert.equal(reply.error.code, "network");
});

test("a body that breaks off counts as no connection", async () => {
  const broken = async () => ({ status: 200, text: async () => { throw new TypeError("terminated"); } });
  assert.equal((await getJson("/x", { fetch: broken })).error.code, "network");
});

test("a foreign page or another shape of JSON is a bad reply, never a verdict", async () => {
  for (const [status, body] of [[200, "<html>Anmelden</html>"], [502, "Bad Gateway"], [500, '{"detail": "x"}'], [404, "null"]]) {
    const reply = await getJson("/x", { fetch: answering(status, body) });
    assert.equal(reply.error.code, "bad_reply", body);
    assert.equal(reply.status, status);
  }
});

test("a POST is JSON of the same origin", async () => {
  let seen;
  await postJson("/api/x", { name: "Füchse" }, { fetch: async (path, init) => { seen = { path, init }; return new Response("{}"); } });
  assert.equal(seen.path, "/api/x");
  assert.equal(seen.init.method, "POST");
  assert.equal(seen.init.credentials, "same-origin");
  assert.equal(seen.init.headers["Content-Type"], "application/json");
  assert.equal(seen.init.body, '{"name":"Füchse"}');
});

/** A server that sends a piece each time it is told to; a body that is given up breaks off, as in browsers. */
function piecemeal() {
  let out;
  const fetch = async (_path, { signal }) => {
    const body = new ReadableStream({ start: (controller) => (out = controller) });
    signal.addEventListener("abort", () => out.error(signal.reason));
    return new Response(body);
  };
  return { fetch, send: (text) => out.enqueue(new TextEncoder().encode(text)), end: () => out.close() };
}

const turn = () => new Promise((done) => setImmediate(done));

test("a large body may take its time as long as something comes, and is given up when nothing does", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  for (const [get, ends] of [[getText, true], [getBytes, true], [getBytes, false]]) {
    const server = piecemeal();
    const asked = get("/pack", { fetch: server.fetch, timeoutMs: 100 });
    for (const piece of ['{"a"', ": ", "1}"]) {
      await turn();
      server.send(piece);
      await turn();
      t.mock.timers.tick(80);
    }
    if (ends) server.end();
    else t.mock.timers.tick(100);
    const reply = await asked;
    assert.equal(reply.error?.code, ends ? undefined : "network");
    if (ends) assert.equal(reply.text ?? new TextDecoder().decode(reply.bytes), '{"a": 1}');
  }
});
