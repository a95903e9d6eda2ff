// What everybody may read of a route before walking it, drawn as its public page draws it (templates/tours/route.html): head,
// stations with what is told about them, the ways between. Without map, downloads and sources. Imported by
// pages/studio-preview.js.
import { localised } from "../../core/localized.js";
import { el } from "../dom.js";
import { rebuild } from "../parts.js";

/** `model.route` is a route as core/studio-route.js: publicRoute makes it. */
export function createRouteScreen(root, app) {
  const page = root.querySelector("[data-part=page]");

  function render({ route, language }) {
    rebuild(page, `${app.t.language}${language}${JSON.stringify(route)}`, () => (route ? drawn(route, language) : []));
  }

  function drawn(route, language) {
    const { t } = app;
    const text = (tag, value, attributes = {}) => {
      const found = localised(value, language);
      return found.text === "" ? null : el(tag, { ...attributes, ...(found.lang ? { lang: found.lang } : {}), text: found.text });
    };
    const line = (words, name = "muted") => el("p", { class: name, text: words });
    const { way, total, stations } = route;
    const head = el(
      "header",
      { class: "route-head" },
      text("h1", route.title),
      way ? line(t("route-facts", { n: stations.length, km: way.km, min: way.minutes })) : null,
      el("hr", { class: "edge" }),
      text("p", route.summary, { class: "route-summary" }),
      total ? line(t("route-total", { hours: total.hours, min: total.minutes })) : null,
    );
    const stops = stations.map((stop, place) => stopOf(stop, place, { t, text, line, last: place === stations.length - 1 }));
    const list = el("section", { class: "route-stations" }, el("h2", { text: t("route-stations") }), line(`${t(`route-order-${route.order}`)} ${t("route-unlock")}`), el("ol", { class: "stops" }, stops));
    const facts = [["route-meeting", text("dd", route.meeting_point)], ["route-phone", text("dd", route.phone)]].filter(([, value]) => value);
    const plan = facts.length > 0 ? el("section", {}, el("h2", { text: t("route-plan") }), factList(facts.map(([key, value]) => [t(key), value]))) : null;
    return [head, stations.length > 0 ? list : null, plan].filter(Boolean);
  }

  return { render };
}

function stopOf(stop, place, { t, text, line, last }) {
  const { known, unknown, note } = stop.access;
  const value = (field, said) => (field === "steps" ? el("dd", { text: String(said) }) : field === "surface" ? text("dd", said) : el("dd", { text: t(`route-${said}`) }));
  const label = (field) => t(`route-access-${field}`);
  const access = known.length > 0 ? [factList(known.map(([field, said]) => [label(field), value(field, said)])), unknown.length > 0 ? line(`${t("route-unknown")} ${unknown.map(label).join(", ")}`) : null] : [line(t("route-access-none"))];
  const body = el("div", { class: "stop-body" }, stop.dwell ? line(t("route-dwell", { n: stop.dwell })) : null, text("p", stop.directions), stop.indoor ? line(t("route-indoor"), "") : null, access, text("p", note));
  const number = el("span", { class: "sign-number", "aria-hidden": "true", text: String(place + 1) });
  return el("li", { class: "stop" }, el("div", { class: "stop-head" }, number, text("h3", stop.name)), body, last ? null : line(legWords(stop.leg, place + 2, t), "leg"));
}

function legWords(leg, next, t) {
  if (!leg) return t("route-leg-unknown", { next });
  return leg.km ? t("route-leg-km", { km: leg.km, min: leg.minutes, next }) : t("route-leg-metres", { metres: leg.metres, min: leg.minutes, next });
}

function factList(facts) {
  return el("dl", { class: "facts" }, facts.map(([name, value]) => el("div", {}, el("dt", { text: name }), value)));
}
