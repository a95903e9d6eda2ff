// Changes to a draft, field by field: applied, collided, taken back. The twin of app/studio/changes.py, held to it by
// tests/vectors/studio-changes.json; what paths and changes look like is written there. Pure; imported by core/studio-*.

/** Applies a change in place; {status: "applied" | "same"} or {status: "conflict", current}. `force` sets whatever is there. */
export function applyChange(document, change, { force = false } = {}) {
  return { set, insert, remove, move }[change.op](document, change, force);
}

/** The change that takes an applied one back. */
export function invertChange({ op, path, old = null, new: next = null, after = null, before = null }) {
  if (op === "set") return { op, path, old: next, new: old };
  if (op === "insert") return { op: "remove", path, old: next, after };
  if (op === "remove") return { op: "insert", path, new: old, after };
  return { op, path, before: after, after: before };
}

/** What stands at a path; null where nothing does. */
export function valueAt(document, path) {
  return path.reduce((node, part) => inner(node, part), document) ?? null;
}

/** Whether two values are the same JSON. */
export function equalJson(one, other) {
  if (one === other) return true;
  if (Array.isArray(one) !== Array.isArray(other) || !isGroup(one) || !isGroup(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && equalJson(one[name], other[name]));
}

/** Whether what is written at one path is part of what stands at the other, either way round. */
export function touches(one, other) {
  return one.slice(0, other.length).every((part, place) => part === other[place]);
}

function isGroup(value) {
  return typeof value === "object" && value !== null;
}

function inner(node, part) {
  if (Array.isArray(node)) return node.find((entry) => isGroup(entry) && entry.id === part) ?? null;
  return isGroup(node) && Object.hasOwn(node, part) ? node[part] : null;
}

function set(document, { path, old = null, new: next = null }, force) {
  const current = valueAt(document, path);
  if (equalJson(current, next)) return { status: "same" };
  if (!force && !equalJson(current, old)) return { status: "conflict", current };
  const parent = parentOf(document, path, next !== null);
  if (!isGroup(parent) || Array.isArray(parent)) return { status: "conflict", current: null };
  if (next === null) {
    delete parent[path.at(-1)];
    prune(document, path.slice(0, -1));
  } else {
    parent[path.at(-1)] = structuredClone(next);
  }
  return { status: "applied" };
}

function insert(document, { path, new: entry, after = null }) {
  const known = valueAt(document, path);
  if (known !== null) return equalJson(known, entry) ? { status: "same" } : { status: "conflict", current: known };
  const holder = parentOf(document, path.slice(0, -1), true);
  if (!isGroup(holder) || Array.isArray(holder)) return { status: "conflict", current: null };
  const entries = (holder[path.at(-2)] ??= []);
  if (!Array.isArray(entries)) return { status: "conflict", current: entries };
  entries.splice(placeAfter(entries, after), 0, structuredClone(entry));
  return { status: "applied" };
}

function remove(document, { path, old = null }, force) {
  const entries = valueAt(document, path.slice(0, -1));
  const current = valueAt(document, path);
  if (current === null || !Array.isArray(entries)) return { status: "same" };
  if (!force && !equalJson(current, old)) return { status: "conflict", current };
  entries.splice(entries.indexOf(current), 1);
  return { status: "applied" };
}

function move(document, { path, after = null }) {
  const entries = valueAt(document, path.slice(0, -1));
  const current = valueAt(document, path);
  if (current === null || !Array.isArray(entries)) return { status: "conflict", current: null };
  const others = entries.filter((entry) => entry !== current);
  others.splice(placeAfter(others, after), 0, current);
  if (others.every((entry, place) => entry === entries[place])) return { status: "same" };
  entries.splice(0, entries.length, ...others);
  return { status: "applied" };
}

/** The group of fields in which the last part of the path is a name; missing groups on the way are made where wanted. */
function parentOf(document, path, make) {
  let node = document;
  for (const part of path.slice(0, -1)) {
    if (isGroup(node) && !Array.isArray(node) && (inner(node, part) ?? null) === null) {
      if (!make) return null;
      node[part] = {};
    }
    node = inner(node, part);
    if (node === null) return null;
  }
  return node;
}

/** Groups of fields that have become empty go, up to an entry of a list or a part of the draft itself. */
function prune(document, path) {
  for (let rest = path; rest.length > 1 && equalJson(valueAt(document, rest), {}); rest = rest.slice(0, -1)) {
    const parent = valueAt(document, rest.slice(0, -1));
    if (Array.isArray(parent)) return;
    delete parent[rest.at(-1)];
  }
}

function placeAfter(entries, after) {
  if (after === null) return 0;
  const place = entries.findIndex((entry) => isGroup(entry) && entry.id === after);
  return place < 0 ? entries.length : place + 1;
}
