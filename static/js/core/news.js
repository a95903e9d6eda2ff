// What happened between two states of a group that its screens or its readers must be told, wherever it came from: the live
// stream, a reading, or another phone. Pure; imported by ui/.

/**
 * A list of {kind}: phase {from, to}, released {station}, meeting {what}, adjusted {adjustment}, renamed {name}, seen {station} (a call for
 * help), unrecognised {station} (the phone had opened it ahead, and the server has refused).
 */
export function newsBetween(before, after) {
  if (before === after || !before || !after) return [];
  const news = [];
  if (before.tour.phase !== after.tour.phase) news.push({ kind: "phase", from: before.tour.phase, to: after.tour.phase });
  if (meetingOf(after) && meetingOf(after) !== meetingOf(before)) news.push({ kind: "meeting", what: meetingOf(after) });
  for (const [station, status] of Object.entries(after.stations)) {
    const was = before.stations[station];
    if (status.method === "release" && isClosed(was) && !isClosed(status)) news.push({ kind: "released", station });
    if (was?.provisional && !isClosed(was) && isClosed(status)) news.push({ kind: "unrecognised", station });
  }
  if (isSeen(after.help) && !(isSeen(before.help) && before.help.id === after.help.id)) news.push({ kind: "seen", station: after.help.station ?? null });
  const known = new Set((before.adjustments ?? []).map(({ id }) => id));
  for (const adjustment of after.adjustments ?? []) {
    if (!known.has(adjustment.id)) news.push({ kind: "adjusted", adjustment });
  }
  if (before.group.name !== after.group.name) news.push({ kind: "renamed", name: after.group.name });
  return news;
}

/** The tour's own meeting point and time as one word to compare; empty where it has none. */
function meetingOf({ tour }) {
  return [tour.meeting, tour.meeting_at].filter(Boolean).join(" ");
}

const READING = new Set(["station", "question", "answered"]);

/** Without the cards whose matter is on the screen already, or is over. */
export function cardsLeft(cards, { screen, server, target }) {
  const read = (id) => READING.has(screen.name) && screen.station === id;
  const left = {
    released: (id) => !read(id) && !isClosed(server.stations[id]),
    unrecognised: (id) => isClosed(server.stations[id]) && !(screen.name === "walk" && target === id),
    seen: () => isSeen(server.help),
    meeting: (_, what) => meetingOf(server) === what,
  };
  return cards.filter(({ kind, station, what }) => left[kind]?.(station, what) ?? true);
}

function isSeen(help) {
  return Boolean(help?.seen_at);
}

function isClosed(status) {
  return !status || status.state === "locked" || status.state === "skipped";
}

/** The cards above the sheet after a piece of news; the last one is shown. A pause has one as long as it lasts. */
export function cardsAfter(cards, item) {
  const { kind, station } = item;
  if (kind === "released" || kind === "unrecognised") return [...cards.filter((card) => card.station !== station), { kind, station }];
  if (kind === "seen" || kind === "meeting") return [...cards.filter((card) => card.kind !== kind), item];
  if (item.kind !== "phase") return cards;
  const others = cards.filter((card) => card.kind !== "pause");
  return item.to === "paused" ? [...others, { kind: "pause" }] : others;
}
