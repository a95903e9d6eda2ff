"""Places over HTTP: found by text, link and coordinates, put in order, measured, and a line out of a file."""

from __future__ import annotations

import dataclasses
import itertools
import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.content.editions import build_edition
from app.studio import geocoding
from app.studio.geocoding import Geocoder
from app.studio.places_api import GEOCODER
from app.tours.route_payloads import measure
from tests.conftest import ROUTE
from tests.unit.content.lines import GOOD, HOSTILE, WAY
from tests.unit.studio.service import SearchService, watched_sockets
from tests.web.conftest import SAME_ORIGIN

API = "/api/v1/studio"
CASTLE = {"name": "53.32490, 11.49490", "lat": 53.3249, "lon": 11.4949}
SQUARE = [
    {"id": name, "lat": lat, "lon": lon}
    for name, lat, lon in (("sw", 53.32, 11.49), ("ne", 53.33, 11.50), ("se", 53.32, 11.50), ("nw", 53.33, 11.49))
]


@pytest.fixture
def anna(logged_in, make_user) -> FlaskClient:
    """An organizer's browser."""
    return logged_in(make_user("anna", "organizer"))


@pytest.fixture
def service(app: Flask, settings) -> Iterator[SearchService]:
    """The service that the operator has configured, asked as often as a test likes."""
    made = SearchService()
    hours = itertools.count(3600, 3600)
    configured = dataclasses.replace(settings, geocoder=f"nominatim:http://127.0.0.1:{made.port}")
    app.extensions[GEOCODER] = Geocoder(configured, apart_s=0, clock=lambda: next(hours))
    yield made
    made.close()


@pytest.fixture
def find(anna: FlaskClient) -> Callable[..., Any]:
    """Ask for a place."""

    def ask(text: str, language: str = "de") -> Any:
        anna.set_cookie("lang", language)
        return anna.get(f"{API}/geocode?{urlencode({'q': text})}")

    return ask


def post(client: FlaskClient, path: str, body: Any) -> Any:
    return client.post(f"{API}/{path}", json=body, headers=SAME_ORIGIN)


def test_without_a_service_coordinates_and_links_are_understood_all_the_same(find):
    with watched_sockets() as seen:
        for text in ("53,3249 11,4949", "https://www.google.com/maps/@53.3249,11.4949,17z" + "#" + "x" * 200):
            reply = find(text).json
            assert reply == {"state": "off", "results": [CASTLE], "attribution": "", "note": ""}
        assert find("Schloss").json == {"state": "off", "results": [], "attribution": "", "note": ""}
    assert seen == []


def test_swapped_coordinates_are_put_right_and_told(find):
    assert find("11.4949, 53.3249").json["results"] == [CASTLE]
    assert "vertauscht" in find("11.4949, 53.3249").json["note"]
    assert "swapped" in find("11.4949, 53.3249", "en").json["note"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "place_missing"),
        (" \t", "place_missing"),
        ("a" * 121, "place_words_too_long"),
        ("https://x.example/" + "a" * 2000, "place_too_long"),
        ("https://maps.app.goo.gl/AbC", "place_short_link"),
        ("https://www.komoot.com/tour/1", "place_link_without_place"),
        ("95.5, 11.4", "place_out_of_range"),
    ],
)
def test_what_names_no_place_is_refused_with_a_sentence(find, service, text, code):
    german = find(text)
    assert german.status_code == 422
    assert german.json["error"]["code"] == code
    english = find(text, "en").json["error"]["message"]
    assert german.json["error"]["message"] != english
    assert service.connections == 0


def test_a_name_is_searched_at_the_service(find, service):
    reply = find("Schloß").json
    assert reply == {
        "state": "ok",
        "results": [{"name": "Schloss, Ludwigslust", "lat": 53.3249, "lon": 11.4949}],
        "attribution": "© OpenStreetMap contributors",
        "note": "",
    }
    service.status = 503
    assert find("Rathaus").json["state"] == "unreachable"
    assert find("53.3249, 11.4949").json["state"] == "ok"


def test_nobody_who_writes_waits_for_the_service(find, service, database):
    service.hold = threading.Event()
    asking = threading.Thread(target=find, args=("Schloss",))
    asking.start()
    assert service.heard.wait(10)
    # There is one writer; were the asker's transaction open, this would wait until the service answers.
    with database.write() as session:
        session.connection()
        assert not service.hold.is_set()
    service.hold.set()
    asking.join()


def test_whoever_finds_all_seats_taken_is_told_to_come_again(find, service, monkeypatch):
    monkeypatch.setattr(geocoding, "LIMIT_S", 0.1)
    monkeypatch.setattr(Geocoder, "_await_turn", lambda *_: False)
    reply = find("Schloss")
    assert (reply.status_code, reply.json["error"]["code"]) == (429, "geocoder_busy")


# {there} is the port of a host that nobody has configured.
TRICKS = [
    "http://127.0.0.1:{there}/",
    "https://127.0.0.1:{there}/",
    "HTTP://127.0.0.1:{there}/",
    "//127.0.0.1:{there}/",
    "///127.0.0.1:{there}",
    "\\\\127.0.0.1:{there}\\x",
    "/\\127.0.0.1:{there}",
    "@127.0.0.1:{there}",
    "x@127.0.0.1:{there}/",
    "127.0.0.1:{there}",
    "127.0.0.1:{there}/",
    "localhost:{there}",
    "localhost:{there}/maps/@53.3,11.4,17z",
    "2130706433:{there}",
    "0x7f000001:{there}",
    "[::1]:{there}",
    "[::ffff:127.0.0.1]:{there}",
    "http://[::1]:{there}/",
    "http://169.254.169.254/latest/meta-data",
    "http://metadata.google.internal/",
    "ftp://127.0.0.1:{there}/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:{there}/_x",
    "dict://127.0.0.1:{there}/x",
    "jar:http://127.0.0.1:{there}!/x",
    "data:text/plain,x",
    "javascript:alert(1)",
    "geo:0,0?q=http://127.0.0.1:{there}/",
    "om://127.0.0.1:{there}/?ll=x",
    "Schloss\r\nHost: 127.0.0.1:{there}",
    "Schloss HTTP/1.1\r\nHost: 127.0.0.1:{there}\r\n\r\nGET /",
    "Schloss\r\n\r\nGET http://127.0.0.1:{there}/ HTTP/1.1",
    "Schloss\x00.127.0.0.1:{there}",
    "Schloss&q=x&domain=127.0.0.1:{there}",
    "Schloss#@127.0.0.1:{there}",
    "Schloss?@127.0.0.1:{there}/",
    "%0d%0aHost:%20127.0.0.1:{there}",
    "%2f%2f127.0.0.1:{there}",
    "../../127.0.0.1:{there}",
    "${{jndi:ldap://127.0.0.1:{there}/x}}",
    "{{{{7*7}}}}",
    "$(curl 127.0.0.1:{there})",
    "`curl 127.0.0.1:{there}`",
    "|curl 127.0.0.1:{there}",
    "<!ENTITY x SYSTEM 'http://127.0.0.1:{there}'>",
    "https://maps.app.goo.gl/http://127.0.0.1:{there}",
    "https://www.google.com/maps?q=http://127.0.0.1:{there}/",
    "https://www.google.com/url?q=http://127.0.0.1:{there}/",
    "https://www.openstreetmap.org@127.0.0.1:{there}/#map=17/53.3/11.4",
    "https://127.0.0.1:{there}/#map=17/53.3/11.4",
    "https://127.0.0.1:{there}/maps/@53.3,11.4,17z",
    "http://①②⑦.0.0.1:{there}/",
    "http://127。0。0。1:{there}/",
    "\u202ehttp://127.0.0.1:{there}/",
    "\ud800 127.0.0.1:{there}",
]


def test_no_trick_in_the_text_opens_a_socket_to_anything_but_the_service(anna, service):
    elsewhere = SearchService()
    with watched_sockets() as seen:
        for trick in TRICKS:
            query = urlencode({"q": trick.format(there=elsewhere.port)}, errors="surrogatepass")
            reply = anna.get(f"{API}/geocode?{query}")
            assert reply.status_code in (200, 422), trick
    elsewhere.close()
    assert len(TRICKS) >= 40
    assert elsewhere.connections == 0
    assert set(seen) <= {("127.0.0.1", service.port), ("127.0.0.1",)}
    # What is no link was searched as the words that it is.
    assert service.connections == len(service.asked) > 10
    assert all(path.startswith("/search?q=") and " " not in path for path in service.asked)


def test_an_order_uncrosses_a_walk_and_says_what_it_saves(anna):
    reply = post(anna, "order", {"points": SQUARE, "loop": True}).json
    assert reply["order"] == ["sw", "se", "ne", "nw"]
    assert reply["after_m"] < reply["before_m"]
    reply = post(anna, "order", {"points": SQUARE, "start": "se", "finish": "sw", "loop": False}).json
    assert (reply["order"][0], reply["order"][-1]) == ("se", "sw")
    assert post(anna, "order", {"points": SQUARE[:1]}).json == {"order": ["sw"], "before_m": 0, "after_m": 0}
    loop = post(anna, "order", {"points": SQUARE, "start": "ne", "finish": "ne"}).json
    assert loop["order"] == ["ne", "se", "sw", "nw"]


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"points": []},
        {"points": [{"id": "a"}] * 61},
        {"points": [{"id": 1, "lat": 1, "lon": 1}]},
        {"points": [{"id": "", "lat": 1, "lon": 1}]},
        {"points": [{"id": "a" * 101, "lat": 1, "lon": 1}]},
        {"points": [{"id": "a", "lat": "1", "lon": 1}]},
        {"points": [{"id": "a", "lat": True, "lon": 1}]},
        {"points": [{"id": "a", "lat": 91, "lon": 1}]},
        {"points": [{"id": "a", "lat": 1, "lon": None}]},
        {"points": [{"id": "a", "lat": 10**400, "lon": 1}]},
    ],
)
def test_what_are_no_points_is_refused(anna, body):
    for path in ("order", "legs"):
        assert post(anna, path, body).status_code == 422


@pytest.mark.parametrize(
    "more",
    [{"start": "x"}, {"finish": ["sw"]}, {"points": [SQUARE[0], SQUARE[0]]}, {"points": [{"id": "a"}, SQUARE[0]]}],
)
def test_an_order_needs_places_and_names_that_are_there(anna, more):
    assert post(anna, "order", {"points": SQUARE, **more}).status_code == 422


def test_not_a_number_is_no_place(anna):
    body = '{"points": [{"id": "a", "lat": NaN, "lon": 1}]}'
    reply = anna.post(f"{API}/legs", data=body, headers=SAME_ORIGIN)
    assert reply.status_code == 422


def test_legs_are_what_the_routes_page_says(anna, library):
    document = build_edition(library.routes[ROUTE])
    points = [
        {"id": one.id, "lat": one.position.lat, "lon": one.position.lon} if one.position else {"id": one.id}
        for one in document.route.stations
    ]
    walk = measure(document)
    reply = post(anna, "legs", {"points": points, "line": document.line}).json
    assert [leg["metres"] for leg in reply["legs"]] == pytest.approx(
        [None if leg is None else round(leg) for leg in walk.legs], abs=5
    )
    assert reply["metres"] == pytest.approx(walk.total_m, abs=10)
    assert [(leg["from"], leg["to"]) for leg in reply["legs"]] == [
        (one["id"], other["id"]) for one, other in itertools.pairwise(points)
    ]


def test_legs_need_no_line_and_may_lack_a_place(anna):
    points = [SQUARE[0], {"id": "new", "lat": None, "lon": None}, SQUARE[2], SQUARE[1]]
    reply = post(anna, "legs", {"points": points}).json
    assert [leg["metres"] for leg in reply["legs"]] == [None, None, 1113]
    assert [leg["minutes"] for leg in reply["legs"]] == [None, None, 17]
    assert (reply["metres"], reply["minutes"]) == (1779, 27)
    assert post(anna, "legs", {"points": SQUARE[:1]}).json == {"legs": [], "metres": 0, "minutes": 0}


@pytest.mark.parametrize("line", ["x", [[53.3, 11.4]], [[53.3], [11.4]], [[53.3, 11.4]] * 20_001, [[91, 0], [0, 0]]])
def test_what_is_no_line_is_refused(anna, line):
    assert post(anna, "legs", {"points": SQUARE, "line": line}).status_code == 422


def test_a_line_comes_out_of_every_file(anna):
    for name, raw in GOOD.items():
        reply = anna.post(f"{API}/line", data=raw, headers=SAME_ORIGIN).json
        assert reply["points"] == [list(point) for point in WAY], name
        assert reply["simplified_from"] == 4
        assert reply["metres"] > 2000


def test_a_hostile_file_is_answered_with_a_sentence_in_the_askers_language(anna):
    with watched_sockets() as seen:
        for name, (raw, code) in HOSTILE.items():
            said = set()
            for language in ("de", "en"):
                anna.set_cookie("lang", language)
                reply = anna.post(f"{API}/line", data=raw, headers=SAME_ORIGIN)
                assert 400 <= reply.status_code < 500, name
                # Beyond what the server reads of any request, the request itself is refused.
                assert reply.json["error"]["code"] in (code, "too_large"), name
                said.add(reply.json["error"]["message"])
            assert len(said) == 2, name
    assert seen == []
