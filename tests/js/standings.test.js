// The rules of the standings page: pages of eight, keys, the time on the wall, what is said aloud, names that fit.
import assert from "node:assert/strict";
import test from "node:test";

import { rankRows } from "../../static/js/core/ranking.js";
import {
  clampPage,
  clockText,
  createNews,
  fitName,
  pageCount,
  pageRows,
  rowName,
  turnedPage,
} from "../../static/js/core/standings.js";
import { latestGroups, mayJoin, whyClosed } from "../../static/js/core/standings-joining.js";

const numbered = (count) => Array.from({ length: count }, (_, index) => ({ number: index + 1 }));

test("eight rows fill a page; 500 groups fill 63", () => {
  assert.deepEqual([0, 1, 8, 9, 16, 500].map(pageCount), [1, 1, 1, 2, 2, 63]);
  const rows = numbered(500);
  const seen = Array.from({ length: 63 }, (_, page) => pageRows(rows, page)).flat();
  assert.deepEqual(seen, rows);
  assert.ok(Array.from({ length: 63 }, (_, page) => pageRows(rows, page).length).every((length) => length <= 8));
});

test("a page stays where it is until there are too few rows for it", () => {
  assert.deepEqual([clampPage(3, 500), clampPage(3, 17), clampPage(3, 0), clampPage(-1, 20)], [3, 2, 0, 0]);
});

test("keys turn pages forwards, backwards and to the ends, and no further", () => {
  for (const key of ["ArrowRight", "PageDown", " "]) {
    assert.equal(turnedPage(key, 0, 20), 1);
    assert.equal(turnedPage(key, 2, 20), 2);
  }
  for (const key of ["ArrowLeft", "PageUp"]) {
    assert.equal(turnedPage(key, 2, 20), 1);
    assert.equal(turnedPage(key, 0, 20), 0);
  }
  assert.deepEqual([turnedPage("Home", 2, 20), turnedPage("End", 0, 20)], [0, 2]);
  for (const key of ["Enter", "Tab", "a", "ArrowDown"]) assert.equal(turnedPage(key, 1, 20), null);
});

test("the wall has the town's time, whatever the browser's zone", () => {
  assert.equal(clockText("2026-06-21T12:36:00.000Z", "de", "Europe/Berlin"), "14:36");
  assert.equal(clockText("2026-01-21T23:05:00.000Z", "en", "Europe/Berlin"), "00:05");
  assert.match(clockText("2026-06-21T12:36:00.000Z", "de", "Nowhere/Atall"), /^\d\d:36$/u);
  assert.equal(clockText("yesterday", "de", "Europe/Berlin"), "");
});

test("a hidden name is the group's number", () => {
  const t = (id, args) => `${id} ${args.number}`;
  assert.equal(rowName({ name: "Flinke Füchse", number: 7 }, t), "Flinke Füchse");
  assert.equal(rowName({ name: null, number: 7 }, t), "common-group-number 7");
});

const table = (...points) => rankRows(points.map((value, index) => ({ number: index + 1, name: `G${index + 1}`, points: value })));

test("a change among the first three is told, at most every ten seconds", () => {
  const news = createNews(table(40, 30, 20, 10), 0);
  assert.equal(news.next(table(40, 30, 20, 10), 60_000), null);
  const first = news.next(table(40, 50, 20, 10), 70_000);
  assert.equal(first.kind, "leaders");
  assert.deepEqual(first.rows.map((row) => row.number), [2, 1, 3]);
  // What comes too early waits and is told once, as it is then.
  assert.equal(news.next(table(60, 50, 20, 10), 75_000), null);
  assert.equal(news.next(table(60, 50, 20, 70), 79_999), null);
  const second = news.next(table(60, 50, 20, 70), 80_000);
  assert.deepEqual(second.rows.map((row) => row.number), [4, 1, 2]);
  assert.equal(news.next(table(60, 50, 20, 70), 200_000), null);
});

test("points of the first three alone are no news while their places stay", () => {
  const news = createNews(table(40, 30, 20), 0);
  assert.equal(news.next(table(45, 30, 20), 10_000), null);
  assert.equal(news.next(table(45, 30, 20), 60_000).kind, "new");
});

test("two that come to share a place are news", () => {
  const news = createNews(table(40, 30, 20), 0);
  assert.equal(news.next(table(40, 40, 20), 10_000).kind, "leaders");
});

test("500 groups that move for ten minutes say one sentence a minute", () => {
  const base = Array.from({ length: 500 }, (_, index) => 1000 - index);
  const news = createNews(table(...base), 0);
  let said = 0;
  for (let at = 500; at <= 600_000; at += 500) {
    const moved = base.map((value, index) => (index < 3 ? value + 5000 : value + ((at / 500 + index * 7) % 90)));
    if (news.next(table(...moved), at)) said += 1;
  }
  assert.ok(said >= 9 && said <= 10, `${said} sentences`);
});

test("a name that is too long is drawn narrower first and smaller then, and always fits", () => {
  assert.deepEqual(fitName(900, 1000), { squeeze: 1, size: 1 });
  assert.deepEqual(fitName(1000, 900), { squeeze: 0.9, size: 1 });
  const wide = fitName(2000, 1000);
  assert.equal(wide.squeeze, 0.8);
  for (const needed of [1001, 1300, 2500, 9000]) {
    const { squeeze, size } = fitName(needed, 1000);
    assert.ok(needed * squeeze * size <= 1000.001, `${needed}`);
  }
  assert.deepEqual(fitName(0, 0), { squeeze: 1, size: 1 });
});

test("the projector closes joining by itself when its time has passed", () => {
  const until = "2026-06-21T16:00:00.000Z";
  const at = Date.parse(until);
  assert.equal(mayJoin({ joinable: true, join_until: until }, at), true);
  assert.equal(mayJoin({ joinable: true, join_until: until }, at + 1), false);
  assert.equal(mayJoin({ joinable: true, join_until: null }, at + 1), true);
  assert.equal(mayJoin({ joinable: false, join_until: null }, at), false);
  assert.deepEqual(["planned", "open", "running", "paused", "ended"].map((phase) => whyClosed({ phase })), [
    "planned", "closed", "closed", "closed", "ended",
  ]);
});

test("the newest groups come first, hidden ones without their name", () => {
  const known = [{ number: 2, name: "B", flag: "B" }, { number: 1, name: "A", flag: "A" }];
  const rows = [{ number: 4, name: "D", hidden: true, flag: "E" }, { number: 3, name: "C", hidden: false, flag: "D" }];
  assert.deepEqual(latestGroups(known, rows, 3).map((row) => [row.number, row.name]), [[4, null], [3, "C"], [2, "B"]]);
  // A name that is hidden later goes from the wall, and a new one replaces the old.
  const later = latestGroups(known, [{ number: 2, name: "B", hidden: true, flag: "B" }, { number: 1, name: "Z", hidden: false, flag: "A" }], 3);
  assert.deepEqual(later.map((row) => row.name), [null, "Z"]);
});
