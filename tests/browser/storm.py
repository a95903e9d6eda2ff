"""A storm of changes for the host's board, for tests and benchmarks: more than a server ever sends."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# A stream that is fed by hand.
FEED = """(() => {
  window.EventSource = class extends EventTarget {
    constructor() {
      super();
      this.readyState = 1;
      Object.defineProperty(window, "feed", { value: (type, data) => {
        this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
      }, configurable: true });
      setTimeout(() => this.dispatchEvent(new Event("open")));
    }
    close() {}
  };
})();"""

# 20 changes a second for so many seconds: groups get points, get in, get on, are refused; each is a message of its own.
STORM = """async ({ rows, tour, seconds, heard }) => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration))))
    .observe({ entryTypes: ["longtask"] });
  const states = ["in", "right", "partly", "wrong", "skipped"];
  const started = performance.now();
  let sent = 0;
  let most = 0;
  let added = 0;
  const points = {};
  const watch = new MutationObserver((list) => {
    for (const { addedNodes } of list) added += [...addedNodes].filter((node) => node.nodeType === 1).length;
  });
  watch.observe(document.body, { childList: true, subtree: true });
  await new Promise((done) => {
    const timer = setInterval(() => {
      while (sent < ((performance.now() - started) / 1000) * 20) {
        // Every other change is on the first page, where it is seen.
        const row = rows[sent % 2 ? (sent * 7) % rows.length : (sent / 2) % 40];
        const stations = Object.keys(row.cells);
        const now = new Date().toISOString();
        const station = stations[sent % Math.max(1, stations.length)];
        if (station) row.cells[station] = { ...row.cells[station], state: states[sent % states.length] };
        row.points += 10;
        row.seen = now;
        points[row.number] = row.points;
        const change = { log_no: 100 + sent, reset: false, now, tour, groups: rows.length, rows: [row] };
        if (heard) window.feed("change", change);
        sent += 1;
      }
      // Counting thousands of elements costs time of its own: once a second is enough.
      if (sent % 20 === 0) most = Math.max(most, document.querySelectorAll("*").length);
      if (performance.now() - started > seconds * 1000) {
        clearInterval(timer);
        done();
      }
    }, 25);
  });
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)));
  watch.disconnect();
  return { sent, longest: Math.max(0, ...tasks), most, added, points };
}"""


def storm(page: Page, tour_id: int, seconds: int, *, heard: bool = True) -> dict[str, Any]:
    """Twenty changes a second: how many, the longest task in ms, the most elements, how many were added, and the points
    that the groups ended with. With `heard` false the board never hears of them: what the storm itself costs.
    """
    data = page.request.get(f"/api/v1/host/tours/{tour_id}/board").json()
    options = {"rows": data["rows"], "tour": data["tour"], "seconds": seconds, "heard": heard}
    return dict(page.evaluate(STORM, options))
