// Texts on the phone: Fluent with plurals, no isolating marks, and the old language where the new one cannot be had.
import assert from "node:assert/strict";
import test from "node:test";

import { loadMessages, makeMessages, switchMessages } from "../../static/js/ui/messages.js";

const POINTS = "points = { $n ->\n    [one] 1 Punkt\n   *[other] { $n } Punkte\n}\nhello = Hallo { $name }\n";

test("messages have arguments and plurals and no invisible marks", () => {
  const t = makeMessages("de", [POINTS]);
  assert.equal(t("points", { n: 1 }), "1 Punkt");
  assert.equal(t("points", { n: 3 }), "3 Punkte");
  assert.equal(t("hello", { name: "Füchse" }), "Hallo Füchse");
  assert.equal(t.language, "de");
  assert.equal(t.has("hello"), true);
});

test("an unknown id comes back as itself", () => {
  assert.equal(makeMessages("de", [POINTS])("nowhere"), "nowhere");
});

test("the texts of a page come in one file", async (context) => {
  const asked = [];
  context.mock.method(globalThis, "fetch", async (path) => {
    asked.push(path);
    return new Response("one = here\n");
  });
  const t = await loadMessages("/static/abc/", "en", "join");
  assert.deepEqual(asked, ["/static/abc/build/texts/en/join.ftl"]);
  assert.equal(t("one"), "here");
});

test("without reception the present language stays, and a first load rejects", async (context) => {
  const german = makeMessages("de", [POINTS]);
  context.mock.method(globalThis, "fetch", async () => { throw new TypeError("Failed to fetch"); });
  assert.equal(await switchMessages(german, "/static/abc/", "en", "join"), german);
  assert.equal(await switchMessages(german, "/static/abc/", "de", "join"), german);
  await assert.rejects(switchMessages(null, "/static/abc/", "en", "join"));
});

test("a missing file counts as no reception", async (context) => {
  context.mock.method(globalThis, "fetch", async () => new Response("nothing", { status: 404 }));
  await assert.rejects(loadMessages("/static/abc/", "en", "join"), /404/u);
});
