"""The public route page, its map and downloads: who may frame what, what is said, and what stays closed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from app.content.editions import EditionDocument, build_edition
from app.content.service import publish
from app.quiz.localized import variants
from app.tours import service as tours
from app.tours.rules import station_code
from app.web.csp import POLICY
from tests.conftest import ROUTE, SECRET
from tests.unit.content import hostile

PAGE, MAP = f"/r/{ROUTE}", f"/r/{ROUTE}/map"
DOWNLOADS = (f"/r/{ROUTE}/route.gpx", f"/r/{ROUTE}/route.geojson")


@pytest.fixture
def put(database, clock) -> Callable[..., str]:
    """Publish a document and return the slug."""

    def published(document: EditionDocument) -> str:
        with database.write() as session:
            publish(session, document, now=clock())
        return document.slug

    return published


def words(page: str) -> str:
    """What a page says, without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def directives(reply) -> dict[str, str]:
    policy = reply.headers["Content-Security-Policy"]
    return {name: values for name, _, values in (part.strip().partition(" ") for part in policy.split(";"))}


# ---- what is said ----


def test_the_page_says_what_people_need_to_plan(tour, client: FlaskClient) -> None:
    reply = client.get(PAGE)
    assert (reply.status_code, reply.mimetype) == (200, "text/html")
    said = words(reply.text)
    for sentence in (
        "Ludwigslust erleben",
        "10 Stationen · rund 3,9 km, 59 min zu Fuß",
        "Mit den Aufenthalten rund 2 Std. 15 min.",
        "1 Rathaus mit Bürgerbüro etwa 8 min vor Ort Der Punkt auf der Karte ist das Rathaus",
        "50 m, 1 min bis Station 2",
        "Boden Kopfsteinpflaster prägt die Straße",
        "Nicht bekannt: Rollstuhl, Stufen, Sitzplätze, Toilette, Dach",
        "Rollstuhl eingeschränkt",
        "Über den Zugang ist nichts bekannt.",
        "Koordinaten: 53.32485, 11.49490",
        "(Punkt in der Nähe, nicht die Station selbst)",
        "Koordinaten: nicht bekannt",
        "Wie weit es bis Station 10 ist, ist nicht bekannt.",
        "Eine Station fehlt darin, weil ihr Ort nicht bekannt ist: Platzhaus mit BMX-Strecke.",
        "Texte der Route: CC-BY-4.0",
        "© OpenStreetMap-Mitwirkende, ODbL",
        "39 Quellen",
    ):
        assert sentence in said, sentence


def test_english_is_one_tap_away(tour, client: FlaskClient) -> None:
    reply = client.get(f"{PAGE}?lang=en")
    assert (reply.status_code, reply.headers["Location"]) == (303, PAGE)
    page = client.get(PAGE).text
    assert '<html lang="en"' in page
    assert "10 stations · about 3.9 km, 59 min on foot" in words(page)
    assert '<html lang="en"' in client.get(MAP).text
    assert "Town hall" in client.get(DOWNLOADS[0]).text


def test_sources_are_links_that_tell_the_other_host_nothing(tour, client: FlaskClient) -> None:
    links = re.findall(r'<a href="(http[^"]+)"([^>]*)>', client.get(PAGE).text)
    assert len(links) > 20
    assert all('rel="noopener noreferrer"' in rest for _, rest in links)


def test_the_page_has_everything_an_organizer_may_say(put, client: FlaskClient) -> None:
    stations = [
        hostile.station(0, "Alt", access={"wheelchair": "yes", "steps": 0, "toilet": "no", "shelter": "partly"}),
        hostile.station(1, "Neu", indoor=True, access={"steps": 3}),
        {**hostile.station(2, "Rau"), "position": {"lat": 53.33, "lon": 11.49, "confidence": "medium", "source": "x"}},
    ]
    put(
        hostile.document(
            title="Klein",
            summary="Ein Satz.",
            order="free",
            stations=stations,
            step_free_order=["s2", "s0"],
            meeting_point="Am Markt",
            phone="+49 (3874) 526-0",
        )
    )
    page = client.get("/r/boese").text
    said = words(page)
    for sentence in (
        "Die Reihenfolge ist frei.",
        "Rollstuhl ja",
        "Stufen 0",
        "Toilette nein",
        "Dach eingeschränkt",
        "Nicht bekannt: Boden, Sitzplätze",
        "Stufen 3",
        "Drinnen: Hier zählt der Code am Plakat zuerst.",
        "(auf etwa 30 m genau)",
        "In dieser Reihenfolge geht es ohne Stufen: 3 Rau 1 Alt",
        "Treffpunkt Am Markt",
        "Tourleitung +49 (3874) 526-0",
        "Der Weg dazwischen ist gerade gezeichnet.",
    ):
        assert sentence in said, sentence
    assert 'href="tel:+493874526-0"' in page
    assert "Mit den Aufenthalten" not in said


def test_of_two_editions_the_newest_is_public(put, clock, client: FlaskClient) -> None:
    put(hostile.document(title="Die alte Fassung"))
    clock.forward(minutes=1)
    put(hostile.document(title="Die neue Fassung"))
    # Two within one moment: the one that was written last.
    put(hostile.document(title="Die neueste Fassung"))
    assert "Die neueste Fassung" in client.get("/r/boese").text
    assert b"Die neueste Fassung" in client.get("/r/boese/route.gpx").data


def test_a_route_without_any_place_is_a_list(put, client: FlaskClient) -> None:
    put(hostile.document(stations=[{"id": "a", "name": "Irgendwo", "directions": "Fragt euch durch."}]))
    page = client.get("/r/boese").text
    assert "<iframe" not in page
    assert "Mitnehmen" not in page
    assert "Zu dieser Route gibt es keine Karte" in page
    reply = client.get("/r/boese/map")
    assert reply.status_code == 404
    assert "keine Karte" in reply.text


@pytest.mark.parametrize(("told", "shown"), [({}, False), ({"licence": "CC-BY-4.0"}, True)])
def test_rights_are_a_card_where_there_are_any(put, client: FlaskClient, told: dict[str, str], shown: bool) -> None:
    put(hostile.document(**{"licence": None, "attribution": [], "sources": [], **told}))
    assert ('id="sources-title"' in client.get("/r/boese").text) is shown


@pytest.mark.parametrize("rest", ["", "/map", "/route.gpx", "/route.geojson"])
@pytest.mark.parametrize("slug", ["nirgends", "x" * 500, "%27 OR 1=1", "%00", "..%2f..", "ä"])
def test_an_unknown_route_is_a_sentence(tour, client: FlaskClient, slug: str, rest: str) -> None:
    reply = client.get(f"/r/{slug}{rest}")
    assert (reply.status_code, reply.mimetype) == (404, "text/html")
    assert reply.headers["Content-Security-Policy"] == POLICY


def test_an_unknown_route_is_named_as_such(client: FlaskClient) -> None:
    assert "Diese Route gibt es hier nicht." in client.get("/r/nirgends").text


def test_a_browser_without_scripts_is_told_where_the_map_is_in_words(tour, client: FlaskClient) -> None:
    assert "<noscript><p>Die Karte braucht JavaScript." in client.get(MAP).text


# ---- setting off ----


def test_an_open_tour_can_be_joined_from_the_page(tour, client: FlaskClient) -> None:
    page = client.get(PAGE).text
    assert re.search(r'<a class="btn" href="/j/LULU22">\s*Jetzt losgehen', page)


def test_a_tour_for_invited_groups_is_not_given_away(make_tour, clock, client: FlaskClient) -> None:
    make_tour(code="GEHEIM", join_until=clock() + timedelta(hours=3))
    page = client.get(PAGE).text
    assert "GEHEIM" not in page
    assert "Jetzt losgehen" not in page


def test_another_routes_open_tour_does_not_count(tour, put, database, clock, client: FlaskClient) -> None:
    put(hostile.document())
    assert "/j/LULU22" not in client.get("/r/boese").text
    with database.write() as session:
        edition = publish(session, hostile.document(), now=clock())
        tours.create_tour(
            session, edition_id=edition.id, route_slug="boese", now=clock(), code="HERE22", phase="running"
        )
    assert "/j/HERE22" in client.get("/r/boese").text
    assert "HERE22" not in client.get(PAGE).text


def test_the_landing_page_leads_to_the_routes_page(tour, client: FlaskClient) -> None:
    assert f'href="{PAGE}"' in client.get("/").text


# ---- what stays closed ----


def secrets_of(document: EditionDocument) -> list[str]:
    """Everything a check-in or an answer opens, in every language, in pieces that any escaping leaves alone."""
    found = [text for station in document.route.stations if station.insight for text in variants(station.insight)]
    for quiz in document.quizzes.values():
        for question in quiz.questions:
            for text in (question.prompt, question.explanation, *(hint.text for hint in question.hints)):
                found += variants(text) if text else []
            for option in getattr(question, "options", []):
                found += [text for text in variants(option.text) if len(text) > 15]
    runs = [max(re.findall(r"[\w ,.]+", text), key=len).strip() for text in found]
    return [run for run in runs if len(run) > 14]


@pytest.mark.parametrize("path", [PAGE, MAP, *DOWNLOADS])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_nothing_that_a_check_in_opens_is_public(tour, library, client: FlaskClient, path: str, lang: str) -> None:
    document = build_edition(library.routes[ROUTE])
    client.set_cookie("lang", lang)
    text = html.unescape(client.get(path).text)
    closed = secrets_of(document)
    assert len(closed) > 150
    assert [secret for secret in closed if secret in text] == []
    codes = [station_code(SECRET.encode(), ROUTE, station.id) for station in document.route.stations]
    assert [code for code in codes if code in text or f"{code[:4]} {code[4:]}" in text] == []
    assert "/media/" not in text


def test_a_visit_leaves_no_cookie(tour, client: FlaskClient) -> None:
    for path in (PAGE, MAP, *DOWNLOADS):
        assert "Set-Cookie" not in client.get(path).headers


# ---- policies ----


def test_the_page_may_frame_our_own_pages_and_nobody_may_frame_it(tour, client: FlaskClient) -> None:
    reply = client.get(PAGE)
    rules = directives(reply)
    assert rules["frame-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert "unsafe" not in reply.headers["Content-Security-Policy"]
    assert f'src="{MAP}"' in reply.text


def test_the_map_runs_its_own_scripts_alone_and_only_we_may_frame_it(tour, client: FlaskClient) -> None:
    reply = client.get(MAP)
    (nonce,) = set(re.findall(r'<script nonce="([^"]+)"', reply.text))
    assert reply.text.count("<script") == reply.text.count(f'<script nonce="{nonce}"')
    assert directives(reply) == {
        "default-src": "'none'",
        "script-src": f"'self' 'nonce-{nonce}'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'self'",
    }
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_a_nonce_is_for_one_response(tour, client: FlaskClient) -> None:
    first, second = client.get(MAP), client.get(MAP)
    assert first.headers["Content-Security-Policy"] != second.headers["Content-Security-Policy"]
    assert first.text != second.text
    assert first.headers["Cache-Control"] == "no-store"
    assert "ETag" not in first.headers


@pytest.mark.parametrize("path", ["/", "/j/LULU22", "/livez", "/nirgends", "/r/nirgends/map", *DOWNLOADS])
def test_every_other_response_keeps_the_strict_policy(tour, client: FlaskClient, path: str) -> None:
    client.get(MAP)
    assert client.get(path).headers["Content-Security-Policy"] == POLICY


def test_the_map_asks_our_own_server_alone(tour, client: FlaskClient) -> None:
    page = client.get(MAP).text
    assert "http:" not in page
    assert "https:" not in page
    files = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(files) == 8
    for file in files:
        with client.get(file) as reply:
            assert reply.status_code == 200, file
            assert b"sourceMappingURL" not in reply.data


# ---- downloads ----


def test_downloads_have_names_types_and_a_short_life(tour, client: FlaskClient) -> None:
    for path, kind in zip(DOWNLOADS, ("application/gpx+xml", "application/geo+json"), strict=True):
        reply = client.get(path)
        assert (reply.status_code, reply.mimetype) == (200, kind)
        assert reply.headers["Content-Disposition"] == f'attachment; filename="{ROUTE}.{path.rpartition(".")[2]}"'
        assert reply.headers["Cache-Control"] == "public, max-age=300"
        assert "Cookie" in reply.headers["Vary"]
        again = client.get(path, headers={"If-None-Match": reply.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")


def test_the_gpx_names_the_routes_page(tour, client: FlaskClient) -> None:
    root = ElementTree.fromstring(client.get(DOWNLOADS[0]).data)
    assert root.find(".//{*}metadata/{*}link").get("href") == f"http://localhost{PAGE}"


def test_the_geojson_is_what_it_says(tour, client: FlaskClient) -> None:
    collection = json.loads(client.get(DOWNLOADS[1]).data)
    assert [feature["geometry"]["type"] for feature in collection["features"]] == ["Point"] * 9 + ["LineString"]


# ---- hostile content ----


def test_hostile_texts_stay_texts_on_every_page(put, client: FlaskClient) -> None:
    put(hostile.document(line=[(53.32, 11.49), (53.33, 11.49)]))
    page = client.get("/r/boese").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert '"onmouseover=' not in page
    assert str(7 * 191) not in page
    for text in hostile.HOSTILE[:3]:
        assert text in html.unescape(page)
    drawn = client.get("/r/boese/map").text
    assert drawn.count("<script") == 3
    assert str(7 * 191) not in drawn
    assert client.get("/r/boese/route.gpx").status_code == 200
    assert client.get("/r/boese/route.geojson").status_code == 200
