// How far it is from station to station and how long the whole way takes, as the server measures it; asked a moment after
// places, order or line have changed. Imported by ui/studio/stations-step.js.
import { stationsOf } from "../../core/studio-route.js";
import { el, setText } from "../dom.js";

const PAUSE_MS = 900;
const RETRY_MS = 10_000;
const UNKNOWN = { legs: [], metres: 0, minutes: 0 };

export function createLegs(app) {
  const total = el("p", { class: "way-total muted", hidden: true });
  const known = { key: "", legs: new Map(), way: null };
  let timer = null;
  let asked = 0;

  function update() {
    const points = stationsOf(app.route.document).map(({ id, position }) => ({ id, lat: numberOr(position?.lat), lon: numberOr(position?.lon) }));
    const body = { points, ...(app.route.document.line ? { line: app.route.document.line } : {}) };
    const key = JSON.stringify(body);
    if (key === known.key) return;
    known.key = key;
    known.way = null;
    timer?.();
    timer = app.clock.later(() => ask(body), PAUSE_MS);
  }

  async function ask(body) {
    const mine = (asked += 1);
    if (body.points.length < 2) return show({ legs: [], metres: 0, minutes: 0 });
    const reply = await app.api.post("/legs", body);
    // Without an answer the figures of before would be wrong; they go until there are new ones.
    if (mine !== asked) return undefined;
    // They are asked for again, or they would be missing until the next change.
    if (!reply.ok) timer = app.clock.later(() => ask(body), RETRY_MS);
    return show(reply.ok ? reply.data : UNKNOWN);
  }

  function show(way) {
    const { legs, metres, minutes } = way;
    known.way = way === UNKNOWN ? null : way;
    known.legs = new Map(legs.filter((leg) => leg.metres !== null).map((leg) => [leg.from, app.t("studio-leg", { metres: app.metres(leg.metres), minutes: leg.minutes })]));
    total.hidden = metres === 0;
    setText(total, metres === 0 ? "" : app.t(app.route.document.line ? "studio-way-drawn" : "studio-way-straight", { metres: app.metres(metres), minutes }));
    app.redraw();
  }

  /** `way()` is the whole way as the server measured it, or null while it is not known. */
  return { element: total, update, after: (id) => known.legs.get(id) ?? "", way: () => known.way };
}

const numberOr = (value) => (Number.isFinite(value) ? value : null);
