// The studio's phone: asks by token and never by cookie, streams over fetch, gets its place from the desk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRehearsal } from "../../static/js/ports/rehearsal.js";
import { createToldPosition } from "../../static/js/ports/told-position.js";

const json = (value, init) => new Response(JSON.stringify(value), { headers: { "Content-Type": "application/json" }, ...init });

function rehearsal(answers) {
  const asked = [];
  const heard = { changed: 0, left: [] };
  const fetch = async (path, init) => {
    asked.push({ path, ...init });
    return answers(path, init);
  };
  const made = createRehearsal({
    ...{ token: "geheim", media: "/studio/phone/media/", fetch },
    ...{ onChange: () => (heard.changed += 1), onLeft: (path) => heard.left.push(path) },
  });
  return { ...made, asked, heard };
}

test("every question carries the token and no cookie", async () => {
  const { ports, asked } = rehearsal(() => json({}));
  await ports.getJson("/api/v1/state");
  await ports.postJson("/api/v1/language", { language: "en" });
  await ports.getText("/api/v1/pack");
  await ports.getBytes("/api/v1/pack/media/rathaus/0");
  assert.equal(asked.length, 4);
  for (const { credentials, headers } of asked) {
    assert.equal(credentials, "omit");
    assert.equal(headers.Authorization, "Bearer geheim");
  }
});

test("pictures of a state are asked for where the organizer's login holds, and a pack keeps its bytes", async () => {
  const media = { media: [{ url: "/media/abc/turm.jpg" }], words: "unter /media/ liegt nichts" };
  const { ports } = rehearsal(() => json(media));
  const state = await ports.getJson("/api/v1/state");
  assert.equal(state.data.media[0].url, "/studio/phone/media/abc/turm.jpg");
  assert.equal(state.data.words, media.words);
  const pack = await ports.getText("/api/v1/pack");
  assert.equal(pack.text, JSON.stringify(media));
});

test("the desk hears of judged events, and of a phone that would leave its page", async () => {
  let status = 200;
  const { ports, heard } = rehearsal(() => json({ results: [] }, { status }));
  await ports.getJson("/api/v1/state");
  assert.equal(heard.changed, 0);
  await ports.postJson("/api/v1/events", { events: [] });
  assert.equal(heard.changed, 1);
  status = 500;
  assert.equal((await ports.postJson("/api/v1/events", { events: [] })).ok, false);
  assert.equal(heard.changed, 1);
  ports.leaveFor("/j/ABCDEF");
  assert.deepEqual(heard.left, ["/j/ABCDEF"]);
});

test("what the phone keeps is kept in memory", async () => {
  const { ports } = rehearsal(() => json({}));
  globalThis.localStorage = { getItem: () => assert.fail(), setItem: () => assert.fail(), removeItem: () => assert.fail(), key: () => assert.fail() };
  try {
    const storage = ports.createStorage("play");
    storage.set("device", "x");
    assert.equal(storage.get("device"), "x");
    assert.deepEqual(storage.keys(""), ["device"]);
    const vault = ports.createVault();
    await vault.apply([{ keep: "current", value: 1 }]);
    assert.equal(await vault.get("current"), 1);
    assert.equal(vault.durable(), true);
  } finally {
    delete globalThis.localStorage;
  }
});

test("the stream is read over fetch, cut anywhere, and ends as lost", async () => {
  const text = 'retry: 1000\n\nid: 7\nevent: change\ndata: {"log_no":7,"name":"Füchse"}\n\nevent: beat\ndata: {"now":"x"}\n\n';
  const bytes = new TextEncoder().encode(text);
  // In the middle of the letter ü.
  const cut = text.indexOf("ü") + 1;
  const body = () =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(bytes.slice(0, cut));
        controller.enqueue(bytes.slice(cut));
        controller.close();
      },
    });
  const { ports, asked } = rehearsal(() => new Response(body(), { status: 200 }));
  const said = { changes: [], beats: [], states: [] };
  const later = [];
  const clock = { later: (work, ms) => (later.push({ work, ms }), () => {}) };
  const lost = new Promise((done) => {
    ports.openStream("/api/v1/stream", {
      ...{ clock, after: 3, document: { visibilityState: "visible" }, onChange: (data) => said.changes.push(data) },
      onBeat: (data) => said.beats.push(data),
      onState: (state) => said.states.push(state) && state === "lost" && done(),
    });
  });
  await lost;
  assert.deepEqual(said.changes, [{ log_no: 7, name: "Füchse" }]);
  assert.deepEqual(said.beats, [{ now: "x" }]);
  assert.deepEqual(said.states, ["connecting", "open", "lost"]);
  assert.equal(asked[0].path, "/api/v1/stream?after=3");
  assert.equal(asked[0].headers.Authorization, "Bearer geheim");
});

test("a stream that is refused says why", async () => {
  const { ports } = rehearsal(() => json({ error: { code: "no_group" } }, { status: 401 }));
  const reason = await new Promise((done) => {
    ports.openStream("/api/v1/stream", { clock: { later: () => () => {} }, document: { visibilityState: "visible" }, onClosed: done });
  });
  assert.equal(reason, "signed_out");
});

function phone() {
  const timers = [];
  const clock = {
    wall: () => 1_000_000,
    mono: () => 5000,
    later(work, ms) {
      const timer = { work, ms };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  };
  const said = { fixes: [], errors: [] };
  const { port, tell } = createToldPosition({ clock });
  const locator = port.createLocator({ clock, onFix: (fix) => said.fixes.push(fix), onError: (reason) => said.errors.push(reason) });
  const pass = (ms) => timers.filter((timer) => timer.ms <= ms).forEach((timer) => (timers.splice(timers.indexOf(timer), 1), timer.work()));
  return { port, tell, locator, said, pass };
}

const FIX = { lat: 53.3, lon: 11.5, accuracy_m: 12, age_s: 2 };

test("a watch hears the present place and each that comes, until it is stopped", async () => {
  const { port, tell, locator, said, pass } = phone();
  assert.equal(await port.permissionState(), "prompt");
  tell(FIX);
  locator.start();
  assert.equal(await port.permissionState(), "granted");
  assert.deepEqual(said.fixes, []);
  pass(0);
  assert.equal(said.fixes.length, 1);
  assert.deepEqual(said.fixes[0], { lat: 53.3, lon: 11.5, accuracy_m: 12, delay_s: 2, wall: 1_000_000, mono: 5000 });
  tell({ ...FIX, lat: 53.4 });
  assert.equal(said.fixes[1].lat, 53.4);
  locator.stop();
  tell(FIX);
  assert.equal(said.fixes.length, 2);
});

test("one question has one answer, and none without a signal", async () => {
  const { tell, locator, said, pass } = phone();
  tell(null);
  const silent = locator.once(8000);
  pass(8000);
  assert.equal(await silent, null);
  const next = locator.once(8000);
  tell(FIX);
  assert.equal((await next).lat, 53.3);
  tell(FIX);
  assert.equal(said.fixes.length, 1);
});

test("a watch without a signal says so each time its patience ends", () => {
  const { tell, locator, said, pass } = phone();
  tell(null);
  locator.start();
  pass(20_000);
  pass(20_000);
  assert.deepEqual(said.errors, ["timeout", "timeout"]);
  tell(FIX);
  assert.equal(said.fixes.length, 1);
});
