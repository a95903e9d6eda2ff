"""Check-ins of past tours come back to the organizer as advice on a station's fence."""

from __future__ import annotations

from app.studio import past_tours
from tests.conftest import ROUTE
from tests.web.conftest import SAME_ORIGIN


def test_groups_that_stood_at_the_edge_advise_a_wider_fence(make_tour, make_phone, logged_in, make_user, library):
    place = next(one for one in library.routes[ROUTE].route.stations if one.id == "rathaus").position
    tour = make_tour(code="PASTT2")
    for name in ("Igel", "Dachse", "Otter"):
        phone = make_phone()
        phone.join(tour.code, name)
        # 70 m to the north, exact to 12 m: 40 m beyond a fence of 30 m, of which 12 are credited.
        fix = {"lat": place.lat + 70 / 111_320, "lon": place.lon, "accuracy_m": 12, "age_s": 1}
        refused = phone.send(phone.event("checkin", station="rathaus", body={"method": "gps", "fix": fix}))
        assert refused.json["results"][0]["status"] == "refused"
        assert phone.send(phone.checkin("rathaus")).json["results"][0]["status"] == "accepted"
    client = logged_in(make_user("anna", "organizer"))
    client.post(f"/studio/routes/{ROUTE}/take-over", headers=SAME_ORIGIN)
    found = client.get(f"/api/v1/studio/routes/{ROUTE}/evidence").json["stations"]
    assert list(found) == ["rathaus"]
    assert (found["rathaus"]["groups"], found["rathaus"]["by_code"], found["rathaus"]["turned_away"]) == (3, 3, 3)
    assert found["rathaus"]["advice"] == [{"kind": "radius", "groups": 3, "radius_m": 70, "distance_m": None}]
    # It is said under Prüfen as well, and leads to the station's place, where it is taken over.
    client.set_cookie("lang", "de")
    told = client.get(f"/api/v1/studio/routes/{ROUTE}/check").json["findings"]
    (one,) = [finding for finding in told if finding["code"] == "walked_radius"]
    assert (one["level"], one["path"]) == ("advice", ["route", "stations", "rathaus", "position"])
    assert one["message"].endswith("Mit 70 m Umkreis wären die meisten gleich hineingekommen.")
    assert one["where"].startswith("Station 1 · Rathaus")


def test_check_ins_are_read_again_only_when_there_are_more(make_tour, make_phone, logged_in, make_user, monkeypatch):
    """An open editor asks for the check after every save, and a route may have thousands of them."""
    read: list[str] = []
    tries = past_tours._tries

    def counted(session, slug):
        read.append(slug)
        return tries(session, slug)

    monkeypatch.setattr(past_tours, "_tries", counted)
    tour = make_tour(code="PASTT2")
    client = logged_in(make_user("anna", "organizer"))
    client.post(f"/studio/routes/{ROUTE}/take-over", headers=SAME_ORIGIN)

    def groups() -> int:
        assert client.get(f"/api/v1/studio/routes/{ROUTE}/check").status_code == 200
        found = client.get(f"/api/v1/studio/routes/{ROUTE}/evidence").json["stations"]
        return found["rathaus"]["groups"] if found else 0

    for number, name in enumerate(("Igel", "Dachse"), 1):
        phone = make_phone()
        phone.join(tour.code, name)
        assert phone.send(phone.checkin("rathaus")).json["results"][0]["status"] == "accepted"
        assert (groups(), groups()) == (number, number)
        assert read == [ROUTE] * number
