"""Places out of what people type and paste: every usual way of writing, links of maps, and words left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geo.place_text import MAX_LENGTH, UnreadablePlace, read_place

LAT, LON = 53.3249, 11.4949
GOOGLE = "https://www.google.com/maps"

COORDINATES = [
    "53.3249, 11.4949",
    "53.3249,11.4949",
    "53.3249 11.4949",
    "53.3249;11.4949",
    "53,3249 11,4949",
    "53,3249, 11,4949",
    "53,3249,11,4949",
    "(53.3249, 11.4949)",
    "  53.3249\t11.4949\n",
    "+53.3249 +11.4949",
    "53.3249° 11.4949°",
    "53.3249° N, 11.4949° E",
    "N53.3249 E11.4949",
    "53.3249N11.4949E",
    "n 53,3249 o 11,4949",
    "E 11.4949 N 53.3249",
    "N 53° 19.494' E 11° 29.694'",
    "N 53 19.494 E 11 29.694",
    "53°19'29.6\"N 11°29'41.6\"E",
    "53° 19′ 29,6″ N, 11° 29′ 41,6″ O",
    "53°19'29.6'' N 11°29'41.6'' E",
    "53º19’29.6” 11º29’41.6”",
    "53:19:29.6 11:29:41.6",
    "53 19 29.6 N 11 29 41.6 E",
    "geo:53.3249,11.4949",
    "geo:53.3249,11.4949,30;u=35",
    "geo:0,0?q=53.3249,11.4949(Schloss)",
]
LINKS = [
    "https://www.openstreetmap.org/#map=17/53.3249/11.4949",
    "https://www.openstreetmap.org/#map=17/53.3249/11.4949&layers=N",
    "https://www.openstreetmap.org/?mlat=53.3249&mlon=11.4949#map=16/53.1/11.1",
    "https://www.openstreetmap.org/node/240031512#map=19/53.3249/11.4949",
    "https://opentopomap.org/#map=15/53.3249/11.4949",
    f"{GOOGLE}/@53.3249,11.4949,17z",
    f"{GOOGLE}/place/Schloss/@53.32,11.48,17z/data=!3m1!4b1!4m6!3m5!1s0x47ac:0x1!8m2!3d53.3249!4d11.4949!16s%2Fm",
    f"{GOOGLE}/dir/A/B/data=!3d50.0!4d10.0!3d53.3249!4d11.4949",
    f"{GOOGLE}/place/53%C2%B019'29.6%22N+11%C2%B029'41.6%22E/@53.3,11.4,17z",
    f"{GOOGLE}/search/?api=1&query=53.3249%2C11.4949",
    f"{GOOGLE}/dir/?api=1&destination=53.3249,11.4949",
    f"{GOOGLE}/place/53.3249,11.4949/@53.3,11.4,17z",
    "https://maps.google.com/?q=53.3249,11.4949",
    "https://maps.google.com/maps?q=loc:53.3249,11.4949&z=17",
    "maps.google.com/?q=53.3249,11.4949",
    "https://maps.apple.com/?ll=53.3249,11.4949&q=Schloss",
    "https://maps.apple.com/place?coordinate=53.3249,11.4949&name=Schloss",
    "https://www.bing.com/maps?cp=53.3249~11.4949&lvl=16",
    "https://bing.com/maps/default.aspx?sp=point.53.3249_11.4949_Schloss&cp=53.1~11.1",
    "om://map?v=1&ll=53.3249,11.4949&n=Schloss",
    "https://osmand.net/map?pin=53.3249,11.4949#15/53.3/11.4",
    "https://osmand.net/go?lat=53.3249&lon=11.4949&z=16",
    "https://wego.here.com/?map=53.3249,11.4949,15,normal",
    f"Schloss Ludwigslust, Schloßfreiheit 1\n{GOOGLE}/@53.3249,11.4949,17z",
]
WORDS = [
    "",
    "Ludwigslust",
    "Schloßstraße 38, 19288 Ludwigslust",
    "Haus 12, 14",
    "53, 11",
    "12",
    "53.3249",
    "21.06.2022",
    "+49 3874 526",
    "53 19 29",
    "N 53.3 N 11.4",
    "-53.3 N -11.4 E",
    "53.5° 10' N 11° 1' E",
    "53°19.5'30\" N 11°1' E",
    "Str. 2.5/3.5x",
    "Am Markt.Nord/Hof",
    "53.3.3, 11.4",
]


@pytest.mark.parametrize("text", COORDINATES + LINKS)
def test_every_usual_way_of_writing_a_place_is_read(text: str) -> None:
    read = read_place(text)
    assert read is not None
    assert (read.position.lat, read.position.lon) == pytest.approx((LAT, LON), abs=2e-5)
    assert read.kind == ("link" if text in LINKS or text.startswith("geo:") else "coordinates")
    assert not read.swapped


@pytest.mark.parametrize("text", WORDS)
def test_words_are_left_to_the_search(text: str) -> None:
    assert read_place(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("95.1, 200.2", "out_of_range"),
        ("53°61' N 11°1' E", "out_of_range"),
        ("53°1'61\" N 11°1'1\" E", "out_of_range"),
        ("geo:91.0,11.0", "out_of_range"),
        (f"{GOOGLE}/@91.5,11.4,17z", "out_of_range"),
        ("https://maps.app.goo.gl/AbCdEf", "short_link"),
        ("https://goo.gl/maps/AbCdEf", "short_link"),
        ("https://osm.org/go/0MbEUuTq", "short_link"),
        ("https://maps.apple/p/AbCdEf", "short_link"),
        ("https://omaps.app/o4aXJlRBqR/Schloss", "short_link"),
        ("maps.app.goo.gl/AbCdEf", "short_link"),
        ("www.komoot.com/tour/123456", "link_without_place"),
        ("Schloss https://maps.app.goo.gl/AbCdEf", "short_link"),
        ("https://www.komoot.com/tour/123456", "link_without_place"),
        (f"{GOOGLE}/place/Berlin", "link_without_place"),
        ("https://notgoo.gl.example.org/x", "link_without_place"),
        ("https://[half", "link_without_place"),
        ("http://169.254.169.254/latest/meta-data", "link_without_place"),
        ("geo:here", "link_without_place"),
        ("1" * (MAX_LENGTH + 1), "too_long"),
    ],
)
def test_what_is_meant_as_a_place_but_names_none_says_why(text: str, code: str) -> None:
    with pytest.raises(UnreadablePlace) as refused:
        read_place(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text", ["11.4949, 53.3249", "11,4949 53,3249", "https://maps.example.org/?ll=11.4949,53.3249"]
)
def test_in_germany_longitude_first_is_recognised(text: str) -> None:
    read = read_place(text)
    assert read is not None
    assert read.swapped
    assert (read.position.lat, read.position.lon) == (LAT, LON)


@pytest.mark.parametrize("text", ["11.4949° N, 53.3249° E", "https://osmand.net/go?lat=11.4949&lon=53.3249"])
def test_who_says_which_is_which_is_believed(text: str) -> None:
    read = read_place(text)
    assert read is not None
    assert (read.position.lat, read.swapped) == (11.4949, False)


LATITUDES, LONGITUDES = st.integers(-90_000_000, 90_000_000), st.integers(-180_000_000, 180_000_000)


def sixtieths(value: float, sides: str, seconds: bool) -> str:
    """Degrees, minutes and seconds as a map prints them."""
    side, rest = sides[value < 0], abs(value)
    degrees = int(rest)
    minutes = (rest - degrees) * 60
    if not seconds:
        return f"{degrees}° {min(minutes, 59.9999999):.7f}' {side}"
    return f"{degrees}°{int(minutes)}'{min((minutes - int(minutes)) * 60, 59.99999):.5f}\"{side}"


@given(LATITUDES, LONGITUDES, st.sampled_from(["{}, {}", "{} {}", "geo:{},{}", "https://x.example/?mlat={}&mlon={}"]))
def test_what_is_written_as_decimals_comes_back(lat: int, lon: int, way: str) -> None:
    wanted = (lat / 1e6, lon / 1e6)
    read = read_place(way.format(f"{wanted[0]:.6f}", f"{wanted[1]:.6f}"))
    assert read is not None
    found = (read.position.lat, read.position.lon)
    assert found == (wanted[::-1] if read.swapped else wanted)


@given(LATITUDES, LONGITUDES, st.booleans(), st.booleans())
def test_what_is_written_in_sixtieths_comes_back(lat: int, lon: int, seconds: bool, comma: bool) -> None:
    wanted = (lat / 1e6, lon / 1e6)
    text = f"{sixtieths(wanted[0], 'NS', seconds)} {sixtieths(wanted[1], 'EW', seconds)}"
    read = read_place(text.replace(".", ",") if comma else text)
    assert read is not None
    assert (read.position.lat, read.position.lon) == pytest.approx(wanted, abs=1e-7)


@given(st.text(max_size=300) | st.text(alphabet="0123456789.,°'\"NSEOW+-:/@!3d4#?&=ah ", max_size=300))
def test_whatever_is_typed_is_a_place_words_or_refused(text: str) -> None:
    try:
        read = read_place(text)
    except UnreadablePlace:
        return
    assert read is None or (-90 <= read.position.lat <= 90 and -180 <= read.position.lon <= 180)
