"""Files with a walking line: as programs write them, and as somebody writes them who means harm."""

from __future__ import annotations

import gzip
import json
import random

WAY = [(53.32, 11.49), (53.326, 11.495), (53.33, 11.5), (53.331, 11.52)]
GPX = '<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1">{}</gpx>'
KML = '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">{}</kml>'


def geojson(*points: object, kind: str = "LineString") -> bytes:
    """One geometry in a feature."""
    feature = {"type": "Feature", "properties": None, "geometry": {"type": kind, "coordinates": list(points)}}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def gpx(way, name: str = "trkpt") -> str:
    """Points of a track or a route."""
    return "".join(f'<{name} lat="{lat}" lon="{lon}"><ele>40</ele></{name}>' for lat, lon in way)


def kml(way, height: str = ",0") -> str:
    """A line of a KML file."""
    return f"<LineString><coordinates>{' '.join(f'{lon},{lat}{height}' for lat, lon in way)}</coordinates></LineString>"


TRACK = f"<trk><trkseg>{gpx(WAY)}</trkseg></trk>"
_RECORDED = "".join(f"<when/><gx:coord>{lon} {lat} 40</gx:coord>" for lat, lon in WAY)
# What is read, and all of it is the way above.
GOOD: dict[str, bytes] = {
    "geojson": geojson(*[[lon, lat] for lat, lon in WAY]),
    "geojson alone": json.dumps({"type": "LineString", "coordinates": [[lon, lat, 40] for lat, lon in WAY]}).encode(),
    "geojson in parts": geojson(
        *[[[lon, lat] for lat, lon in part] for part in (WAY[:2], WAY[2:])], kind="MultiLineString"
    ),
    "geojson with a mark": b"\xef\xbb\xbf" + geojson(*[[lon, lat] for lat, lon in WAY]),
    "geojson in utf-16": geojson(*[[lon, lat] for lat, lon in WAY]).decode().encode("utf-16"),
    "track": GPX.format(f'<wpt lat="1" lon="2"><name>Schloß</name></wpt>{TRACK}').encode(),
    "track in segments": GPX.format(
        f"<trk><trkseg>{gpx(WAY[:2])}</trkseg><trkseg>{gpx(WAY[2:])}</trkseg></trk>"
    ).encode(),
    "track beside a route": GPX.format(f"<rte>{gpx([(1, 1), (2, 2)], 'rtept')}</rte>{TRACK}").encode(),
    "route": GPX.format(f"<rte>{gpx(WAY, 'rtept')}</rte>").encode(),
    "two tracks": GPX.format(f"<trk><trkseg>{gpx(WAY[:2])}</trkseg></trk>{TRACK}").encode(),
    "gpx in utf-16": f'<?xml version="1.0" encoding="UTF-16"?><gpx><name>ß</name>{TRACK}</gpx>'.encode("utf-16"),
    "gpx in latin 1": f'<?xml version="1.0" encoding="ISO-8859-1"?><gpx><name>ß</name>{TRACK}</gpx>'.encode("latin-1"),
    "gpx of windows": f'<?xml version="1.0" encoding="windows-1252"?><gpx><name>„ß“</name>{TRACK}</gpx>'.encode(
        "cp1252"
    ),
    "gpx after blanks": f"\n \n<gpx>{TRACK}</gpx>".encode(),
    "prefixed gpx": f"<g:gpx xmlns:g='x'>{TRACK.replace('<', '<g:').replace('<g:/', '</g:')}</g:gpx>".encode(),
    "kml": KML.format(
        "<Document><Placemark><Point><coordinates>11,53</coordinates></Point></Placemark>"
        f"<Placemark>{kml(WAY)}</Placemark><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        "1,1 2,2 3,3 1,1</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document>"
    ).encode(),
    "kml in parts": KML.format(
        f"<Placemark><MultiGeometry>{kml(WAY[:2])}{kml(WAY[2:], '')}</MultiGeometry></Placemark>"
    ).encode(),
    "kml recording": KML.format(f"<Placemark><gx:Track>{_RECORDED}</gx:Track></Placemark>").encode(),
}

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_BIG = "A" * 200_000
_ATTRIBUTES = " ".join(f"a{one}=''" for one in range(40_000))
_NAMESPACES = " ".join(f"xmlns:a{one}='u{one}'" for one in range(15_000))
_NEAR = '<trkpt lat="53.3" lon="11.4"/>'


def _staircase() -> bytes:
    """A zigzag that grows smaller: each cut of the simplification takes one point off a long line."""
    way = [(53.3 + (one % 2) * (2 - one / 19_000) * 9e-6, 11.4 + one * 1e-9) for one in range(19_000)]
    return KML.format(kml([(round(lat, 8), round(lon, 8)) for lat, lon in way], "")).encode()


def _noise() -> bytes:
    dice = random.Random(6)
    way = [(round(53.3 + dice.random() * 2e-5, 7), round(11.4 + dice.random() * 2e-5, 7)) for _ in range(17_000)]
    return geojson(*[[lon, lat] for lat, lon in way])


# What is refused, each with the code of its sentence.
HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "line_empty"),
    "blanks": (b" \r\n\t", "line_empty"),
    "only a mark": (b"\xef\xbb\xbf", "line_empty"),
    "zeros": (b"\0" * 1000, "line_empty"),
    "too many bytes": (b"<gpx>" + b" " * 500_000, "line_too_large"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "line_unknown_format"),
    "program": (b"\x7fELF\x02\x01\x01" + b"\0" * 100, "line_unknown_format"),
    "zip": (b"PK\x03\x04" + b"\0" * 100, "line_packed"),
    "gzip": (gzip.compress(GPX.format(TRACK).encode()), "line_unknown_format"),
    "web page": (b"<html><body>404</body></html>", "line_unknown_format"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "line_unknown_format"),
    "csv": (b"lat,lon\n53.3,11.4\n", "line_unknown_format"),
    "XXE file": (
        f'<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><name>&x;</name>{TRACK}</gpx>'.encode(),
        "line_doctype",
    ),
    "XXE address": (
        f'<!DOCTYPE gpx [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><gpx>{TRACK}</gpx>'.encode(),
        "line_doctype",
    ),
    "DTD elsewhere": (f'<!DOCTYPE gpx SYSTEM "http://127.0.0.1/x.dtd"><gpx>{TRACK}</gpx>'.encode(), "line_doctype"),
    "public DTD": (f'<!DOCTYPE kml PUBLIC "-//x" "http://127.0.0.1/x"><kml>{kml(WAY)}</kml>'.encode(), "line_doctype"),
    "billion laughs": (
        f'<!DOCTYPE g [<!ENTITY l0 "lol">{_LAUGHS}]><gpx><name>&l9;</name></gpx>'.encode(),
        "line_doctype",
    ),
    "quadratic blow-up": (
        f'<!DOCTYPE g [<!ENTITY a "{_BIG}">]><gpx><name>{"&a;" * 50_000}</name></gpx>'.encode(),
        "line_doctype",
    ),
    "attributes by DTD": (
        b'<!DOCTYPE gpx [<!ATTLIST trkpt lat CDATA "53.3">]><gpx><trk><trkpt lon="1"/></trk></gpx>',
        "line_doctype",
    ),
    "DOCTYPE in utf-16": (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE g [<!ENTITY x "y">]><gpx>&x;</gpx>'.encode("utf-16"),
        "line_doctype",
    ),
    "unknown entity": (f"<gpx><name>&nbsp;</name>{TRACK}</gpx>".encode(), "line_broken"),
    "XInclude alone": (
        b'<gpx xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></gpx>',
        "line_missing",
    ),
    "style sheet": (b'<?xml-stylesheet href="http://127.0.0.1/x.xsl"?><gpx/>', "line_missing"),
    "utf-7": (b'<?xml version="1.0" encoding="UTF-7"?>+ADw-gpx+AD4-', "line_broken"),
    "said utf-16, is none": (b'<?xml version="1.0" encoding="UTF-16"?><gpx></gpx>', "line_broken"),
    "utf-32": ('<?xml version="1.0" encoding="UTF-32"?><gpx></gpx>'.encode("utf-32-le"), "line_broken"),
    "shift-jis": (b'<?xml version="1.0" encoding="shift_jis"?><gpx/>', "line_broken"),
    "an encoding that is a packer": (b'<?xml version="1.0" encoding="zip"?><gpx/>', "line_broken"),
    "an encoding that runs": (b'<?xml version="1.0" encoding="idna"?><gpx/>', "line_broken"),
    "no such encoding": (b'<?xml version="1.0" encoding="../../etc"?><gpx/>', "line_broken"),
    "broken utf-8": (b"<gpx><name>\xff\xfe\xc3\x28</name></gpx>", "line_broken"),
    "deep elements": (b"<gpx>" + b"<a>" * 160_000, "line_broken"),
    "deep lists": (b"[" * 499_000, "line_broken"),
    "deep objects": (b'{"a":' * 90_000, "line_broken"),
    "deep coordinates": (
        b'{"type":"LineString","coordinates":' + b"[" * 900 + b"]" * 900 + b"}",
        "line_too_short",
    ),
    "cut off": (GPX.format(TRACK).encode()[:-30], "line_broken"),
    "two documents": (f"<gpx>{TRACK}</gpx><gpx/>".encode(), "line_broken"),
    "points outside of a track": (f"<gpx>{_NEAR}{_NEAR}</gpx>".encode(), "line_broken"),
    "one huge token": (f'<gpx a="{_BIG}{_BIG}"/>'.encode(), "line_missing"),
    "many attributes": (f"<gpx {_ATTRIBUTES}/>".encode(), "line_missing"),
    "the same attribute twice": (b'<gpx><trk><trkpt lat="1" lat="2" lon="1"/></trk></gpx>', "line_broken"),
    "many namespaces": (f"<gpx {_NAMESPACES}/>".encode(), "line_missing"),
    "many comments": (b"<gpx>" + b"<!---->" * 70_000 + b"</gpx>", "line_missing"),
    "no text": (b"<gpx><![CDATA[" + b"]" * 400_000 + b"]]></gpx>", "line_missing"),
    "waypoints alone": (b'<gpx><wpt lat="53.3" lon="11.4"/></gpx>', "line_missing"),
    "an area alone": (
        geojson([[11.4, 53.3], [11.5, 53.3], [11.5, 53.4], [11.4, 53.3]], kind="Polygon"),
        "line_missing",
    ),
    "empty way": (b"<gpx><trk><trkseg/></trk></gpx>", "line_missing"),
    "one point": (f"<gpx><trk>{_NEAR}</trk></gpx>".encode(), "line_too_short"),
    "one point again and again": (f"<gpx><trk>{_NEAR * 5000}</trk></gpx>".encode(), "line_too_short"),
    "one pair": (geojson([11.4, 53.3]), "line_too_short"),
    "NaN in JSON": (b'{"type":"LineString","coordinates":[[NaN,53],[11,53]]}', "line_broken"),
    "infinity in JSON": (b'{"type":"LineString","coordinates":[[Infinity,53],[11,53]]}', "line_broken"),
    "NaN in GPX": (b'<gpx><trk><trkpt lat="nan" lon="11"/></trk></gpx>', "line_bad_position"),
    "infinity in KML": (KML.format(kml([("inf", 11), (53, 11)])).encode(), "line_bad_position"),
    "exponent": (b'<gpx><trk><trkpt lat="1e300" lon="11"/></trk></gpx>', "line_bad_position"),
    "underscores": (b'<gpx><trk><trkpt lat="5_3" lon="1_1"/></trk></gpx>', "line_bad_position"),
    "other digits": ('<gpx><trk><trkpt lat="٥٣" lon="١١"/></trk></gpx>'.encode(), "line_bad_position"),
    "huge number": (b'{"type":"LineString","coordinates":[[1e999,53],[11,53]]}', "line_bad_position"),
    "endless digits in JSON": (
        b'{"type":"LineString","coordinates":[[' + b"9" * 400_000 + b",53],[11,53]]}",
        "line_broken",
    ),
    "endless digits in GPX": (
        b'<gpx><trk><trkpt lat="' + b"9" * 400_000 + b'" lon="11"/></trk></gpx>',
        "line_bad_position",
    ),
    "off the Earth": (geojson([11.4, 91], [11.4, 53]), "line_bad_position"),
    "texts as numbers": (geojson(["11.4", "53.3"], ["11.5", "53.3"]), "line_bad_position"),
    "numbers as points": (geojson(11.4, 53.3), "line_bad_position"),
    "no coordinates": (b'{"type":"LineString"}', "line_bad_position"),
    "features that are none": (b'{"type":"FeatureCollection","features":[1]}', "line_broken"),
    "a list": (b"[1,2,3]", "line_broken"),
    "half a surrogate": (b'{"type":"\\ud800","coordinates":[[1,2],[3,4]]}', "line_missing"),
    "around the Earth": (geojson([-170, 10], [0, 50], [170, -60]), "line_too_long"),
    "many points in JSON": (
        b'{"type":"LineString","coordinates":[' + b",".join([b"[1,2]", b"[1,3]"] * 41_000) + b"]}",
        "line_too_many_points",
    ),
    "many points in KML": (
        b"<kml><LineString><coordinates>" + b"1,2 1,3 " * 60_000 + b"</coordinates></LineString></kml>",
        "line_too_many_points",
    ),
    "many points": (
        b'{"type":"LineString","coordinates":[' + b",".join([b"[1,2]"] * 1_000_000) + b"]}",
        "line_too_large",
    ),
    "many lines": (
        b'{"type":"FeatureCollection","features":[' + b",".join([b"{}"] * 100_000) + b"]}",
        "line_too_many_points",
    ),
}

# What is taken, but must not take long.
LABORIOUS: dict[str, bytes] = {
    "staircase": _staircase(),
    "noise": _noise(),
    "many ways": KML.format("".join(f"<Placemark>{kml(WAY[:2], '')}</Placemark>" for _ in range(4_000))).encode(),
}
