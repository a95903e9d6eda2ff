"""POST /api/v1/tours/<code>/groups: one group per tap, however often the reply is lost."""

from __future__ import annotations

import dataclasses
import uuid

import pytest
from sqlalchemy import func, select

from app import create_app
from app.tours import service
from app.tours.models import Device
from tests.web.conftest import SAME_ORIGIN


def test_a_group_gets_flag_pin_resume_code_and_cookie(tour, make_phone):
    reply = make_phone().post("/api/v1/tours/LULU22/groups", {"name": " Flinke   Füchse ", "language": "en"})
    assert reply.status_code == 201
    assert reply.json["group"]["name"] == "Flinke Füchse"
    assert (reply.json["group"]["flag"], reply.json["group"]["number"]) == ("A", 1)
    assert len(reply.json["pin"]) == 4
    assert len(reply.json["resume_code"]) == 8
    cookie = reply.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_same_id_and_claim_return_the_same_group_with_a_fresh_token(tour, make_phone):
    body = {"id": str(uuid.uuid4()), "claim": uuid.uuid4().hex, "name": "Füchse"}
    first, again = (make_phone().post("/api/v1/tours/LULU22/groups", body).json for _ in range(2))
    assert first["group"] == again["group"]
    assert first["device"] == again["device"] == {"number": 1}
    assert first["token"] != again["token"]
    assert (first["pin"], first["resume_code"]) == (again["pin"], again["resume_code"])
    for token in (first["token"], again["token"]):
        reply = make_phone().client.get("/api/v1/state", headers={"Authorization": f"Bearer {token}"})
        assert reply.json["group"]["id"] == body["id"]


def test_a_name_changed_before_the_retry_is_the_one_that_stays(tour, make_phone):
    body = {"id": str(uuid.uuid4()), "claim": uuid.uuid4().hex, "name": "Füchse"}
    make_phone().post("/api/v1/tours/LULU22/groups", body)
    again = make_phone().post("/api/v1/tours/LULU22/groups", {**body, "name": "Dachse"})
    assert (again.json["group"]["name"], again.json["group"]["number"]) == ("Dachse", 1)


def test_a_replayed_claim_renames_nobody_later_and_piles_up_no_tokens(tour, make_phone, clock, database):
    body = {"id": str(uuid.uuid4()), "claim": uuid.uuid4().hex, "name": "Füchse"}
    make_phone().post("/api/v1/tours/LULU22/groups", body)
    clock.forward(minutes=6)
    for _ in range(8):
        again = make_phone().post("/api/v1/tours/LULU22/groups", {**body, "name": "Dachse"})
    assert again.json["group"]["name"] == "Füchse"
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Device)) == service.MAX_TOKENS


def test_a_script_that_makes_groups_without_end_is_slowed(tour, make_phone):
    script = make_phone()
    statuses = [script.post("/api/v1/tours/LULU22/groups", {"name": f"Bot {n}"}).status_code for n in range(105)]
    assert statuses == [201] * 100 + [429] * 5


def test_a_foreign_claim_does_not_open_a_group(tour, make_phone):
    body = {"id": str(uuid.uuid4()), "claim": uuid.uuid4().hex, "name": "Füchse"}
    make_phone().post("/api/v1/tours/LULU22/groups", body)
    reply = make_phone().post("/api/v1/tours/LULU22/groups", {**body, "claim": uuid.uuid4().hex})
    assert (reply.status_code, reply.json["error"]["code"]) == (403, "group_id_taken")


def test_a_group_of_another_tour_is_not_reached_through_this_one(tour, make_tour, make_phone):
    make_tour(code="ABCDEF")
    body = {"id": str(uuid.uuid4()), "claim": uuid.uuid4().hex, "name": "Füchse"}
    make_phone().post("/api/v1/tours/ABCDEF/groups", body)
    reply = make_phone().post("/api/v1/tours/LULU22/groups", body)
    assert reply.json["error"]["code"] == "group_id_taken"


@pytest.mark.parametrize(
    "body",
    [None, 5, [], {}, {"name": ""}, {"name": 5}, {"name": "x" * 31}, {"name": "\u200b\u202e "},
     {"name": "a", "id": "b"}, {"name": "a", "language": "fr"}, {"name": "a", "claim": "short"}, {"name": "\ud800"}],
)  # fmt: skip
def test_bad_input_is_refused_with_a_sentence(tour, make_phone, body):
    reply = make_phone().post("/api/v1/tours/LULU22/groups", body)
    assert reply.status_code == 422
    assert reply.json["error"]["message"].endswith(".")


def test_names_lose_what_could_disturb_others(tour, make_phone):
    reply = make_phone().post(
        "/api/v1/tours/LULU22/groups", {"name": "\u202eFü\u0308\u0308\u0308\u0308chse\n\tx\u0000"}
    )
    assert reply.status_code == 201
    assert len(reply.json["group"]["name"]) <= 12
    assert "\u202e" not in reply.json["group"]["name"]


def test_nobody_joins_after_join_until(make_tour, make_phone, clock):
    make_tour(code="ABCDEF", join_until=clock())
    clock.forward(seconds=1)
    reply = make_phone().post("/api/v1/tours/ABCDEF/groups", {"name": "Füchse"})
    assert (reply.status_code, reply.json["error"]["code"]) == (403, "join_closed")


def test_a_second_phone_comes_in_by_pin_and_a_wrong_one_counts(phone, make_phone):
    second = make_phone()
    path = f"/api/v1/tours/LULU22/groups/{phone.joined['group']['id']}/devices"
    wrong = f"{(int(phone.joined['pin']) + 1) % 10000:04d}"
    reply = second.post(path, {"pin": wrong})
    assert (reply.status_code, reply.json["error"]["code"]) == (403, "wrong_pin")
    assert "4" in reply.json["error"]["message"]
    reply = second.post(path, {"pin": phone.joined["pin"]})
    assert (reply.status_code, reply.json["device"]) == (201, {"number": 2})
    assert second.state()["devices"] == 2


def test_after_five_wrong_pins_even_the_right_one_is_refused(phone, make_phone):
    second = make_phone()
    path = f"/api/v1/tours/LULU22/groups/{phone.joined['group']['id']}/devices"
    wrong = f"{(int(phone.joined['pin']) + 1) % 10000:04d}"
    codes = [second.post(path, {"pin": wrong}).json["error"]["code"] for _ in range(6)]
    assert codes == ["wrong_pin"] * 4 + ["pin_locked"] * 2
    assert second.post(path, {"pin": phone.joined["pin"]}).json["error"]["code"] == "pin_locked"


def test_a_prank_with_wrong_pins_locks_nobody_out_for_good(phone, make_phone, clock):
    path = f"/api/v1/tours/LULU22/groups/{phone.joined['group']['id']}/devices"
    wrong = f"{(int(phone.joined['pin']) + 1) % 10000:04d}"
    for _ in range(5):
        make_phone().post(path, {"pin": wrong})
    clock.forward(minutes=11)
    assert make_phone().post(path, {"pin": phone.joined["pin"]}).status_code == 201


def test_a_phone_that_left_does_not_give_its_number_to_the_next(phone, make_phone):
    path = f"/api/v1/tours/LULU22/groups/{phone.joined['group']['id']}/devices"
    second = make_phone()
    second.post(path, {"pin": phone.joined["pin"]})
    second.post("/api/v1/leave")
    assert make_phone().post(path, {"pin": phone.joined["pin"]}).json["device"] == {"number": 3}


def test_the_resume_code_brings_the_group_to_another_phone(phone, make_phone):
    phone.send(phone.checkin("rathaus"))
    code = phone.joined["resume_code"]
    other = make_phone()
    reply = other.post("/api/v1/resume", {"resume_code": f"{code[:4]} {code[4:].lower()}"})
    assert reply.status_code == 201
    theirs, ours = other.state(), phone.state()
    assert theirs["stations"] == ours["stations"]
    assert theirs["standing"] == ours["standing"]


def test_an_unknown_resume_code_is_refused_and_guessing_is_slowed(tour, make_phone):
    guesser = make_phone()
    codes = [
        guesser.post("/api/v1/resume", {"resume_code": f"ABCDEFG{letter}"}).json["error"]["code"]
        for letter in "23456789ABCD"
    ]
    assert codes == ["resume_code_unknown"] * 10 + ["too_many_failures"] * 2


def test_sixty_phones_behind_one_address_with_typos_are_never_blocked(tour, make_phone):
    for number in range(60):
        phone = make_phone()
        if number % 10 == 0:
            assert phone.get("/j/LULU33").status_code == 404
        assert phone.get("/j/LULU22").status_code == 200
        phone.join("LULU22", name=f"Gruppe {number}")


@pytest.mark.parametrize("path", ["/api/v1/tours/{}", "/api/v1/tours/{}/standings", "/j/{}", "/j?code={}"])
def test_guessing_join_codes_is_slowed_on_every_way(tour, make_phone, path):
    guesser = make_phone()
    statuses = [guesser.get(path.format(f"ZZZZ{number:02d}")).status_code for number in range(22, 60)]
    assert statuses == [404] * 30 + [429] * 8


def test_leaving_forgets_the_phone_but_not_the_group(phone, make_phone):
    code = phone.joined["resume_code"]
    assert phone.post("/api/v1/leave").status_code == 204
    assert phone.get("/api/v1/state").status_code == 401
    assert make_phone().post("/api/v1/resume", {"resume_code": code}).status_code == 201


def test_the_list_of_groups_shows_names_and_flags_but_no_codes(phone, make_phone):
    reply = make_phone().get("/api/v1/tours/lulu-22")
    assert reply.json["groups"] == [
        {"id": phone.joined["group"]["id"], "name": "Flinke Füchse", "flag": "A", "number": 1}
    ]
    assert reply.json["suggestion"] == {"flag": "B", "number": 2}
    assert (reply.json["stations"], reply.json["walk_km"], reply.json["walk_min"]) == (10, 3.9, 59)
    for secret in ("pin", "resume_code", "token"):
        # As a value of its own: four digits may well stand in the middle of an id.
        assert f'"{phone.joined[secret]}"' not in reply.text


def test_another_site_cannot_make_a_phone_join_or_leave(phone):
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {},
    ):
        reply = phone.client.post("/api/v1/leave", headers=headers)
        assert (reply.status_code, reply.json["error"]["code"]) == (403, "cross_site")
    assert phone.client.post("/api/v1/leave", headers={"Origin": "http://localhost"}).status_code == 204


def test_behind_a_proxy_the_public_address_is_the_origin(settings, database, clock, tour):
    public = dataclasses.replace(settings, base_url="https://walk.example.org")
    client = create_app(public, database, clock=clock).test_client()
    own, foreign = ({"Origin": f"https://{host}.example.org"} for host in ("walk", "evil"))
    assert client.post("/api/v1/tours/LULU22/groups", json={"name": "Füchse"}, headers=own).status_code == 201
    assert client.post("/api/v1/tours/LULU22/groups", json={"name": "Füchse"}, headers=foreign).status_code == 403


def test_over_https_the_cookie_is_bound_to_the_host(settings, database, clock, tour):
    secure = create_app(dataclasses.replace(settings, base_url="https://walk.example.org"), database, clock=clock)
    reply = secure.test_client().post("/api/v1/tours/LULU22/groups", json={"name": "Füchse"}, headers=SAME_ORIGIN)
    assert reply.headers["Set-Cookie"].startswith("__Host-group=")
    assert "Secure" in reply.headers["Set-Cookie"]
    assert "max-age" in reply.headers["Strict-Transport-Security"]
