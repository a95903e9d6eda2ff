// Which groups the matrix shows and in which order: search, sorting, pages of forty, and what waits while a hand or the
// focus is in the table. Pure; imported by ui/board/.

export const PAGE_SIZE = 40;

// Equal ones stand by their number, so that no row jumps without a reason.
const ORDERS = {
  number: () => 0,
  points: (one, other) => other.points - one.points,
  // Most recently heard of first.
  seen: (one, other) => Date.parse(other.seen) - Date.parse(one.seen),
};

/** The numbers of all groups that match, in the order asked for: "number" | "points" | "seen". */
export function orderedNumbers(rows, { sort = "number", query = "" } = {}) {
  const wanted = plain(query);
  const matching = wanted ? rows.filter((row) => matches(row, wanted)) : rows;
  return [...matching].sort(compare(sort)).map((row) => row.number);
}

function compare(sort) {
  const order = ORDERS[sort] ?? ORDERS.number;
  return (one, other) => order(one, other) || one.number - other.number;
}

function matches(row, wanted) {
  return plain(row.name ?? "").includes(wanted) || String(row.number) === wanted;
}

// "Fuchse" finds "Füchse": whoever searches in a hurry leaves the dots away.
function plain(text) {
  return String(text).normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("de").trim();
}

/** One page of a list: {page, pages, from, to, total, numbers}; a page beyond the end becomes the last one. */
export function pageOf(numbers, page) {
  const pages = Math.max(1, Math.ceil(numbers.length / PAGE_SIZE));
  const at = Math.min(Math.max(0, page), pages - 1);
  const shown = numbers.slice(at * PAGE_SIZE, (at + 1) * PAGE_SIZE);
  const from = shown.length === 0 ? 0 : at * PAGE_SIZE + 1;
  return { page: at, pages, from, to: at * PAGE_SIZE + shown.length, total: numbers.length, numbers: shown };
}

/**
 * The order while somebody reads: rows stay where they are, groups that are gone go, and new ones wait unless they come
 * last anyway. Returns {order, waiting}: what to show now, and how many groups a press on "sortieren" would move or add.
 */
export function heldOrder(shown, wanted, touched) {
  const present = new Set(wanted);
  const kept = shown.filter((number) => present.has(number));
  if (kept.every((number, index) => wanted[index] === number)) return { order: wanted, waiting: 0 };
  const place = new Map(kept.map((number, index) => [number, index]));
  const isMoved = (number, index) => !place.has(number) || (touched.has(number) && place.get(number) !== index);
  const moved = wanted.filter(isMoved);
  return { order: kept, waiting: Math.max(1, moved.length) };
}
