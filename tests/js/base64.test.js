// Bytes as text in both alphabets, against Node's own Buffer as the oracle.
import assert from "node:assert/strict";
import { test } from "node:test";

import { fromBase64, fromBase64Url, fromHex, toBase64, toBase64Url, toHex } from "../../static/js/core/base64.js";

const samples = Array.from({ length: 70 }, (_, length) => Uint8Array.from({ length }, (_, at) => (at * 89 + length * 7) % 256));
samples.push(Uint8Array.from({ length: 256 }, (_, at) => 255 - at), new Uint8Array(100_000).fill(251));

test("both alphabets and hex write what Buffer writes and read it back", () => {
  for (const bytes of samples) {
    const oracle = Buffer.from(bytes);
    assert.equal(toBase64(bytes), oracle.toString("base64"));
    assert.equal(toBase64Url(bytes), oracle.toString("base64url"));
    assert.equal(toHex(bytes), oracle.toString("hex"));
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    assert.deepEqual(fromBase64Url(toBase64Url(bytes)), bytes);
    assert.deepEqual(fromHex(toHex(bytes).toUpperCase()), bytes);
  }
});

test("padding may be missing in the one and be there in the other", () => {
  assert.deepEqual(fromBase64("+/8"), Uint8Array.of(251, 255));
  assert.deepEqual(fromBase64Url("-_8="), Uint8Array.of(251, 255));
});

test("what no encoder wrote is refused, not guessed at", () => {
  for (const text of ["A", "AAAAA", "AA=A", "A===", "AA=", "AAA==", "AB", "AAB=", "A A=", "-_8=", "ÄÖ", "AAA\n", null, 5, undefined]) {
    assert.equal(fromBase64(text), null, String(text));
  }
  for (const text of ["+/8", "A", "AB", " AA"]) assert.equal(fromBase64Url(text), null, text);
  for (const text of ["0", "0g", "0x00", " 00", null]) assert.equal(fromHex(text), null, String(text));
});
