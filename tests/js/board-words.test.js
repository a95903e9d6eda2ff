// The board's words: every sentence the model can ask for exists in both languages; ages, clocks, short names, timeline.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { appendEntries, entryLine, entryNotes, mergeEntries } from "../../static/js/core/board-entries.js";
import { phaseDeeds } from "../../static/js/core/board-events.js";
import { ageOf, clockText, sharedWords, shortName, untilText } from "../../static/js/core/board-format.js";
import { flagReasons } from "../../static/js/core/board-flags.js";
import { fileProblem, readExport, resultOf } from "../../static/js/core/board-handoff.js";
import { refusalReason } from "../../static/js/core/board-waiting.js";
import { makeMessages } from "../../static/js/ui/messages.js";

const PHASES = ["planned", "open", "running", "paused", "ended"];
const STATES = ["empty", "way", "in", "right", "partly", "wrong", "skipped"];
const TYPES = ["ready", "checkin", "answer", "hint", "skip", "reopen", "finish", "release", "adjust", "rename", "hide", "revoke", "help", "seen", "strange"];
const languages = {};
for (const language of ["de", "en"]) {
  const source = await readFile(new URL(`../../static/locales/${language}/board.ftl`, import.meta.url), "utf8");
  languages[language] = makeMessages(language, [source]);
}

const FLAGS = ["speed", "teleport", "frozen", "exact", "copied"];
const flagged = { station: "rathaus", at: "2026-06-21T12:00:30Z", flags: FLAGS };
const entry = (type, extra = {}) => ({ id: type, type, station: "rathaus", status: "accepted", reason: null, points: null, text: null, method: null, counts: true, revoked: false, ...extra });

function asked() {
  const ids = [];
  for (const phase of PHASES) {
    ids.push(`board-phase-${phase}`);
    const { main, second } = phaseDeeds(phase);
    for (const deed of [main, second].filter(Boolean)) {
      ids.push(`board-deed-${deed}`, `board-ask-${deed}`, `board-ask-${deed}-text`, `board-ask-${deed}-yes`);
    }
  }
  for (const state of STATES) ids.push(`board-cell-${state}`);
  for (const mark of ["code", "release"]) ids.push(`board-mark-${mark}`, `board-mark-${mark}-word`);
  for (const kind of ["done", "at", "none"]) ids.push(`board-next-${kind}`);
  for (const age of ["now", "min", "hours", "days"]) ids.push(`board-age-${age}`);
  for (const who of ["public", "groups", "host"]) ids.push(`board-standings-${who}`, `board-standings-now-${who}`);
  for (const hint of ["planned", "open", "closed"]) ids.push(`board-lobby-${hint}`, `board-lobby-${hint}-hint`);
  for (const kind of ["open", "until", "closed", "listed", "do-open", "do-close"]) ids.push(`board-joining-${kind}`);
  const reasons = ["too_far", "too_far_again", "too_imprecise", "stale_fix", "invalid_fix", "code_only", "wrong_code", "rate_limited", "else"];
  for (const reason of reasons) {
    for (const distance of [250, null, undefined]) {
      for (const accuracy of [25, null, undefined]) ids.push(`board-reason-${refusalReason({ reason, distance, accuracy }).key}`);
    }
  }
  for (const type of TYPES) {
    for (const status of ["accepted", "refused"]) {
      for (const points of [null, 60]) {
        for (const text of ["shown", "hidden", "release", "adjust", "rename", "hide", null]) {
          ids.push(entryLine(entry(type, { status, points, text }), String, "de").key);
        }
      }
      for (const method of ["gps", "code"]) ids.push(...entryNotes(entry(type, { status, method, counts: false })));
      ids.push(...entryNotes(entry(type, { status, revoked: true })));
    }
  }
  ids.push(entryLine(entry("help", { station: null }), String, "de").key);
  for (const cells of [{}, { schloss: { at: "2026-06-21T11:58:00Z" } }]) {
    for (const { key } of flagReasons({ ...flagged, flags: [...FLAGS, "new"] }, { cells })) ids.push(`board-flag-${key}`);
  }
  const files = ["{}", '{"format":"stadtlotse-outbox","version":2}', '{"format":"stadtlotse-outbox","version":1}', '{"format":"stadtlotse-outbox","version":1,"tour":"LULU22"}'];
  ids.push(...files.map((text) => `board-handoff-bad-${readExport(text, "ANDERE").problem}`));
  ids.push(...[0, 2 ** 21].map((size) => `board-handoff-bad-${fileProblem({ size })}`));
  for (const n of [0, 1]) {
    const reply = { accepted: n, duplicate: n, refused: n, conflict: n, waiting: n };
    ids.push(...resultOf(reply).counts.map(({ key }) => `board-handoff-n-${key}`));
  }
  return [...new Set(ids)];
}

test("whatever the board can say, it can say in both languages", () => {
  assert.ok(asked().length > 70);
  for (const [language, t] of Object.entries(languages)) assert.deepEqual(asked().filter((id) => !t.has(id)), [], language);
});

test("ages in minutes, hours and days; a clock that runs ahead is 'eben'", () => {
  const now = 1e12;
  const age = (minutes) => ageOf(now - minutes * 60_000, now);
  assert.deepEqual(age(-3), { key: "now", n: 0 });
  assert.deepEqual(age(0.9), { key: "now", n: 0 });
  assert.deepEqual(age(1), { key: "min", n: 1 });
  assert.deepEqual(age(59.9), { key: "min", n: 59 });
  assert.deepEqual(age(60), { key: "hours", n: 1 });
  assert.deepEqual(age(48 * 60), { key: "days", n: 2 });
});

test("the clock has 24 hours in both languages", () => {
  const moment = new Date(2026, 5, 21, 14, 5).getTime();
  assert.equal(clockText(moment, "de"), "14:05");
  assert.equal(clockText(moment, "en"), "14:05");
  assert.equal(clockText(new Date(2026, 5, 21, 0, 5).getTime(), "en"), "00:05");
});

test("a time to come names its day, unless that is today", () => {
  const now = new Date(2026, 5, 21, 14, 5).getTime();
  assert.equal(untilText(new Date(2026, 5, 21, 23, 59).getTime(), now, "de"), "23:59");
  assert.equal(untilText(new Date(2026, 5, 24, 18, 0).getTime(), now, "de"), "Mi., 24. Juni, 18:00");
  assert.equal(untilText(new Date(2026, 5, 24, 18, 0).getTime(), now, "en"), "Wed, Jun 24, 18:00");
});

test("short names keep what tells stations apart", () => {
  assert.equal(shortName("Rathaus mit Bürgerbüro"), "Rathaus");
  assert.equal(shortName("Mehrgenerationenhaus / Zebef"), "Mehrgenerationenhaus");
  assert.equal(shortName("Stift Bethlehem (hospital and care foundation)"), "Stift Bethlehem");
  assert.equal(shortName("Grundschule „Fritz Reuter“"), "Grundschule Fritz Reu…");
  assert.equal(shortName("Bahnhof Ludwigslust", "Ludwigslust erleben"), "Bahnhof");
  assert.equal(shortName("Ludwigslust", "Ludwigslust erleben"), "Ludwigslust");
  assert.equal(shortName("(Hof)"), "(Hof)");
});

test("a word that several stations share, such as the town's, leaves their short names", () => {
  const names = ["Schloss Ludwigslust", "Bahnhof Ludwigslust", "Haus am See", "Brücke am See"];
  assert.deepEqual(sharedWords(names), ["Ludwigslust"]);
  assert.equal(shortName("Schloss Ludwigslust", "Stadtrallye Ludwigslust"), "Schloss");
  assert.deepEqual(sharedWords(["Platz Platz", "Rathaus"]), []);
});

test("an entry's line names station, points with their sign, and the new name", () => {
  const say = (one) => {
    const { key, args } = entryLine(one, () => "Rathaus", "de");
    return languages.de(key, args);
  };
  assert.equal(say(entry("adjust", { points: -20 })), "−20 Punkte");
  assert.equal(say(entry("answer", { points: 60 })), "Antwort: Rathaus, +60 Punkte");
  assert.equal(say(entry("answer", { status: "refused", points: null })), "Antwort abgelehnt: Rathaus");
  assert.equal(say(entry("checkin", { status: "refused" })), "Check-in abgelehnt: Rathaus");
  assert.equal(say(entry("rename", { text: "Kluge Igel" })), "Umbenannt: Kluge Igel");
  assert.equal(say(entry("hide", { text: "shown" })), "Name wieder gezeigt");
  assert.equal(say(entry("revoke", { text: "adjust" })), "Rückgängig: Punkte");
  assert.deepEqual(entryNotes(entry("adjust", { revoked: true, counts: false })), ["board-entry-revoked"]);
  assert.deepEqual(entryNotes(entry("answer", { counts: false })), ["board-entry-not-counted"]);
  assert.deepEqual(entryNotes(entry("answer", { status: "refused", counts: false })), []);
});

test("a timeline read anew keeps the older pages, unless too much happened in between", () => {
  const page = (ids, before) => ({ entries: ids.map((id) => ({ id })), before });
  const ids = ({ entries, before }) => [entries.map(({ id }) => id), before];
  const known = appendEntries(page([5, 4, 3], 3), page([3, 2, 1], null));
  assert.deepEqual(ids(known), [[5, 4, 3, 2, 1], null]);
  assert.deepEqual(ids(mergeEntries(known, page([6, 5, 4], 4))), [[6, 5, 4, 3, 2, 1], null]);
  assert.deepEqual(ids(mergeEntries(known, page([12, 11, 10], 10))), [[12, 11, 10], 10]);
  assert.deepEqual(ids(mergeEntries(page([5, 4], 4), page([6, 5, 4], 4))), [[6, 5, 4], 4]);
  assert.deepEqual(ids(mergeEntries(page([5], null), page([6, 5], null))), [[6, 5], null]);
});

test("a flag's reason says after which station a group was here so fast, where that is known", () => {
  const say = (flags, cells, t = languages.de) =>
    flagReasons({ ...flagged, flags }, { cells }).map(({ key, args }) => t(`board-flag-${key}`, args)).join("; ");
  const cells = {
    bahnhof: { at: "2026-06-21T11:40:00Z" }, schloss: { at: "2026-06-21T11:58:00Z" }, rathaus: { at: "2026-06-21T12:00:30Z" },
    platz: { at: "2026-06-21T12:20:00Z" }, haus: { at: null },
  };
  assert.equal(say(["speed", "exact"], cells), "2 min nach schloss schon hier: Tempo wie im Auto; genau auf dem Punkt der Karte");
  assert.equal(say(["speed"], { schloss: { at: "2026-06-21T12:00:00Z" } }), "weniger als 1 min nach schloss schon hier: Tempo wie im Auto");
  assert.equal(say(["speed"], {}), "schneller hier, als man geht: Tempo wie im Auto");
  assert.equal(say(["teleport"], cells, languages.en), "here 2 min after schloss: the location jumped");
  assert.equal(say(["frozen", "copied"], {}), "Messwerte des Standorts bleiben auffällig gleich; gleicher Messwert wie eine andere Gruppe");
});
