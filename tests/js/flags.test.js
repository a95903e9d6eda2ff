// The signal flags: one small file of its own per letter, as interface.md asks.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import test from "node:test";

import { flagUrl, GROUP_FLAGS } from "../../static/js/ui/flags.js";

const FOLDER = new URL("../../static/img/flags/", import.meta.url);

test("there is a flag for each letter of a group, for help and for the mark, and no other", async () => {
  const letters = (await readdir(FOLDER)).map((file) => file.replace(".svg", "")).sort();
  assert.deepEqual(letters, [...GROUP_FLAGS, "G", "H"].sort());
  for (const national of "CJT") assert.ok(!GROUP_FLAGS.includes(national));
  assert.equal(new Set(GROUP_FLAGS).size, 21);
});

test("each flag has at most 400 bytes, no script, style or foreign address", async () => {
  for (const file of await readdir(FOLDER)) {
    const svg = await readFile(new URL(file, FOLDER), "utf8");
    assert.ok(Buffer.byteLength(svg) <= 400, `${file} has ${Buffer.byteLength(svg)} bytes`);
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 28 21">/u);
    assert.doesNotMatch(svg.replace("http://www.w3.org/2000/svg", ""), /script|style|https?:|\son/iu);
  }
});

test("a letter that is no flag falls back to the mark instead of a broken address", () => {
  assert.match(flagUrl("P"), /\/img\/flags\/P\.svg$/u);
  for (const odd of ["", "C", "../x", "AB", undefined]) assert.match(flagUrl(odd), /\/img\/flags\/H\.svg$/u);
});
