"""A copy of a route that keeps the printed codes: its tours open by the posters of the original."""

from __future__ import annotations

from sqlalchemy import select

from app.tours.models import Tour
from tests.conftest import ROUTE
from tests.web.conftest import SAME_ORIGIN
from tests.web.studio.test_drafts import Desk


def planned_on(client, database, slug: str) -> str:
    """Plan a tour by the form and let it run; its code."""
    form = {"route": slug, "standings": "groups"}
    assert client.post("/host/tours/new", data=form, headers=SAME_ORIGIN).status_code == 303
    with database.write() as session:
        tour = session.scalars(select(Tour).where(Tour.route_slug == slug)).one()
        tour.phase = "running"
        return tour.code


def opened(make_phone, code: str) -> str:
    """What becomes of a check-in by the poster of the original's town hall."""
    phone = make_phone()
    phone.join(code)
    return phone.send(phone.checkin("rathaus")).json["results"][0]["status"]


def test_a_poster_of_the_original_opens_the_copys_station(logged_in, make_user, make_phone, database):
    client = logged_in(make_user("anna", "organizer"))
    desk = Desk(client)
    for title, keep_codes, status in (("Kopie", "yes", "accepted"), ("Eigener Weg", "no", "refused")):
        slug = desk.make(title=title, source=f"original:{ROUTE}", keep_codes=keep_codes)
        assert desk.publish(slug).status_code == 200
        assert opened(make_phone, planned_on(client, database, slug)) == status


def test_a_copy_of_the_copy_keeps_them_too(logged_in, make_user, make_phone, database):
    client = logged_in(make_user("anna", "organizer"))
    desk = Desk(client)
    first = desk.make(title="Kopie", source=f"original:{ROUTE}", keep_codes="yes")
    second = desk.make(title="Kopie der Kopie", source=f"draft:{first}", keep_codes="yes")
    assert desk.publish(second).status_code == 200
    assert opened(make_phone, planned_on(client, database, second)) == "accepted"
