// What past tours say about a station's fence, with the advice that follows from it, at the station itself. Imported by
// pages/studio-route.js.
import { el } from "../dom.js";

/** Asks once for all stations; a route that nobody has walked says nothing. */
export function createEvidence(app) {
  const known = { stations: null };
  app.api.get(`/routes/${encodeURIComponent(app.data.slug)}/evidence`).then((reply) => {
    known.stations = reply.ok ? reply.data.stations : {};
    app.redraw();
  });
  return (context, id) => createEvidencePart(context, id, known);
}

function createEvidencePart(app, id, known) {
  const element = el("div", { class: "evidence", hidden: true });
  let drawn = null;

  function advice({ kind, groups, radius_m: radius, distance_m: distance }) {
    const text = el("p", { text: app.t(`studio-advice-${kind}`, { n: groups, metres: distance ?? radius ?? 0 }) });
    if (kind === "radius") return [text, act("studio-advice-radius-take", { metres: radius }, () => app.desk.set(app.route, ["route", "stations", id, "fence"], { radius_m: radius }))];
    if (kind === "weak") return [text, act("studio-advice-weak-take", {}, () => app.desk.set(app.route, ["route", "stations", id, "indoor"], true))];
    return [text];
  }

  function act(key, args, handler) {
    return el("button", { class: "btn btn-line", type: "button", on: { click: handler } }, app.t(key, args));
  }

  return {
    element,
    update() {
      const found = known.stations?.[id] ?? null;
      if (found === drawn) return;
      drawn = found;
      element.hidden = !found;
      if (!found) return;
      const { groups, by_gps: gps, by_code: code, by_release: release } = found;
      element.replaceChildren(el("p", { class: "muted", text: app.t("studio-evidence", { n: groups, gps, code, release }) }), ...found.advice.flatMap(advice));
    },
  };
}
