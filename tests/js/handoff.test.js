// Handing over without network: what is signed, cut into frames, collected in any order, and written to a file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";

import { fromBase64Url, fromHex, toBase64Url } from "../../static/js/core/base64.js";
import { buildHandoff, createCollector, exportFile, frames, MOST_FRAMES, readFrame } from "../../static/js/core/handoff.js";
import { deflate, hmac } from "../../static/js/ports/crypto.js";

const vector = JSON.parse(readFileSync(new URL("../vectors/handoff.json", import.meta.url), "utf8"));
const { place, events, device } = vector;
const key = fromHex(vector.key);
const never = async () => null;
const given = { events, device, offsetMs: vector.offset_ms, key, deflate, hmac };
const blob = Uint8Array.from({ length: 1000 }, (_, at) => (at * 31) % 256);

function reordered(list) {
  return [...list.slice(2).reverse(), ...list.slice(0, 2)];
}

for (const { encoding, frames: texts, handoff } of vector.cases) {
  test(`frames of ${encoding} bytes are collected to what the server was tested with`, () => {
    const collector = createCollector({ tour: place.tour });
    const states = reordered(texts).map((text) => collector.add(text));
    assert.deepEqual(states.at(-1), { state: "done", have: texts.length, total: texts.length });
    assert.deepEqual(collector.done(), handoff);
    assert.deepEqual(readFrame(texts[0]), { ...place, encoding, set: texts[0].split(":")[5], index: 1, total: texts.length, chunk: texts[0].split(":")[7] });
  });
}

test("what is signed is the phone's events with its id and clock; compressed where that is shorter", async () => {
  const signed = await buildHandoff(given);
  assert.equal(signed.encoding, "deflate");
  const payload = JSON.parse(inflateRawSync(signed.bytes).toString());
  assert.deepEqual(payload, { format: "stadtlotse-handoff", version: 1, device, offset_ms: vector.offset_ms, events });
  assert.deepEqual(signed.mac, await hmac(key, signed.bytes));
  assert.deepEqual(signed.blob, Uint8Array.from([...signed.mac, ...signed.bytes]));
});

test("without compression the JSON goes as it is; without cryptography nothing does", async () => {
  const plain = await buildHandoff({ ...given, offsetMs: undefined, deflate: never });
  assert.equal(plain.encoding, "plain");
  assert.equal(JSON.parse(new TextDecoder().decode(plain.bytes)).offset_ms, null);
  assert.equal(await buildHandoff({ ...given, hmac: never }), null);
});

test("a whole day's entries take few frames", async () => {
  const day = Array.from({ length: 100 }, (_, at) => ({ ...events[1], id: crypto.randomUUID(), seq: at }));
  const signed = await buildHandoff({ ...given, events: day });
  const texts = frames({ ...place, ...signed });
  assert.ok(texts.length <= 15, `${texts.length} frames`);
  assert.ok(texts.every((text) => text.length <= 440));
});

test("frames say where they belong and carry everything once", () => {
  const texts = frames({ ...place, encoding: "plain", set: "ab-1", blob }, 400);
  assert.equal(texts.length, Math.ceil(toBase64Url(blob).length / 400));
  assert.ok(texts[1].startsWith("SL1:LULU22:3:2:p:ab-1:2/4:"));
  assert.deepEqual(fromBase64Url(texts.map((text) => text.split(":").at(-1)).join("")), blob);
});

test("the same entries shown again make the same set; others make another", () => {
  const [first] = frames({ ...place, encoding: "plain", blob });
  assert.equal(frames({ ...place, encoding: "plain", blob })[0], first);
  assert.notEqual(readFrame(frames({ ...place, encoding: "plain", blob: blob.slice(1) })[0]).set, readFrame(first).set);
});

test("more than a camera can take is cut into larger pieces, not into more", () => {
  const texts = frames({ ...place, encoding: "plain", blob: new Uint8Array(120_000) });
  assert.ok(texts.length <= MOST_FRAMES);
  const collector = createCollector();
  for (const text of texts) collector.add(text);
  assert.equal(fromBase64Url(collector.done().payload).length, 120_000 - 32);
});

test("repeats change nothing and every frame counts once", () => {
  const texts = frames({ ...place, encoding: "plain", blob });
  const collector = createCollector();
  assert.deepEqual(collector.add(texts[1]), { state: "more", have: 1, total: 4 });
  assert.deepEqual(collector.add(texts[1]), { state: "more", have: 1, total: 4 });
  assert.equal(collector.done(), null);
  for (const text of texts) collector.add(text);
  assert.deepEqual(collector.add(texts[0]), { state: "done", have: 4, total: 4 });
  assert.equal(collector.done().payload, toBase64Url(blob.slice(32)));
  assert.equal(collector.done().mac, toBase64Url(blob.slice(0, 32)));
});

test("another set starts anew, also one that shares its four letters", () => {
  const collector = createCollector();
  const one = frames({ ...place, encoding: "plain", set: "AAAA", blob });
  const other = frames({ ...place, encoding: "plain", set: "BBBB", blob: blob.slice(100) });
  const twin = frames({ ...place, encoding: "plain", set: "AAAA", blob: blob.map((byte) => byte ^ 1) });
  for (const text of one.slice(1)) collector.add(text);
  assert.deepEqual(collector.add(other[0]), { state: "more", have: 1, total: 3 });
  assert.deepEqual(collector.add(one[0]), { state: "more", have: 1, total: 4 });
  assert.deepEqual(collector.add(twin[0]), { state: "more", have: 1, total: 4 });
  for (const text of twin) collector.add(text);
  assert.equal(collector.done().payload, toBase64Url(blob.map((byte) => byte ^ 1).slice(32)));
  assert.deepEqual(collector.add(other[2]), { state: "more", have: 1, total: 3 });
  assert.equal(collector.done(), null);
});

test("frames of another tour are said and lose nothing", () => {
  const collector = createCollector({ tour: "LULU22" });
  const texts = frames({ ...place, encoding: "plain", blob });
  collector.add(texts[0]);
  const foreign = frames({ ...place, tour: "LULU23", encoding: "plain", blob })[1];
  assert.deepEqual(collector.add(foreign), { state: "other", have: 1, total: 4, message: "foreign" });
  assert.deepEqual(collector.add(texts[1]), { state: "more", have: 2, total: 4 });
  assert.equal(createCollector().add(foreign).state, "more");
});

test("what is no frame is other", () => {
  const collector = createCollector();
  const [text] = frames({ ...place, encoding: "plain", blob });
  const broken = ["", "https://example.org/j/LULU22", "7KQW3RXA", text.slice(0, 24), ` ${text}`, text.replace("SL1", "SL2"), text.replace(":1/4:", ":0/4:")];
  broken.push(text.replace(":1/4:", ":5/4:"), text.replace(":p:", ":x:"), `${text}+`, text.replace(":1/4:", `:1/${MOST_FRAMES + 1}:`));
  for (const other of broken) assert.deepEqual(collector.add(other), { state: "other", have: 0, total: 0 }, other.slice(0, 60));
});

test("frames that make no whole are said, and the next set is taken", () => {
  const collector = createCollector();
  assert.deepEqual(collector.add("SL1:LULU22:3:2:d:AAAA:1/1:AAAA"), { state: "other", have: 0, total: 0, message: "damaged" });
  assert.equal(collector.done(), null);
  for (const text of frames({ ...place, encoding: "plain", blob })) collector.add(text);
  assert.ok(collector.done());
});

test("the file is readable, and carries the signed bytes where there are some", async () => {
  const signed = await buildHandoff(given);
  const parked = [{ event: events[0], result: { id: events[0].id, status: "conflict" }, more: 1 }];
  const file = exportFile({ ...place, signed, events, parked });
  assert.deepEqual(file, {
    ...{ format: "stadtlotse-outbox", version: 1, ...place, encoding: "deflate" },
    ...{ payload: toBase64Url(signed.bytes), mac: toBase64Url(signed.mac), events },
    parked: [{ event: events[0], result: parked[0].result }],
  });
  const bare = exportFile({ ...place, events: [], parked });
  assert.deepEqual([bare.encoding, bare.payload, bare.mac, bare.events], [null, null, null, []]);
});
