// What happened between two states of a group that its screens or its readers must be told, wherever it came from: the live
// stream, a reading, or another phone. Pure; imported by ui/.

/** A list of {kind}: phase {from, to}, released {station}, adjusted {adjustment}, renamed {name}. */
export function newsBetween(before, after) {
  if (before === after || !before || !after) return [];
  const news = [];
  if (before.tour.phase !== after.tour.phase) news.push({ kind: "phase", from: before.tour.phase, to: after.tour.phase });
  for (const [station, status] of Object.entries(after.stations)) {
    if (status.method === "release" && isClosed(before.stations[station]) && !isClosed(status)) news.push({ kind: "released", station });
  }
  const known = new Set((before.adjustments ?? []).map(({ id }) => id));
  for (const adjustment of after.adjustments ?? []) {
    if (!known.has(adjustment.id)) news.push({ kind: "adjusted", adjustment });
  }
  if (before.group.name !== after.group.name) news.push({ kind: "renamed", name: after.group.name });
  return news;
}

const READING = new Set(["station", "question", "answered"]);

/** Without the cards of stations that the group reads already, or that were closed again. */
export function cardsLeft(cards, { screen, server }) {
  const read = (id) => READING.has(screen.name) && screen.station === id;
  return cards.filter(({ kind, station }) => kind !== "released" || !(read(station) || isClosed(server.stations[station])));
}

function isClosed(status) {
  return !status || status.state === "locked" || status.state === "skipped";
}

/** The cards above the sheet after a piece of news; the last one is shown. A pause has one as long as it lasts. */
export function cardsAfter(cards, item) {
  const { kind, station } = item;
  if (kind === "released") return [...cards.filter((card) => card.station !== station), { kind, station }];
  if (item.kind !== "phase") return cards;
  const others = cards.filter((card) => card.kind !== "pause");
  return item.to === "paused" ? [...others, { kind: "pause" }] : others;
}
