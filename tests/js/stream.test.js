// The live stream: what it passes on, when it opens itself again and from where, and when it stays closed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openStream } from "../../static/js/ports/stream.js";

class FakeSource extends EventTarget {
  static made = [];

  constructor(url) {
    super();
    this.url = url;
    this.readyState = 0;
    FakeSource.made.push(this);
  }

  close() {
    this.readyState = 2;
  }

  arrives(type, data) {
    this.readyState = 1;
    this.dispatchEvent(Object.assign(new Event(type), { data: typeof data === "string" ? data : JSON.stringify(data) }));
  }

  opens() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  /** `givenUp` is what a browser does after a refusal; otherwise it tries again by itself. */
  fails({ givenUp }) {
    this.readyState = givenUp ? 2 : 0;
    this.dispatchEvent(new Event("error"));
  }
}

class FakeDocument extends EventTarget {
  visibilityState = "visible";
  listeners = 0;

  addEventListener(...rest) {
    this.listeners += 1;
    super.addEventListener(...rest);
  }

  removeEventListener(...rest) {
    this.listeners -= 1;
    super.removeEventListener(...rest);
  }

  turn(state) {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

/** Time that passes only when a test says so. */
function fakeClock() {
  let now = 0;
  let waiting = [];
  return {
    later(handler, ms) {
      const entry = { handler, at: now + ms };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = waiting.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        waiting = waiting.filter((entry) => entry !== next);
        next.handler();
      }
      now = end;
    },
    waits: () => waiting.map((entry) => entry.at - now).sort((a, b) => a - b),
  };
}

function setUp(options = {}) {
  FakeSource.made = [];
  const heard = [];
  const states = [];
  const clock = fakeClock();
  const document = new FakeDocument();
  const stream = openStream("/api/v1/stream", {
    clock,
    document,
    EventSource: FakeSource,
    random: () => 0.5,
    probe: async () => 503,
    onChange: (data) => heard.push(["change", data]),
    onBeat: (data) => heard.push(["beat", data]),
    onClosed: (reason) => heard.push(["closed", reason]),
    onState: (state) => states.push(state),
    ...options,
  });
  return { stream, heard, states, clock, document, sources: FakeSource.made, newest: () => FakeSource.made.at(-1) };
}

test("it begins where it is told and says how it goes", () => {
  const { states, sources, heard, newest } = setUp({ after: 41 });
  assert.equal(newest().url, "/api/v1/stream?after=41");
  newest().opens();
  newest().arrives("change", { log_no: 42, rows: [] });
  newest().arrives("beat", { now: "2026-07-26T12:00:00Z" });
  assert.deepEqual(states, ["connecting", "open"]);
  assert.deepEqual(heard, [["change", { log_no: 42, rows: [] }], ["beat", { now: "2026-07-26T12:00:00Z" }]]);
  assert.equal(sources.length, 1);
});

test("a path that has a question already gets its number added to it", () => {
  FakeSource.made = [];
  openStream("/x?a=1", { clock: fakeClock(), document: new FakeDocument(), EventSource: FakeSource });
  assert.equal(FakeSource.made[0].url, "/x?a=1&after=0");
});

test("a dropped connection that the browser reopens itself is only reported", () => {
  const { states, sources, newest, stream } = setUp();
  newest().opens();
  newest().arrives("change", { log_no: 7 });
  newest().fails({ givenUp: false });
  assert.deepEqual(states, ["connecting", "open", "lost"]);
  newest().opens();
  newest().arrives("change", { log_no: 9 });
  assert.deepEqual(states, ["connecting", "open", "lost", "open"]);
  assert.equal(sources.length, 1);
  assert.equal(stream.lastId(), 9);
});

test("after a refusal it opens itself, from the last message, after pauses that grow and are spread", () => {
  const { clock, sources, newest } = setUp();
  newest().opens();
  newest().arrives("change", { log_no: 7 });
  const pauses = [];
  for (let turn = 0; turn < 7; turn += 1) {
    newest().fails({ givenUp: true });
    pauses.push(clock.waits()[0]);
    assert.equal(clock.waits().length, 1);
    clock.pass(clock.waits()[0]);
    assert.equal(sources.length, turn + 2);
    assert.equal(newest().url, "/api/v1/stream?after=7");
  }
  assert.deepEqual(pauses, [2500, 4500, 8500, 15_500, 15_500, 15_500, 15_500]);
});

test("the pause is drawn from one second up to thirty", () => {
  for (const [chance, first, last] of [[0, 1000, 1000], [0.999_999, 4000, 30_000]]) {
    const { clock, newest } = setUp({ random: () => chance });
    newest().fails({ givenUp: true });
    assert.equal(Math.round(clock.waits()[0]), first);
    for (let turn = 0; turn < 6; turn += 1) {
      clock.pass(clock.waits()[0]);
      newest().fails({ givenUp: true });
    }
    assert.equal(Math.round(clock.waits()[0]), last);
  }
});

test("only a message makes the pauses short again, a mere connection does not", () => {
  const { clock, newest } = setUp();
  const refused = () => {
    newest().fails({ givenUp: true });
    const [pause] = clock.waits();
    clock.pass(pause);
    return pause;
  };
  assert.deepEqual([refused(), refused()], [2500, 4500]);
  newest().opens();
  assert.equal(refused(), 8500);
  newest().opens();
  newest().arrives("beat", {});
  assert.equal(refused(), 2500);
});

test("the number never goes beyond what was seen nor back, except where the server starts anew", () => {
  const { stream, newest, clock } = setUp();
  newest().arrives("change", { log_no: 50 });
  newest().arrives("change", { log_no: 20 });
  newest().arrives("beat", { now: "x", log_no: 90 });
  newest().arrives("change", { log_no: "99" });
  newest().arrives("change", {});
  assert.equal(stream.lastId(), 50);
  newest().arrives("change", { log_no: 12, reset: true, rows: [] });
  assert.equal(stream.lastId(), 12);
  newest().fails({ givenUp: true });
  clock.pass(4000);
  assert.equal(newest().url, "/api/v1/stream?after=12");
});

test("silence means lost: the connection is replaced", () => {
  const { clock, states, sources, newest } = setUp({ silenceMs: 70_000 });
  newest().opens();
  clock.pass(60_000);
  newest().arrives("beat", {});
  clock.pass(69_000);
  assert.deepEqual([sources.length, states.at(-1)], [1, "open"]);
  clock.pass(1000);
  assert.equal(states.at(-1), "lost");
  assert.equal(sources[0].readyState, 2);
  clock.pass(4000);
  assert.equal(sources.length, 2);
});

test("a connection that never opens is given up in the same time", () => {
  const { clock, sources } = setUp();
  clock.pass(70_000 + 4000);
  assert.equal(sources.length, 2);
  assert.equal(sources[0].readyState, 2);
});

test("what a replaced connection still says is not heard", () => {
  const { clock, heard, sources, states, newest } = setUp();
  newest().opens();
  clock.pass(75_000);
  assert.equal(sources.length, 2);
  const before = states.length;
  sources[0].arrives("change", { log_no: 5 });
  sources[0].fails({ givenUp: true });
  assert.deepEqual(heard, []);
  assert.equal(states.length, before);
  assert.equal(sources.length, 2);
});

test("a message that is cut changes nothing and ends nothing", () => {
  const { heard, newest, stream } = setUp();
  newest().opens();
  newest().arrives("change", '{"log_no": 3, "ro');
  newest().arrives("change", { log_no: 4 });
  assert.deepEqual(heard, [["change", { log_no: 4 }]]);
  assert.equal(stream.lastId(), 4);
});

for (const reason of ["standings_hidden", "signed_out"]) {
  test(`after "${reason}" it stays closed`, () => {
    const { clock, heard, document, sources, states, newest, stream } = setUp({ pauseHidden: true });
    newest().opens();
    newest().arrives("closed", { reason });
    assert.deepEqual(heard, [["closed", reason]]);
    assert.deepEqual([sources[0].readyState, states.at(-1)], [2, "lost"]);
    assert.deepEqual(clock.waits(), []);
    document.turn("hidden");
    document.turn("visible");
    stream.reopen();
    clock.pass(600_000);
    assert.equal(sources.length, 1);
    assert.equal(document.listeners, 0);
  });
}

for (const [status, reason] of [[401, "signed_out"], [403, "refused"], [404, "refused"]]) {
  test(`a stream that is answered ${status} is not asked for again`, async () => {
    const asked = [];
    const probe = async (url) => {
      asked.push(url);
      return status;
    };
    const { clock, heard, sources, newest } = setUp({ probe });
    newest().fails({ givenUp: true });
    await new Promise(setImmediate);
    assert.deepEqual(asked, ["/api/v1/stream"]);
    assert.deepEqual(heard, [["closed", reason]]);
    clock.pass(600_000);
    assert.equal(sources.length, 1);
  });
}

test("a server that is busy is asked for its status seldom and for the stream again and again", async () => {
  let asked = 0;
  const probe = async () => {
    asked += 1;
    return 503;
  };
  const { clock, heard, sources, newest } = setUp({ probe });
  for (let turn = 0; turn < 10; turn += 1) {
    newest().fails({ givenUp: true });
    await new Promise(setImmediate);
    clock.pass(30_000);
  }
  assert.equal(asked, 2);
  assert.equal(sources.length, 11);
  assert.deepEqual(heard, []);
});

test("what the status said is forgotten where the stream has opened meanwhile", async () => {
  let answer;
  const probe = () => new Promise((done) => (answer = done));
  const { clock, heard, newest } = setUp({ probe });
  newest().fails({ givenUp: true });
  clock.pass(30_000);
  newest().opens();
  answer(403);
  await new Promise(setImmediate);
  newest().arrives("change", { log_no: 5 });
  assert.deepEqual(heard, [["change", { log_no: 5 }]]);
});

test("a server that stops is asked again after a pause", () => {
  const { clock, heard, sources, states, newest } = setUp();
  newest().opens();
  newest().arrives("change", { log_no: 30 });
  newest().arrives("closed", { reason: "server_stopping" });
  assert.deepEqual(heard.at(-1), ["closed", "server_stopping"]);
  assert.deepEqual([sources[0].readyState, states.at(-1)], [2, "lost"]);
  assert.equal(sources.length, 1);
  clock.pass(4000);
  assert.equal(newest().url, "/api/v1/stream?after=30");
  newest().opens();
  assert.equal(states.at(-1), "open");
});

test("it rests while nobody looks and goes on from the last message", () => {
  const { clock, document, sources, states, newest } = setUp({ pauseHidden: true });
  newest().opens();
  newest().arrives("change", { log_no: 8 });
  document.turn("hidden");
  assert.equal(sources[0].readyState, 2);
  assert.equal(states.at(-1), "connecting");
  clock.pass(600_000);
  assert.equal(sources.length, 1);
  document.turn("visible");
  assert.equal(newest().url, "/api/v1/stream?after=8");
  newest().opens();
  document.turn("visible");
  assert.equal(sources.length, 2);
});

test("hiding also ends a pause, and looking again opens at once", () => {
  const { clock, document, sources, newest } = setUp({ pauseHidden: true });
  newest().fails({ givenUp: true });
  document.turn("hidden");
  assert.deepEqual(clock.waits(), []);
  document.turn("visible");
  assert.equal(sources.length, 2);
  clock.pass(30_000);
  assert.equal(sources.length, 2);
});

test("a page that is opened in the background waits with its stream", () => {
  FakeSource.made = [];
  const document = new FakeDocument();
  document.visibilityState = "hidden";
  openStream("/s", { clock: fakeClock(), document, EventSource: FakeSource, pauseHidden: true });
  assert.equal(FakeSource.made.length, 0);
  document.turn("visible");
  assert.equal(FakeSource.made.length, 1);
});

test("without pauseHidden a hidden page goes on listening", () => {
  const { document, sources, newest } = setUp();
  newest().opens();
  document.turn("hidden");
  assert.notEqual(sources[0].readyState, 2);
  assert.equal(document.listeners, 0);
});

test("reopening replaces a connection, open or not, and a pause", () => {
  const { clock, sources, states, stream, newest } = setUp();
  newest().opens();
  stream.reopen();
  assert.deepEqual([sources.length, sources[0].readyState, states.at(-1)], [2, 2, "connecting"]);
  newest().fails({ givenUp: true });
  stream.reopen();
  assert.equal(sources.length, 3);
  newest().opens();
  clock.pass(30_000);
  assert.equal(sources.length, 3);
});

test("closing ends everything", () => {
  const { clock, document, sources, heard, stream } = setUp({ pauseHidden: true });
  sources[0].opens();
  stream.close();
  assert.equal(sources[0].readyState, 2);
  assert.deepEqual(clock.waits(), []);
  assert.equal(document.listeners, 0);
  sources[0].arrives("change", { log_no: 3 });
  assert.deepEqual(heard, []);
});

test("a browser without EventSource is one without a connection", () => {
  const states = [];
  const stream = openStream("/s", { clock: fakeClock(), document: new FakeDocument(), EventSource: null, onState: (state) => states.push(state) });
  assert.deepEqual(states, ["connecting", "lost"]);
  stream.reopen();
  stream.close();
});
