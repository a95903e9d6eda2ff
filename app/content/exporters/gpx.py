"""A route as GPX 1.1, for hiking apps and navigation devices. Pure; imported by views and commands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from app.content.editions import EditionDocument
from app.content.exporters import placed_stations
from app.quiz.localized import resolve

NAMESPACE = "http://www.topografix.com/GPX/1/1"
_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-([0-9]\.[0-9])")
# What XML 1.0 cannot hold in any form; a reader would refuse the whole file because of one such character.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def route_gpx(document: EditionDocument, language: str, link: str | None = None) -> bytes:
    """A waypoint for each station whose place is known, the stations as a route, the walking line as a track.

    `link` is the address of the route's own page.
    """
    route, stations = document.route, placed_stations(document)
    title = resolve(route.title, language)
    root = Element("gpx", {"xmlns": NAMESPACE, "version": "1.1", "creator": "Stadtlotse"})
    metadata = SubElement(root, "metadata")
    _text(metadata, "name", title)
    _text(metadata, "desc", resolve(route.summary, language))
    if route.licence:
        copyright_ = SubElement(metadata, "copyright", author=_clean("; ".join(route.attribution) or title))
        _text(copyright_, "license", _licence_address(route.licence))
    if link:
        SubElement(metadata, "link", href=_clean(link))
    names = [f"{number} {resolve(station.name, language)}" for number, station, _ in stations]
    places = [(position.lat, position.lon) for _, _, position in stations]
    for name, place, (_, station, _) in zip(names, places, stations, strict=True):
        point = _point(root, "wpt", place)
        _text(point, "name", name)
        if station.directions:
            _text(point, "desc", resolve(station.directions, language))
    if stations:
        way = SubElement(root, "rte")
        _text(way, "name", title)
        for name, place in zip(names, places, strict=True):
            _text(_point(way, "rtept", place), "name", name)
    if document.line:
        _track(root, title, document.line)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _track(root: Element, title: str, line: Iterable[tuple[float, float]]) -> None:
    track = SubElement(root, "trk")
    _text(track, "name", title)
    segment = SubElement(track, "trkseg")
    for place in line:
        _point(segment, "trkpt", place)


def _point(parent: Element, tag: str, place: tuple[float, float]) -> Element:
    lat, lon = place
    return SubElement(parent, tag, lat=f"{lat:.7f}", lon=f"{lon:.7f}")


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _licence_address(licence: str) -> str:
    """GPX wants an address; licences of Creative Commons have one, others are written as they stand."""
    match = _CREATIVE_COMMONS.fullmatch(licence)
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/" if match else licence
