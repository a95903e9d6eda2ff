// The standings page's rules: which rows a page of the wall shows, which key turns to where, what is worth saying aloud, and
// the time on the wall. Pure; imported by ui/ and pages/standings.js.

export const ROWS_PER_PAGE = 8;
const LEADERS = 3;

/** How many pages the rows fill; an empty ranking has one. */
export function pageCount(rows) {
  return Math.max(1, Math.ceil(rows / ROWS_PER_PAGE));
}

/** The page that is shown when so many rows are left: the same one, or the last there is. */
export function clampPage(page, rows) {
  return Math.min(Math.max(0, page), pageCount(rows) - 1);
}

/** The rows of a page, counted from 0. */
export function pageRows(rows, page) {
  return rows.slice(page * ROWS_PER_PAGE, (page + 1) * ROWS_PER_PAGE);
}

/** The page that a key leads to, or null where the key turns no pages. */
export function turnedPage(key, page, rows) {
  const last = pageCount(rows) - 1;
  switch (key) {
    case "ArrowRight":
    case "PageDown":
    case " ":
      return Math.min(page + 1, last);
    case "ArrowLeft":
    case "PageUp":
      return Math.max(page - 1, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

/** How a row is called: a name that the host has hidden is not sent, and the group goes by its number. */
export function rowName(row, t) {
  return row.name ?? t("common-group-number", { number: row.number });
}

/** "14:36" in the town's time zone, wherever the browser thinks it is. */
export function clockText(iso, language, timeZone) {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return "";
  const format = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat(language, { ...format, timeZone }).format(time);
  } catch {
    // A zone this browser has never heard of: its own clock says nearly always the same.
    return new Intl.DateTimeFormat(language, format).format(time);
  }
}

/**
 * What a screen reader is told: a change among the first three, at most every 10 s, else at most once a minute that there
 * is something new, however many of 500 groups move. `next(rows, at)` returns null, {kind: "leaders", rows} or
 * {kind: "new"}; it is asked at each change and at each beat, so that what had to wait is still said.
 */
export function createNews(rows, at, { pauseMs = 10_000, quietMs = 60_000 } = {}) {
  let saidLeaders = leaders(rows);
  let saidRows = fingerprint(rows);
  let last = at;

  function next(now, time) {
    if (time - last < pauseMs) return null;
    const front = leaders(now);
    if (front !== saidLeaders) return say(now, front, time, { kind: "leaders", rows: now.slice(0, LEADERS) });
    if (time - last < quietMs || fingerprint(now) === saidRows) return null;
    return say(now, front, time, { kind: "new" });
  }

  function say(now, front, time, sentence) {
    saidLeaders = front;
    saidRows = fingerprint(now);
    last = time;
    return sentence;
  }

  return { next };
}

function leaders(rows) {
  return rows.slice(0, LEADERS).map((row) => `${row.rank}:${row.number}`).join(" ");
}

function fingerprint(rows) {
  return rows.map((row) => `${row.number}:${row.points}`).join(" ");
}

/**
 * How a name of `needed` pixels is brought into `given`: drawn narrower to four fifths first, which keeps the height of its
 * letters, then smaller. Returns {squeeze, size}, both 1 where it fits as it is.
 */
export function fitName(needed, given, narrowest = 0.8) {
  if (needed <= given || needed <= 0 || given <= 0) return { squeeze: 1, size: 1 };
  const squeeze = Math.max(narrowest, given / needed);
  return { squeeze, size: Math.min(1, given / (needed * squeeze)) };
}
