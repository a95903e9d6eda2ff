// The studio's desk: changes as on the server, saves that survive a lost connection and an expired login, two people at once.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { applyChange, invertChange } from "../../static/js/core/studio-changes.js";
import { createDesk } from "../../static/js/core/studio-desk.js";
import { createStorage } from "../../static/js/ports/storage.js";
import { createTabStorage } from "../../static/js/ports/tab-storage.js";

const { cases } = JSON.parse(readFileSync(new URL("../vectors/studio-changes.json", import.meta.url)));

for (const { name, document, changes, results, after } of cases) {
  test(`change: ${name}`, () => {
    const draft = structuredClone(document);
    assert.deepEqual(changes.map((change) => applyChange(draft, change)), results);
    assert.deepEqual(draft, after);
  });
}

test("a change and its inverse leave the document as it was", () => {
  for (const { document, changes } of cases) {
    const draft = structuredClone(document);
    const done = changes.filter((change) => applyChange(draft, change).status === "applied");
    // The cases of moving say truly where an entry stood, the others need not.
    if (done.some(({ op }) => op === "remove")) continue;
    for (const change of done.reverse()) assert.equal(applyChange(draft, invertChange(change)).status, "applied");
    // The list that a first entry made stays, empty.
    if (draft.quiz?.questions?.length === 0) delete draft.quiz.questions;
    assert.deepEqual(draft, document);
  }
});

const START = { route: { title: { de: "Weg" }, stations: [{ id: "a", name: "A" }, { id: "b", name: "B" }] } };

/** A server for one draft that judges as app/studio does, and clocks and storage of a page. */
function world({ document = START } = {}) {
  const server = { rev: 0, document: structuredClone(document), saves: [], status: 200, asked: 0 };
  const store = createStorage("studio", null);
  const box = { ...store, full: null, adopt: (key) => store.get(key, null), set: (key, value) => store.set(key, value) || key !== box.full };
  const timers = new Set();
  let now = 1000;
  const clock = {
    wall: () => now,
    later(handler) {
      timers.add(handler);
      return () => timers.delete(handler);
    },
  };
  function judge(author, { save_id: id, changes, rev }) {
    const known = server.saves.find((save) => save.save_id === id);
    if (!known) {
      const results = changes.map((change) => applyChange(server.document, change));
      const applied = changes.filter((_, place) => results[place].status === "applied");
      if (applied.length > 0) server.rev += 1;
      server.saves.push({ save_id: id, rev: server.rev, author, changes: applied, results });
    }
    const { results } = server.saves.find((save) => save.save_id === id);
    return { rev: server.rev, results, saves: news(rev) };
  }
  const news = (rev) => structuredClone(server.saves.filter((save) => save.rev > rev && save.changes.length > 0));
  function desk(author) {
    let number = 0;
    const made = createDesk({
      post: async (_kind, _name, save) => {
        server.asked += 1;
        if (server.lose) judge(author, save);
        if (server.held) await server.held;
        if (server.most && save.changes.length > server.most) return { ok: false, status: 413, error: { code: "too_large", message: "Satz" } };
        if (server.refuses && save.changes.some(server.refuses)) return { ok: false, status: 400, error: { code: "bad_request", message: "Satz" } };
        if (server.status !== 200) return { ok: false, status: server.status, error: { code: server.code ?? "x", message: "Satz" } };
        return { ok: true, status: 200, data: judge(author, save) };
      },
      get: async (_kind, _name, rev) =>
        server.status === 200 ? { ok: true, status: 200, data: { rev: server.rev, saves: news(rev) } } : { ok: false, status: server.status, error: {} },
      newId: () => `${author}-${(number += 1)}-${Math.random()}`,
      ...{ clock, storage: box, onChange: () => {} },
    });
    made.open({ kind: "route", name: "weg", rev: server.rev, document: structuredClone(server.document) });
    return made;
  }
  return { server, desk, box, forward: (ms) => (now += ms) };
}

const draftOf = (desk) => desk.draftOf("route", "weg");
const summary = ["route", "summary", "de"];

test("what is typed is saved, one field as one change", async () => {
  const { server, desk } = world();
  const anna = desk("anna");
  for (const text of ["E", "Ei", "Ein"]) anna.set(draftOf(anna), summary, text);
  assert.equal(anna.state().kind, "saving");
  await anna.flush();
  assert.equal(anna.state().kind, "saved");
  assert.deepEqual(server.saves.map((save) => save.changes.length), [1]);
  assert.equal(server.document.route.summary.de, "Ein");
});

test("a lost connection keeps the work on the device, a lost reply makes it no second save", async () => {
  const { server, desk, box } = world();
  const anna = desk("anna");
  anna.set(draftOf(anna), summary, "Satz");
  server.status = 0;
  server.lose = true;
  await anna.flush();
  assert.equal(anna.state().kind, "offline");
  assert.ok(box.get("route/weg"));
  server.status = 200;
  server.lose = false;
  // The page was closed and opened anew meanwhile: the same save goes out again.
  const later = desk("anna");
  assert.equal(draftOf(later).document.route.summary.de, "Satz");
  await later.flush();
  assert.equal(later.state().kind, "saved");
  assert.equal(server.saves.length, 1);
  assert.equal(box.get("route/weg", null), null);
});

test("after an expired login nothing is lost and nothing is asked again by itself", async () => {
  const { server, desk } = world();
  const anna = desk("anna");
  anna.set(draftOf(anna), summary, "Satz");
  server.status = 401;
  await anna.flush();
  assert.equal(anna.state().kind, "signed-out");
  server.status = 200;
  await anna.flush();
  assert.equal(server.document.route.summary.de, "Satz");
});

test("two people in two fields see each other's work", async () => {
  const { server, desk } = world();
  const [anna, berta] = [desk("anna"), desk("berta")];
  anna.set(draftOf(anna), ["route", "stations", "a", "name"], "Markt");
  berta.move(draftOf(berta), ["route", "stations", "a"], "b");
  await anna.flush();
  await berta.flush();
  await anna.poll();
  for (const one of [anna, berta]) assert.deepEqual(draftOf(one).document, server.document);
  assert.deepEqual(server.document.route.stations, [{ id: "b", name: "B" }, { id: "a", name: "Markt" }]);
});

test("of two people in one field the second sees both texts and chooses", async () => {
  const { server, desk } = world();
  const [anna, berta] = [desk("anna"), desk("berta")];
  anna.set(draftOf(anna), summary, "Anna");
  berta.set(draftOf(berta), summary, "Berta");
  await anna.flush();
  const sent = berta.flush();
  berta.set(draftOf(berta), summary, "Berta schreibt weiter");
  await sent;
  await berta.flush();
  assert.equal(berta.state().kind, "conflict");
  assert.deepEqual(draftOf(berta).conflicts, [
    { path: summary, op: "set", mine: "Berta schreibt weiter", theirs: "Anna", author: "anna", message: null },
  ]);
  assert.equal(draftOf(berta).document.route.summary.de, "Anna");
  berta.settle(draftOf(berta), draftOf(berta).conflicts[0], "mine");
  await berta.flush();
  assert.equal(server.document.route.summary.de, "Berta schreibt weiter");
  assert.equal(berta.state().kind, "saved");
});

test("a text that loses in a field where one has lost already takes nothing from it", async () => {
  const { server, desk } = world();
  const [anna, berta] = [desk("anna"), desk("berta")];
  const both = async (hers, mine) => {
    anna.set(draftOf(anna), summary, hers);
    berta.set(draftOf(berta), summary, mine);
    await anna.flush();
    await berta.flush();
    await anna.poll();
  };
  await both("Anna", "Berta");
  await both("Anna wieder", "Berta wieder");
  // The same text once more is no third version.
  await both("Anna zuletzt", "Berta wieder");
  assert.deepEqual(draftOf(berta).conflicts.map(({ mine }) => mine), ["Berta", "Berta wieder"]);
  berta.settle(draftOf(berta), draftOf(berta).conflicts[0], "mine");
  await berta.flush();
  assert.equal(server.document.route.summary.de, "Berta");
  assert.deepEqual(draftOf(berta).conflicts.map(({ mine }) => mine), ["Berta wieder"]);
});

test("a step is undone and done again, typing is one step", async () => {
  const { desk, forward } = world();
  const anna = desk("anna");
  const { document } = draftOf(anna);
  const before = structuredClone(document);
  anna.set(draftOf(anna), summary, "E");
  anna.set(draftOf(anna), summary, "Ein");
  forward(5000);
  anna.remove(draftOf(anna), ["route", "stations", "b"]);
  assert.deepEqual(anna.undo().path, ["route", "stations", "b"]);
  assert.equal(draftOf(anna).document.route.stations.length, 2);
  anna.undo();
  assert.deepEqual(draftOf(anna).document, before);
  anna.redo();
  assert.equal(draftOf(anna).document.route.summary.de, "Ein");
  anna.redo();
  assert.equal(draftOf(anna).document.route.stations.length, 1);
  assert.equal(anna.canRedo(), false);
});

test("what the server refuses for good is set aside with its sentence, the rest goes on", async () => {
  const { server, desk } = world();
  const anna = desk("anna");
  anna.set(draftOf(anna), summary, "zu lang");
  server.status = 413;
  await anna.flush();
  server.status = 200;
  assert.deepEqual(draftOf(anna).conflicts.map(({ mine, message }) => [mine, message]), [["zu lang", "Satz"]]);
  anna.set(draftOf(anna), ["route", "phone"], "110");
  await anna.flush();
  assert.equal(server.document.route.phone, "110");
});

test("a list is brought into an order as one step", async () => {
  const ids = ["a", "b", "c", "d"];
  const { server, desk } = world({ document: { route: { stations: ids.map((id) => ({ id })) } } });
  const anna = desk("anna");
  const orderOf = (document) => document.route.stations.map(({ id }) => id);
  for (const wanted of [["d", "c", "b", "a"], ["b", "d", "a", "c"], ids]) {
    const before = orderOf(draftOf(anna).document);
    anna.reorder(draftOf(anna), ["route", "stations"], wanted);
    assert.deepEqual(orderOf(draftOf(anna).document), wanted);
    anna.undo();
    assert.deepEqual(orderOf(draftOf(anna).document), before);
    anna.redo();
  }
  await anna.flush();
  assert.deepEqual(orderOf(server.document), ids);
});

test("what is typed while a save is on its way goes out after it, and whoever waits for all waits for that, too", async () => {
  const { server, desk } = world();
  const anna = desk("anna");
  let go;
  server.held = new Promise((done) => (go = done));
  anna.set(draftOf(anna), summary, "Eins");
  const all = anna.flush();
  anna.set(draftOf(anna), ["route", "phone"], "110");
  anna.flush();
  go();
  await all;
  assert.equal(anna.state().kind, "saved");
  assert.deepEqual([server.document.route.summary.de, server.document.route.phone], ["Eins", "110"]);
});

test("the page of a proxy is no verdict", async () => {
  const { server, desk } = world();
  const anna = desk("anna");
  anna.set(draftOf(anna), summary, "Satz");
  Object.assign(server, { status: 404, code: "bad_reply" });
  await anna.flush();
  assert.deepEqual([anna.state().kind, draftOf(anna).conflicts], ["offline", []]);
  Object.assign(server, { status: 200, code: null });
  await anna.flush();
  assert.equal(server.document.route.summary.de, "Satz");
});

test("a save that is too much at once is sent in parts", async () => {
  const ids = Array.from({ length: 9 }, (_, number) => `s${number}`);
  const { server, desk } = world({ document: { route: { stations: ids.map((id) => ({ id })) } } });
  const anna = desk("anna");
  for (const id of ids) anna.set(draftOf(anna), ["route", "stations", id, "name"], id.toUpperCase());
  server.most = 2;
  await anna.flush();
  assert.equal(anna.state().kind, "saved");
  assert.deepEqual(server.document.route.stations.map(({ name }) => name), ids.map((id) => id.toUpperCase()));
});

test("of a save with a change that cannot be taken only that change is set aside", async () => {
  const { server, desk } = world();
  const anna = desk("anna");
  anna.set(draftOf(anna), ["route", "phone"], "110");
  anna.set(draftOf(anna), summary, "\ud83d");
  anna.set(draftOf(anna), ["route", "licence"], "CC-BY-4.0");
  server.refuses = ({ new: next }) => !next.isWellFormed();
  await anna.flush();
  assert.deepEqual(draftOf(anna).conflicts.map(({ path }) => path), [summary]);
  assert.deepEqual([server.document.route.phone, server.document.route.licence], ["110", "CC-BY-4.0"]);
});

test("a text takes the place of what is none in a file", () => {
  const { desk } = world({ document: { route: { stations: [{ id: "a", name: 1848, fence: 50 }] } } });
  const anna = desk("anna");
  const station = ["route", "stations", "a"];
  anna.set(draftOf(anna), [...station, "name", "de"], "1848");
  anna.set(draftOf(anna), [...station, "name", "en"], "The year 1848");
  anna.set(draftOf(anna), [...station, "fence", "radius_m"], 40);
  assert.deepEqual(draftOf(anna).document.route.stations, [{ id: "a", name: { de: "1848", en: "The year 1848" }, fence: { radius_m: 40 } }]);
  for (let number = 0; number < 3; number += 1) anna.undo();
  assert.deepEqual(draftOf(anna).document.route.stations, [{ id: "a", name: 1848, fence: 50 }]);
});

test("as long as one draft could not be stored on the device, that is said", () => {
  const { desk, box } = world();
  const anna = desk("anna");
  const quiz = anna.open({ kind: "quiz", name: "q", rev: 0, document: { quiz: {} } });
  box.full = "route/weg";
  anna.set(draftOf(anna), summary, "Satz");
  anna.set(quiz, ["quiz", "title"], "Quiz");
  assert.equal(anna.state().kept, false);
});

test("my text stays to be seen where what it belongs to has gone", async () => {
  const { server, desk } = world();
  const [anna, berta] = [desk("anna"), desk("berta")];
  anna.set(draftOf(anna), ["route", "stations", "a", "insight", "de"], "Annas Einblick");
  berta.remove(draftOf(berta), ["route", "stations", "a"]);
  await berta.flush();
  await anna.flush();
  const [lost] = draftOf(anna).conflicts;
  assert.equal(lost.mine, "Annas Einblick");
  assert.equal(anna.settle(draftOf(anna), lost, "mine"), false);
  assert.equal(draftOf(anna).conflicts.length, 1);
  assert.equal(anna.settle(draftOf(anna), lost, "theirs"), true);
  assert.equal(draftOf(anna).conflicts.length, 0);
  assert.equal(server.document.route.stations.length, 1);
});

test("two entries of one name stand side by side, if wanted", async () => {
  const { server, desk } = world();
  const [anna, berta] = [desk("anna"), desk("berta")];
  anna.insert(draftOf(anna), ["route", "stations", "c"], { id: "c", name: "Annas" }, "b");
  berta.insert(draftOf(berta), ["route", "stations", "c"], { id: "c", name: "Bertas" }, "b");
  await anna.flush();
  await berta.flush();
  berta.settle(draftOf(berta), draftOf(berta).conflicts[0], "mine");
  await berta.flush();
  assert.deepEqual(server.document.route.stations.map(({ name }) => name), ["A", "B", "Annas", "Bertas"]);
});

test("what belongs together is one step in two drafts", () => {
  const { desk } = world();
  const anna = desk("anna");
  anna.open({ kind: "quiz", name: "q", rev: 0, document: { quiz: { questions: [] } } });
  const quiz = anna.draftOf("quiz", "q");
  anna.step(() => {
    anna.set(draftOf(anna), ["route", "stations", "a", "quiz"], "q");
    anna.insert(quiz, ["quiz", "questions", "f"], { id: "f" }, null);
  });
  anna.undo();
  assert.equal(anna.canUndo(), false);
  assert.deepEqual([quiz.document.quiz.questions.length, draftOf(anna).document.route.stations[0].quiz], [0, undefined]);
  anna.redo();
  assert.deepEqual([quiz.document.quiz.questions.length, draftOf(anna).document.route.stations[0].quiz], [1, "q"]);
});

/** Locks as browsers have them, as far as names go. */
function locksOf(held) {
  return {
    request: (name, run) => {
      held.push({ name });
      return run();
    },
    query: async () => ({ held: [...held] }),
  };
}

test("each tab keeps its own, and takes over what a closed one left", async () => {
  const storage = createStorage("studio.anna", null);
  const held = [];
  const [one, other] = [await createTabStorage("studio.anna", { storage, locks: locksOf(held) }), await createTabStorage("studio.anna", { storage, locks: locksOf(held) })];
  const change = (name) => ({ op: "set", path: ["route", "phone"], old: null, new: name });
  one.set("route/weg", { inflight: { save_id: "1", changes: [change("a")] }, queue: [change("b")], conflicts: [] });
  other.set("route/weg", { inflight: null, queue: [change("c")], conflicts: [{ path: ["x"] }] });
  other.remove("route/weg");
  other.set("route/weg", { inflight: null, queue: [change("c")], conflicts: [{ path: ["x"] }] });
  assert.equal(one.get("route/weg").queue.length, 1);
  // Both are open: neither takes the other's.
  const third = await createTabStorage("studio.anna", { storage, locks: locksOf([...held]) });
  assert.equal(third.adopt("route/weg"), null);
  const later = await createTabStorage("studio.anna", { storage, locks: locksOf([]) });
  const { inflight, queue, conflicts } = later.adopt("route/weg");
  assert.deepEqual([inflight?.changes.length ?? 0, queue.length, conflicts.length].reduce((sum, count) => sum + count), 4);
  assert.equal(later.adopt("route/weg"), null);
});

test("a browser that gives no lock, or takes it away when the page is left, stops nobody", async () => {
  const refused = { request: () => Promise.reject(new Error("no lock")), query: async () => ({ held: [] }) };
  const tab = await createTabStorage("studio.anna", { storage: createStorage("studio.anna", null), locks: refused });
  tab.set("route/weg", { queue: [1] });
  assert.deepEqual(tab.get("route/weg").queue, [1]);
});

test("nobody's work is taken over under another name or by another draft, however the names begin and end", async () => {
  const items = new Map();
  const backend = { getItem: (name) => items.get(name) ?? null, setItem: (name, value) => items.set(name, value), removeItem: (name) => items.delete(name), key: (index) => [...items.keys()][index], get length() { return items.size; } };
  const tabOf = (user) => createTabStorage(`studio.${user}`, { storage: createStorage(`studio.${user}`, backend), locks: locksOf([]) });
  const left = { inflight: null, queue: [{ op: "set", path: ["route", "phone"], old: null, new: "1" }], conflicts: [] };
  (await tabOf("anna.meier")).set("route/weg", left);
  (await tabOf("anna.meier")).set("quiz/quiz/weg", left);
  for (const key of ["route/weg", "quiz/weg"]) assert.equal((await tabOf("anna")).adopt(key), null);
  assert.equal((await tabOf("anna.meier")).adopt("quiz/weg"), null);
  for (const key of ["route/weg", "quiz/quiz/weg"]) assert.deepEqual((await tabOf("anna.meier")).adopt(key), left);
});

test("without locks two tabs do not write over each other either", async () => {
  const storage = createStorage("studio.anna", null);
  const [one, other] = [await createTabStorage("studio.anna", { storage, locks: null }), await createTabStorage("studio.anna", { storage, locks: null })];
  const change = (name) => ({ op: "set", path: ["route", "phone"], old: null, new: name });
  one.set("route/weg", { inflight: null, queue: [change("a")], conflicts: [] });
  other.set("route/weg", { inflight: null, queue: [change("b")], conflicts: [] });
  other.remove("route/weg");
  const later = await createTabStorage("studio.anna", { storage, locks: null });
  assert.deepEqual(later.adopt("route/weg").queue, [change("a")]);
});

test("what waits for a draft that nothing leads to any more is known by its name", async () => {
  const storage = createStorage("studio.anna", null);
  const held = [];
  const one = await createTabStorage("studio.anna", { storage, locks: locksOf(held) });
  one.set("quiz/weg/rathaus", { inflight: null, queue: [{}], conflicts: [] });
  one.set("route/weg", { inflight: null, queue: [{}], conflicts: [] });
  assert.deepEqual((await createTabStorage("studio.anna", { storage, locks: locksOf(held) })).left("quiz"), []);
  assert.deepEqual((await createTabStorage("studio.anna", { storage, locks: locksOf([]) })).left("quiz"), ["weg/rathaus"]);
});
