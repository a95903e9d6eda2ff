"""Reads a place out of what somebody typed or pasted: coordinates in the usual ways of writing, links of map services.

Pure, and no link is ever opened: where a link is only a pointer to another one, the reader is told so. Imported by
`studio`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from app.geo.distance import Position

MAX_LENGTH = 2_000

# What two numbers are taken for where they only make sense the other way round: Germany with a margin. Latitudes and
# longitudes there have no number in common, so that nothing within it can be meant both ways.
GERMANY_LAT, GERMANY_LON = (46.5, 56.0), (5.0, 16.0)

# Hosts whose addresses hold no place, only the number of one.
SHORT_HOSTS = ("goo.gl", "g.co", "share.google", "maps.apple", "binged.it", "omaps.app", "ge0.me", "her.is", "bit.ly")
SHORT_PATHS = (("osm.org", "/go/"), ("openstreetmap.org", "/go/"))

_MARKS = str.maketrans(
    {**dict.fromkeys("’′‘`´ʹ", "'"), **dict.fromkeys("”″“„ʺ", '"'), **dict.fromkeys("º˚", "°"), "−": "-", "–": "-"}
)
_NUMBER = r"([+-]?)(\d{1,3}(?:[.,]\d{1,15})?)"
_SIXTIETH = r"(\d{1,2}(?:[.,]\d{1,15})?)"
# German writes O for east.
_SIDE = r"([NSEOW])"
# The sign between the two numbers may be missing only where a letter or a degree sign parts them.
_BETWEEN = r"(?: ?[,;/] ?| |(?<=[NSEOW°'\"])|(?=[NSEOW]))"
_DECIMAL = rf"{_NUMBER} ?(°?)"
_DIVIDED = rf"{_NUMBER} ?(°|:| ) ?{_SIXTIETH}(?: ?(?:'|:)| (?=\d)|(?![\d.,]))(?: ?{_SIXTIETH} ?(?:\"|'')?)?"


def _pair_of(part: str) -> tuple[re.Pattern[str], ...]:
    """Two numbers with their sides in front, behind, or without any."""
    ways = (f"{_SIDE} ?{part}", f"{part} ?{_SIDE}", part)
    return tuple(re.compile(f"{way}{_BETWEEN}{way}", re.IGNORECASE) for way in ways)


_DECIMALS, _DIVIDEDS = _pair_of(_DECIMAL), _pair_of(_DIVIDED)
_LINK = re.compile(r"(?:(?:https?|geo|om)://?|geo:|www\.)\S+|[a-z0-9.-]+\.[a-z]{2,}/\S*", re.IGNORECASE)
_DEGREES = r"([+-]?\d{1,3}(?:\.\d{1,20})?)"
_PLAIN_PAIR = re.compile(rf"(?:loc:)?{_DEGREES}(?: ?, ?|~){_DEGREES}(?:[,;(].*)?")
_PINNED = re.compile(rf"!3d{_DEGREES}!4d{_DEGREES}")
_CENTRE = re.compile(rf"/@{_DEGREES},{_DEGREES}(?:[,/]|$)")
_HASH = re.compile(rf"(?:.*[#&?])?(?:map=)?\d{{1,2}}(?:\.\d+)?/{_DEGREES}/{_DEGREES}(?:[/&].*)?")
_POINT = re.compile(rf"point\.{_DEGREES}_{_DEGREES}(?:_.*)?")
# A marked place before the middle of the picture.
_MARKED = ("coordinate", "pin", "q", "query", "daddr", "destination", "where1")
_SEEN = ("ll", "sll", "center", "cp", "map", "saddr")


@dataclass(frozen=True, slots=True)
class PlaceText:
    """A place, how it was written, and whether longitude and latitude had to be swapped."""

    position: Position
    kind: Literal["coordinates", "link"]
    swapped: bool = False


class UnreadablePlace(ValueError):
    """It is meant as coordinates or as a link but names no place; `code` says why."""

    def __init__(self, code: Literal["out_of_range", "short_link", "link_without_place", "too_long"]) -> None:
        super().__init__(code)
        self.code = code


def read_place(text: str) -> PlaceText | None:
    """The place that a text names by numbers; None where it is words, which a search may know.

    >>> read_place("53,3249 11,4949").position
    Position(lat=53.3249, lon=11.4949)

    Raises UnreadablePlace.
    """
    if len(text) > MAX_LENGTH:
        raise UnreadablePlace("too_long")
    # One blank for any run of them also keeps the patterns from trying each way to divide a thousand blanks.
    plain = " ".join(text.translate(_MARKS).split())
    if link := _LINK.search(plain):
        return _read_link(link[0])
    return _read_coordinates(plain.strip("()[] "))


def _read_coordinates(text: str) -> PlaceText | None:
    for pattern in _DECIMALS:
        if match := pattern.fullmatch(text):
            return _from_decimals(list(match.groups()), sided=pattern is not _DECIMALS[2])
    for pattern in _DIVIDEDS:
        if match := pattern.fullmatch(text):
            return _from_divided(list(match.groups()), pattern)
    return None


def _from_decimals(groups: list[str | None], *, sided: bool) -> PlaceText | None:
    first, second, sides = _halves(groups, 0 if not sided else _side_at(groups))
    exact = all(part[2] or "." in part[1] or "," in part[1] for part in (first, second))
    # "Haus 12, 14" is no place on the globe; whoever writes coordinates writes decimals, degrees or directions.
    if not exact and not sided:
        return None
    return _placed(_degrees(first[0], first[1]), _degrees(second[0], second[1]), sides)


def _from_divided(groups: list[str | None], pattern: re.Pattern[str]) -> PlaceText | None:
    sided = pattern is not _DIVIDEDS[2]
    first, second, sides = _halves(groups, 0 if not sided else _side_at(groups))
    if not sided and " " in (first[2], second[2]):
        return None
    values = []
    for sign, degrees, _, minutes, seconds in (first, second):
        if (seconds and re.search("[.,]", minutes)) or re.search("[.,]", degrees):
            return None
        parts = [float((part or "0").replace(",", ".")) for part in (minutes, seconds)]
        if max(parts) >= 60:
            raise UnreadablePlace("out_of_range")
        values.append(_degrees(sign, degrees, parts[0] / 60 + parts[1] / 3600))
    return _placed(values[0], values[1], sides)


def _side_at(groups: list[str | None]) -> int:
    """1 where the letters stand in front, -1 where they stand behind."""
    return 1 if groups[0] and groups[0].upper() in "NSEOW" else -1


def _halves(groups: list[str | None], side: int) -> tuple[list[str], list[str], tuple[str, str] | None]:
    """The parts of both numbers, and their sides."""
    texts = [group or "" for group in groups]
    first, second = texts[: len(texts) // 2], texts[len(texts) // 2 :]
    if not side:
        return first, second, None
    at = 0 if side > 0 else -1
    return first, second, (first.pop(at).upper(), second.pop(at).upper())


def _degrees(sign: str, whole: str, part: float = 0.0) -> float:
    value = float(whole.replace(",", ".")) + part
    return -value if sign == "-" else value


def _placed(first: float, second: float, sides: tuple[str, str] | None) -> PlaceText | None:
    if sides is None:
        return _in_order(first, second, "coordinates")
    northern = [side in "NS" for side in sides]
    if northern[0] == northern[1] or min(first, second) < 0:
        return None
    first, second = (-value if side in "SW" else value for value, side in zip((first, second), sides, strict=True))
    return PlaceText(_sound(first, second) if northern[0] else _sound(second, first), "coordinates")


def _in_order(lat: float, lon: float, kind: Literal["coordinates", "link"]) -> PlaceText:
    if GERMANY_LAT[0] <= lon <= GERMANY_LAT[1] and GERMANY_LON[0] <= lat <= GERMANY_LON[1]:
        return PlaceText(_sound(lon, lat), kind, swapped=True)
    return PlaceText(_sound(lat, lon), kind)


def _sound(lat: float, lon: float) -> Position:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UnreadablePlace("out_of_range")
    return Position(lat, lon)


def _read_link(link: str) -> PlaceText | None:
    is_whole = re.match(r"[a-z]+:", link, re.IGNORECASE) is not None
    try:
        parts = urlsplit(link if is_whole else f"https://{link}")
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        raise UnreadablePlace("link_without_place") from None
    path = unquote_plus(parts.path)
    query = dict(parse_qsl(parts.query))
    found = next(_pairs(parts.scheme.lower(), path, query, unquote_plus(parts.fragment)), None)
    if found is None and _is_short(host, parts.path):
        raise UnreadablePlace("short_link")
    # "Am Markt.Nord/Hof" looks like a link without its beginning; where that names no place, it is words.
    if found is None and (is_whole or link.lower().startswith("www.")):
        raise UnreadablePlace("link_without_place")
    return found


def _is_short(host: str, path: str) -> bool:
    if any(f".{host}".endswith(f".{short}") for short in SHORT_HOSTS):
        return True
    return any(f".{host}".endswith(f".{short}") and path.startswith(start) for short, start in SHORT_PATHS)


def _pairs(scheme: str, path: str, query: Mapping[str, str], fragment: str) -> Iterator[PlaceText]:
    """Every place that a link names, the most exact first."""
    if scheme == "geo":
        # Android writes geo:0,0?q=lat,lon(name) where it means a place with a name.
        marked = _PLAIN_PAIR.fullmatch(query.get("q", ""))
        yield from _read(marked or _PLAIN_PAIR.fullmatch(path.strip("/")))
        return
    pins = _PINNED.findall(path)
    if pins:
        # The last one is the place that is open; those before it are stops on the way.
        yield PlaceText(_sound(float(pins[-1][0]), float(pins[-1][1])), "link")
    yield from _named(query, "mlat", "mlon")
    yield from _read(_POINT.fullmatch(query.get("sp", "")))
    for name in _MARKED:
        yield from _typed(query.get(name, ""))
    for part in path.split("/"):
        yield from _typed(part)
    for name in _SEEN:
        yield from _typed(query.get(name, ""))
    yield from _named(query, "lat", "lon")
    yield from _named(query, "lat", "lng")
    yield from _read(_CENTRE.search(path))
    yield from _read(_HASH.fullmatch(fragment))


def _named(query: Mapping[str, str], lat: str, lon: str) -> Iterator[PlaceText]:
    """A place whose link says which number is which."""
    values = [query.get(name, "") for name in (lat, lon)]
    if all(re.fullmatch(_DEGREES, value) for value in values):
        yield PlaceText(_sound(float(values[0]), float(values[1])), "link")


def _typed(text: str) -> Iterator[PlaceText]:
    found = list(_read(_PLAIN_PAIR.fullmatch(text)))
    if not found and (typed := _read_coordinates(" ".join(text.translate(_MARKS).split()))):
        found = [PlaceText(typed.position, "link", typed.swapped)]
    yield from found


def _read(match: re.Match[str] | None) -> Iterator[PlaceText]:
    if match:
        yield _in_order(float(match[1]), float(match[2]), "link")
