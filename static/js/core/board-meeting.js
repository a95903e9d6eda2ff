// When the groups meet at the end, as the host's board says it and as its form takes it. Pure; imported by pages/ and
// ui/board/.

const MINUTE_MS = 60_000;
// Beyond half a day nobody counts minutes: the board names the time instead.
const COUNTED_MS = 12 * 60 * MINUTE_MS;

/**
 * How far away the meeting is: {key: "min", n} | {key: "hours", h, n} | {key: "on"} | {key: "now"} | {key: "was"}, or null
 * where no time is set. Begun minutes count, so that clock and figure add up to the time of the meeting.
 */
export function meetingIn(at, now) {
  if (!at) return null;
  const left = Date.parse(at) - now;
  if (left <= -MINUTE_MS) return { key: "was" };
  if (left <= 0) return { key: "now" };
  if (left > COUNTED_MS) return { key: "on" };
  const minutes = Math.ceil(left / MINUTE_MS);
  return minutes < 60 ? { key: "min", n: minutes } : { key: "hours", h: Math.floor(minutes / 60), n: minutes % 60 };
}

/** A moment as a field for date and time wants it, by the clock of whoever looks; "" for none. */
export function fieldOf(at) {
  if (!at) return "";
  const moment = new Date(at);
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * MINUTE_MS);
  return local.toISOString().slice(0, 16);
}

/**
 * What the form asks for: {problem} or {body}. The time is part of it only where it was changed, so that a meeting that has
 * begun can still be moved to another place. `before` is the field as it was opened, `incomplete` a time half typed.
 */
export function meetingDeed({ place, typed, before, incomplete, now }) {
  const body = { meeting: place.trim().replace(/\s+/gu, " ") };
  if (incomplete) return { problem: "time" };
  if (typed === before) return { body };
  if (typed === "") return { body: { ...body, meeting_at: null } };
  const moment = new Date(typed);
  if (Number.isNaN(moment.getTime())) return { problem: "time" };
  return moment.getTime() <= now ? { problem: "past" } : { body: { ...body, meeting_at: moment.toISOString() } };
}

/** "Sonntag, 21. Juni 2026 um 18:00" for what a field for date and time holds; "" where it holds nothing. */
export function typedText(typed, language) {
  const moment = typed ? Date.parse(`${typed}Z`) : Number.NaN;
  if (Number.isNaN(moment)) return "";
  const day = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language, { ...day, ...time }).format(moment);
}
