// What a helper's page shows: the groups in parts, in the order in which they matter, and what may be done for each. Pure;
// the words are in helper.ftl. Imported by pages/helper.js and ui/helper/.

export const PARTS = ["help", "here", "due", "been", "later"];
// More at once nobody looks through; who is not among them is found by name.
export const MOST = 30;
export const SEARCH_FROM = 12;

/** Each part with its groups, those beyond MOST counted in `more`; `query` is what was typed, `nameOf(group)` a name. */
export function partsOf(groups, query, nameOf) {
  const found = groups.filter((group) => matches(group, query, nameOf));
  return PARTS.map((part) => {
    const all = found.filter((group) => group.part === part).sort(ORDERS[part]);
    return { part, total: all.length, groups: all.slice(0, MOST), more: Math.max(0, all.length - MOST) };
  });
}

const byNumber = (one, other) => one.number - other.number;
const byTime = (key, missing) => (one, other) => (one[key] ?? missing).localeCompare(other[key] ?? missing) || byNumber(one, other);
const LATE = "9999";
const ORDERS = {
  help: byNumber,
  here: byTime("at", LATE),
  due: byTime("due", LATE),
  // Who was here last first: that is who comes back with a question.
  been: (one, other) => byTime("at", "")(other, one),
  later: byNumber,
};

function matches(group, query, nameOf) {
  const wanted = query.trim().toLocaleLowerCase();
  return wanted === "" || String(group.number) === wanted || nameOf(group).toLocaleLowerCase().includes(wanted);
}

/** What is to be said of a group here: a list of {key, args}, `clockText(iso)` writes a time. */
export function stateOf(group, clockText) {
  const said = [];
  if (group.part === "help") {
    if (group.calls) said.push({ key: "calls", args: {} });
    if (group.tries > 0) said.push({ key: "tries", args: { n: group.tries } });
  } else if (group.part === "here") {
    said.push({ key: "here", args: { time: clockText(group.at) } });
  } else if (group.part === "due") {
    said.push(group.due ? { key: "due", args: { time: clockText(group.due) } } : { key: "next", args: {} });
  } else {
    said.push({ key: group.state ?? "later", args: {} });
  }
  if (group.method === "code" || group.method === "release") said.push({ key: group.method, args: {} });
  if (group.given > 0) said.push({ key: "given", args: { n: group.given } });
  return said;
}

/** Whether the station is still closed for a group and the tour has begun. */
export function canRelease(group, phase) {
  return hasStarted(phase) && (group.state === null || group.state === "skipped");
}

/** How many points this link may still give a group; before the start none. */
export function pointsLeft(group, most, phase) {
  return hasStarted(phase) ? Math.max(0, most - group.given) : 0;
}

function hasStarted(phase) {
  return phase !== "planned" && phase !== "open";
}

/** Typed points: a whole number from 1 to `left`, else null. */
export function parseGift(typed, left) {
  const text = typed.trim();
  const points = /^\+?\d{1,3}$/u.test(text) ? Number(text) : 0;
  return points >= 1 && points <= left ? points : null;
}
