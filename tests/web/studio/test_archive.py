"""A route in the archive: its public page is closed, nothing new is planned on it, and tours that there are go on."""

from __future__ import annotations

import pytest

from app.content.queries import newest_publication
from tests.conftest import ROUTE
from tests.web.conftest import SAME_ORIGIN
from tests.web.studio.test_drafts import Desk


@pytest.fixture
def anna(logged_in, make_user) -> Desk:
    return Desk(logged_in(make_user("anna", "admin")))


def put_aside(anna: Desk, slug: str, archived: str = "yes") -> None:
    data = {"archived": archived}
    assert anna.client.post(f"/studio/routes/{slug}/archive", data=data, headers=SAME_ORIGIN).status_code == 303


def plan(anna: Desk, slug: str) -> int:
    form = {"route": slug, "standings": "groups", "phase": "draft"}
    return anna.client.post("/host/tours/new", data=form, headers=SAME_ORIGIN).status_code


def test_an_archived_route_is_neither_shown_nor_offered_until_it_is_taken_back(anna, client):
    slug = anna.make(title="Sommerweg", source=f"original:{ROUTE}")
    assert anna.publish(slug).status_code == 200
    page = client.get(f"/r/{slug}")
    assert page.status_code == 200
    assert slug in anna.get("/host/tours/new").text

    put_aside(anna, slug)
    for address in (f"/r/{slug}", f"/r/{slug}/map", f"/r/{slug}/route.gpx", f"/r/{slug}/route.geojson"):
        assert client.get(address).status_code == 404
    client.set_cookie("lang", "de")
    assert "Diese Route wird nicht mehr angeboten." in client.get(f"/r/{slug}").text
    assert f'value="{slug}"' not in anna.get("/host/tours/new").text
    assert plan(anna, slug) == 422

    put_aside(anna, slug, "no")
    assert client.get(f"/r/{slug}").status_code == 200
    assert f'value="{slug}"' in anna.get("/host/tours/new").text


def test_tours_that_there_are_go_on_and_are_still_joined_by_code(anna, client, make_tour, make_phone):
    tour = make_tour(code="ARCHV2")
    phone = make_phone()
    phone.join(tour.code, "Igel")
    anna.client.post(f"/studio/routes/{ROUTE}/take-over", headers=SAME_ORIGIN)
    put_aside(anna, ROUTE)
    assert client.get(f"/j/{tour.code}").status_code == 200
    make_phone().join(tour.code, "Dachse")
    assert phone.send(phone.checkin("rathaus")).json["results"][0]["status"] == "accepted"
    # The landing page no longer leads to the closed page.
    assert f"/r/{ROUTE}" not in client.get("/").text


def test_a_route_that_was_never_published_is_put_aside_too(anna, database):
    slug = anna.make(title="Entwurf", source="blank:")
    put_aside(anna, slug)
    with database.read() as session:
        assert newest_publication(session, slug) is None
