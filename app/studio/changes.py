"""Changes to a draft, field by field: how they are applied, when two collide, how they are taken back. Pure.

The browser does the same in static/js/core/studio-changes.js; tests/vectors/studio-changes.json holds both to it.

A draft is JSON. A path leads through groups of fields by name and through lists by the `id` of their entries, so that
what somebody writes at one station stands wherever another has moved it to. Lists whose entries have no id (pictures,
hints, corners) are values of their own and change as a whole, and so does the walking line.

    {"op": "set", "path": [...], "old": value, "new": value}          null: the field is not there
    {"op": "insert", "path": [..., id], "new": entry, "after": id}     after null: at the front
    {"op": "remove", "path": [..., id], "old": entry, "after": id}     after: where taking it back puts it
    {"op": "move", "path": [..., id], "before": id, "after": id}       `before`: the entry it stood behind
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import Any, Literal

MAX_CHANGES = 500
MAX_PATH = 12
MAX_PART = 250
MAX_CHANGE_BYTES = 400_000
# Of shorter lists the whole is hardly more than what differs.
LEAST_KEPT = 8
OPS = ("set", "insert", "remove", "move")
# Whatever else a stored change holds (`kept`) is made here and believed later, so nobody may send it.
_FIELDS = frozenset({"op", "path", "old", "new", "after", "before"})
# Names that mean something else to JavaScript than a field.
_FORBIDDEN = frozenset({"__proto__", "constructor", "prototype"})

Change = dict[str, Any]
Document = dict[str, Any]
Status = Literal["applied", "same", "conflict"]


class InvalidChange(ValueError):
    """A change that is none; no browser of ours sends it."""


@dataclass(frozen=True)
class Result:
    """What became of a change. Of a conflict `current` is what stands there now, None where it has gone."""

    status: Status
    current: Any = None

    def payload(self) -> dict[str, Any]:
        """As it is stored and sent."""
        return {"status": self.status} if self.status != "conflict" else {"status": "conflict", "current": self.current}


def check_change(change: object) -> Change:
    """The change itself, if it has the shape of one. Raises InvalidChange."""
    if not isinstance(change, dict) or change.get("op") not in OPS:
        raise InvalidChange("op")
    if not change.keys() <= _FIELDS:
        raise InvalidChange("fields")
    path = change.get("path")
    if not isinstance(path, list) or not (1 if change["op"] == "set" else 3) <= len(path) <= MAX_PATH:
        raise InvalidChange("path")
    if not all(isinstance(part, str) and 0 < len(part) <= MAX_PART and part not in _FORBIDDEN for part in path):
        raise InvalidChange("path")
    entry = change.get("new") if change["op"] == "insert" else None
    if change["op"] == "insert" and not (isinstance(entry, dict) and entry.get("id") == path[-1]):
        raise InvalidChange("entry")
    for name in ("after", "before"):
        if not isinstance(change.get(name), str | None):
            raise InvalidChange(name)
    try:
        # Half a character and numbers that are none can be written down nowhere.
        size = len(json.dumps(change, ensure_ascii=False, allow_nan=False).encode())
    except ValueError:
        raise InvalidChange("unwritable") from None
    if size > MAX_CHANGE_BYTES:
        raise InvalidChange("too_large")
    return change


def apply(document: Document, change: Change, *, force: bool = False) -> Result:
    """Apply a change to the document in place, unless somebody else changed the same before.

    Of what is moved or removed the change learns where it truly stood, so that it can be taken back. `force` sets and
    removes whatever is there: a list that was made by its first entry stays when that is taken back, and is no
    colleague's work.
    """
    handler = {"set": _set, "insert": _insert, "remove": _remove, "move": _move}[change["op"]]
    return handler(document, change, force)


def invert(change: Change) -> Change:
    """The change that takes an applied one back."""
    path, op = change["path"], change["op"]
    if op == "set":
        return {"op": "set", "path": path, "old": change.get("new"), "new": change.get("old")}
    if op == "insert":
        return {"op": "remove", "path": path, "old": change["new"], "after": change.get("after")}
    if op == "remove":
        return {"op": "insert", "path": path, "new": change["old"], "after": change.get("after")}
    return {"op": "move", "path": path, "before": change.get("after"), "after": change.get("before")}


def packed(change: Change) -> Change:
    """An applied change as it is stored: of two lists that begin and end alike only what lies between them.

    A walking line is a list of thousands of points, of which a save changes a few; `kept` says how many stayed in front
    and behind. `unpacked` needs what stands there after the change to make it whole again.
    """
    old, new = change.get("old"), change.get("new")
    if change["op"] != "set" or not isinstance(old, list) or not isinstance(new, list):
        return change
    most = min(len(old), len(new))
    front = next((place for place in range(most) if not _equal(old[place], new[place])), most)
    behind = next(
        (place for place in range(most - front) if not _equal(old[-1 - place], new[-1 - place])), most - front
    )
    if front + behind < LEAST_KEPT:
        return change
    sides = {"old": old[front : len(old) - behind], "new": new[front : len(new) - behind]}
    return {**change, **sides, "kept": [front, behind]}


def unpacked(document: Document, change: Change) -> Change:
    """A stored change as it was applied; `document` is what the draft was right after it."""
    if "kept" not in change:
        return change
    front, behind = change["kept"]
    new = value_at(document, change["path"])
    old = [*new[:front], *change["old"], *new[len(new) - behind :]]
    return {"op": "set", "path": change["path"], "old": old, "new": new}


def differing(old: Any, new: Any, path: tuple[str, ...] = ()) -> list[Change]:
    """In what two documents differ, as fine as people speak of it: fields, and entries added, removed or moved."""
    if _equal(old, new):
        return []
    if isinstance(old, dict) and isinstance(new, dict):
        names = [*old, *(name for name in new if name not in old)]
        return [one for name in names for one in differing(old.get(name), new.get(name), (*path, name))]
    if _has_ids(old) and _has_ids(new):
        return _differing_entries(old, new, path)
    return [{"op": "set", "path": list(path), "old": old, "new": new}]


def _differing_entries(old: list[Any], new: list[Any], path: tuple[str, ...]) -> list[Change]:
    before, after = {one["id"]: one for one in old}, {one["id"]: one for one in new}
    found: list[Change] = []
    for name, entry in before.items():
        if name not in after:
            found.append({"op": "remove", "path": [*path, name], "old": entry})
    stayed = [name for name in before if name in after]
    wanted = [name for name in after if name in before]
    for name, entry in after.items():
        if name not in before:
            found.append({"op": "insert", "path": [*path, name], "new": entry})
            continue
        # Whoever stands behind another one than before has moved, or the other has; each is said.
        if _behind(stayed, name) != _behind(wanted, name):
            found.append({"op": "move", "path": [*path, name]})
        found += differing(before[name], entry, (*path, name))
    return found


def _behind(names: list[str], name: str) -> str | None:
    place = names.index(name)
    return names[place - 1] if place else None


def _has_ids(value: Any) -> bool:
    """Whether a list's entries are known by ids, each by another one."""
    if not isinstance(value, list) or not all(isinstance(_id_of(entry), str) for entry in value):
        return False
    return len({_id_of(entry) for entry in value}) == len(value)


def value_at(document: Any, path: list[str]) -> Any:
    """What stands at a path; None where nothing does."""
    node = document
    for part in path:
        if isinstance(node, dict):
            node = node.get(part)
        elif isinstance(node, list):
            node = next((entry for entry in node if _id_of(entry) == part), None)
        else:
            return None
    return node


def _set(document: Document, change: Change, force: bool) -> Result:
    path, new = change["path"], change.get("new")
    current = value_at(document, path)
    if _equal(current, new):
        return Result("same")
    if not force and not _equal(current, change.get("old")):
        return Result("conflict", current)
    parent = _parent(document, path, make=new is not None)
    if not isinstance(parent, dict):
        return Result("conflict", None)
    if new is None:
        parent.pop(path[-1], None)
        _prune(document, path[:-1])
    else:
        parent[path[-1]] = copy.deepcopy(new)
    return Result("applied")


def _insert(document: Document, change: Change, _force: bool) -> Result:
    path = change["path"]
    known = value_at(document, path)
    if known is not None:
        return Result("same") if _equal(known, change["new"]) else Result("conflict", known)
    holder = _parent(document, path[:-1], make=True)
    if not isinstance(holder, dict):
        return Result("conflict", None)
    entries = holder.setdefault(path[-2], [])
    if not isinstance(entries, list):
        return Result("conflict", entries)
    entries.insert(_place_after(entries, change.get("after")), copy.deepcopy(change["new"]))
    return Result("applied")


def _remove(document: Document, change: Change, force: bool) -> Result:
    path = change["path"]
    entries = value_at(document, path[:-1])
    current = value_at(document, path)
    if current is None or not isinstance(entries, list):
        return Result("same")
    if not force and not _equal(current, change.get("old")):
        return Result("conflict", current)
    place = next(place for place, entry in enumerate(entries) if entry is current)
    # Whoever asked may have known another order; taking it back has to lead to this one.
    change["after"] = _id_of(entries[place - 1]) if place else None
    del entries[place]
    return Result("applied")


def _move(document: Document, change: Change, _force: bool) -> Result:
    path, after = change["path"], change.get("after")
    entries = value_at(document, path[:-1])
    current = value_at(document, path)
    if current is None or not isinstance(entries, list):
        return Result("conflict", None)
    others = [entry for entry in entries if entry is not current]
    others.insert(_place_after(others, after), current)
    if all(one is other for one, other in zip(entries, others, strict=True)):
        return Result("same")
    place = next(place for place, entry in enumerate(entries) if entry is current)
    change["before"] = _id_of(entries[place - 1]) if place else None
    entries[:] = others
    return Result("applied")


def _parent(document: Any, path: list[str], *, make: bool) -> Any:
    """The group of fields in which the last part of the path is a name; missing groups on the way are made."""
    node = document
    for part in path[:-1]:
        if isinstance(node, dict):
            if node.get(part) is None:
                if not make:
                    return None
                node[part] = {}
            node = node[part]
        elif isinstance(node, list):
            node = next((entry for entry in node if _id_of(entry) == part), None)
        else:
            return None
    return node


def _prune(document: Document, path: list[str]) -> None:
    """Groups of fields that have become empty go, up to an entry of a list or a part of the draft itself."""
    while len(path) > 1 and value_at(document, path) == {}:
        parent = value_at(document, path[:-1])
        if not isinstance(parent, dict):
            return
        parent.pop(path[-1], None)
        path = path[:-1]


def _place_after(entries: list[Any], after: str | None) -> int:
    """Where a new entry goes: behind the named one, at the front without one, at the end where that has gone."""
    if after is None:
        return 0
    ids = [_id_of(entry) for entry in entries]
    return ids.index(after) + 1 if after in ids else len(entries)


def _id_of(entry: Any) -> Any:
    return entry.get("id") if isinstance(entry, dict) else None


def _equal(one: Any, other: Any) -> bool:
    """Equality of JSON: 30 and 30.0 are the same number, true is no number."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_equal(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_equal, one, other))
    return bool(one == other)
