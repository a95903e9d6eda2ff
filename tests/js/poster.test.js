// What a camera reads from a poster: a code alone, the address that opens its station, or something else.
import assert from "node:assert/strict";
import { test } from "node:test";

import { readPoster } from "../../static/js/core/poster.js";

const CODES = ["7KQW3RXA", "7kqw3rxa", "7KQW 3RXA", " 7kqw-3rxa \n", "7K QW 3R XA"];
const ADDRESSES = [
  "https://tour.example.org/play#station=rathaus&code=7KQW3RXA",
  "http://192.168.1.5:8000/play#code=7kqw+3rxa&station=rathaus",
  "https://tour.example.org/play?lang=en#station=rathaus&code=7kqw%203rxa",
  "https://tour.example.org/play/#station=rathaus&code=7KQW3RXA",
];
const OTHERS = [
  ...["", "   ", "7KQW3RX", "7KQW3RXAB", "7KQW3RX!", "https://tour.example.org/j/LULU22", "WIFI:T:WPA;S:Stadt;P:12345678;;"],
  ...["https://tour.example.org/play", "https://tour.example.org/play#station=rathaus", "https://tour.example.org/play#code=7KQW3RXA"],
  ...["https://tour.example.org/play#station=rathaus&code=7KQW", "https://tour.example.org/play#station=Rat%20Haus&code=7KQW3RXA"],
  ...["https://tour.example.org/display#station=rathaus&code=7KQW3RXA", `7KQW3RXA${" ".repeat(600)}x`, "Grüße aus", "ÄÖÜÄÖÜÄÖ"],
];

for (const text of CODES) {
  test(`a code alone: ${JSON.stringify(text)}`, () => assert.deepEqual(readPoster(text), { station: null, code: "7KQW3RXA" }));
}

for (const text of ADDRESSES) {
  test(`an address: ${text}`, () => assert.deepEqual(readPoster(text), { station: "rathaus", code: "7KQW3RXA" }));
}

for (const text of [...OTHERS, null, undefined]) {
  test(`no poster: ${JSON.stringify(text)?.slice(0, 60)}`, () => assert.equal(readPoster(text), null));
}

test("letters that look like others are read as on the keyboard", () => {
  assert.deepEqual(readPoster("7KOW3RX1"), { station: null, code: "7KQW3RXL" });
});
