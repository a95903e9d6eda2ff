// The browser's cryptography against values that Python made: what the server seals, a phone opens.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";

import { fromBase64, fromHex, toBase64, toHex } from "../../static/js/core/base64.js";
import { available, deflate, hmac, open, sealAad, sha256hex, unwrapKey } from "../../static/js/ports/crypto.js";

const vector = JSON.parse(readFileSync(new URL("../vectors/seal.json", import.meta.url), "utf8"));
const { tour, station, edition, key, sealed, wrapped, picture } = vector;
const place = { tour, station, edition };
const utf8 = new TextEncoder();

test("the station's code gives the key, however it is typed", async () => {
  assert.equal(available(), true);
  for (const code of vector.typed) assert.equal(toBase64(await unwrapKey({ ...place, code, wrapped })), key, code);
});

test("a wrong code, an unfinished one and a code of another place give nothing", async () => {
  assert.equal(await unwrapKey({ ...place, code: vector.wrong_code, wrapped }), null);
  assert.equal(await unwrapKey({ ...place, code: vector.code.slice(1), wrapped }), null);
  assert.equal(await unwrapKey({ ...place, code: "", wrapped }), null);
  for (const other of [{ tour: "LULU23" }, { station: "rathaus" }, { edition: "0".repeat(64) }]) {
    assert.equal(await unwrapKey({ ...place, ...other, code: vector.code, wrapped }), null, JSON.stringify(other));
  }
});

test("the key opens the content, as bytes and as base64 alike", async () => {
  const aad = sealAad(place);
  const words = new TextDecoder().decode(await open({ key, sealed, aad }));
  assert.equal(words, vector.content);
  const opened = await open({ key: fromBase64(key), sealed: fromBase64(sealed).buffer, aad });
  assert.equal(new TextDecoder().decode(opened), vector.content);
});

test("a picture is bound to its place in the station", async () => {
  const opened = await open({ key, sealed: picture.sealed, aad: sealAad(place, picture.index) });
  assert.equal(toBase64(opened), picture.plain);
  assert.equal(await open({ key, sealed: picture.sealed, aad: sealAad(place, picture.index + 1) }), null);
  assert.equal(await sha256hex(fromBase64(picture.sealed)), picture.sealed_sha256);
});

test("one changed bit, a cut or an empty seal, and a key that is none open nothing", async () => {
  const aad = sealAad(place);
  for (const at of [0, 11, 12, 40]) {
    const damaged = fromBase64(sealed);
    damaged[at] ^= 1;
    assert.equal(await open({ key, sealed: damaged, aad }), null, `bit in byte ${at}`);
  }
  for (const part of [fromBase64(sealed).slice(0, -1), fromBase64(sealed).slice(0, 20), "", "?", null, undefined]) {
    assert.equal(await open({ key, sealed: part, aad }), null);
  }
  for (const wrong of [toBase64(new Uint8Array(32)), key.slice(4), "", null]) assert.equal(await open({ key: wrong, sealed, aad }), null);
});

test("a signature is the server's", async () => {
  const { key: secret, message, mac } = vector.hmac;
  assert.equal(toHex(await hmac(fromHex(secret), utf8.encode(message))), mac);
  assert.equal(await hmac(new Uint8Array(), utf8.encode(message)), null);
  assert.equal(await hmac(null, utf8.encode(message)), null);
});

test("what is compressed comes back whole", async () => {
  const bytes = utf8.encode(vector.content.repeat(20));
  const packed = await deflate(bytes);
  assert.ok(packed.length < bytes.length / 5);
  assert.deepEqual(new Uint8Array(inflateRawSync(packed)), bytes);
});

test("where the browser has no cryptography, as on plain http, everything answers instead of throwing", async (context) => {
  const [has, packs] = ["crypto", "CompressionStream"].map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  context.after(() => {
    Object.defineProperty(globalThis, "crypto", has);
    Object.defineProperty(globalThis, "CompressionStream", packs);
  });
  // An insecure page has `crypto` for random bytes, but no `crypto.subtle`.
  Object.defineProperty(globalThis, "crypto", { configurable: true, value: {} });
  Object.defineProperty(globalThis, "CompressionStream", { configurable: true, value: undefined });
  assert.equal(available(), false);
  assert.equal(await unwrapKey({ ...place, code: vector.code, wrapped }), null);
  assert.equal(await open({ key, sealed, aad: sealAad(place) }), null);
  assert.equal(await hmac(fromHex(vector.hmac.key), utf8.encode("x")), null);
  assert.equal(await sha256hex(utf8.encode("x")), null);
  assert.equal(await deflate(utf8.encode("x")), null);
});
