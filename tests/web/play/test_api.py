"""The phone API as a whole: nothing leaks before the check-in, the state is the same on every phone."""

from __future__ import annotations

import json

import pytest


def secrets_of(library):
    """Prompts, options, hints, explanations and insights of the whole route, as they would appear in JSON."""
    route = library.routes["ludwigslust-erleben"]
    texts = []

    def collect(text):
        texts.extend([text] if isinstance(text, str) else (text or {}).values())

    for station in route.route.stations:
        collect(station.insight)
    for quiz in route.quizzes.values():
        for question in quiz.questions:
            collect(question.prompt)
            collect(question.explanation)
            for hint in question.hints:
                collect(hint.text)
            for option in getattr(question, "options", []):
                collect(option.text)
    return [text for text in texts if len(text) > 25]


def test_before_the_check_in_neither_page_nor_pack_nor_state_holds_content(phone, library):
    shown = "".join(phone.get(path).text for path in ("/play", "/api/v1/pack", "/api/v1/state", "/j/LULU22"))
    shown += json.dumps(json.loads(phone.get("/api/v1/pack").text), ensure_ascii=False)
    secrets = secrets_of(library)
    assert len(secrets) > 100
    assert [text for text in secrets if text in shown] == []


def test_after_the_check_in_the_question_is_there_but_no_solution(phone, library):
    reply = phone.send(phone.checkin("rathaus"))
    shown = reply.text + phone.get("/api/v1/state").text
    route = library.routes["ludwigslust-erleben"]
    own = next(station.quiz for station in route.route.stations if station.id == "rathaus")
    for path, quiz in route.quizzes.items():
        for question in quiz.questions:
            for explanation in question.explanation.values():
                assert json.dumps(explanation)[1:-1] not in shown
            prompt = json.dumps(question.prompt["de"])[1:-1]
            assert (prompt in shown or question.prompt["de"] in shown) == (path == own)
    assert "correct" not in json.dumps(phone.state()["stations"]["rathaus"]["questions"])


def test_the_pack_is_cached_by_its_etag(phone):
    first = phone.get("/api/v1/pack")
    again = phone.get("/api/v1/pack", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_reply_carries_verdict_points_and_rank_at_once(phone, make_phone):
    other = make_phone()
    other.join("LULU22", name="Dachse")
    reply = phone.send(phone.checkin("rathaus")).json
    assert reply["results"][0]["status"] == "accepted"
    standing = reply["standing"]
    assert (standing["points"], standing["rank"], standing["groups"], standing["stations_done"]) == (50, 1, 2, 1)
    assert other.state()["standing"]["rank"] == 2


def test_a_refusal_is_a_sentence_in_the_language_of_the_phone(phone):
    fix = {"lat": 53.32485, "lon": 11.4949 + 150 / 66_600, "accuracy_m": 20, "age_s": 1}
    far = {"station": "rathaus", "body": {"method": "gps", "fix": fix}}
    event = phone.event("checkin", **far)
    message = phone.send(event).json["results"][0]["message"]
    assert message.startswith("Ihr seid rund 150 m entfernt (auf 20 m genau).")
    assert "150" not in phone.send(event).json["results"][0]["message"]
    phone.post("/api/v1/language", {"language": "en"})
    message = phone.send(phone.event("checkin", **far)).json["results"][0]["message"]
    assert message.startswith("You are about 150 m away")


@pytest.mark.parametrize(
    "body",
    [None, 5, [], {}, {"device": "x", "sent_at": "now", "events": []}, {"device": "x" * 65, "events": []},
     {"device": "x", "sent_at": "2026-06-21T09:00:00Z", "events": [{}] * 101}],
)  # fmt: skip
def test_a_broken_envelope_is_refused_as_a_whole(phone, body):
    reply = phone.post("/api/v1/events", body)
    assert (reply.status_code, reply.json["error"]["code"]) == (422, "invalid_batch")


def test_json_nested_without_end_is_refused(phone):
    reply = phone.client.post("/api/v1/events", data="[" * 100_000, headers={"Sec-Fetch-Site": "same-origin"})
    assert reply.status_code == 422


def test_a_body_over_the_limit_is_refused(phone):
    reply = phone.client.post("/api/v1/events", data=b"x" * 300_000, headers={"Sec-Fetch-Site": "same-origin"})
    assert (reply.status_code, reply.json["error"]["code"]) == (413, "too_large")


def test_two_phones_see_the_same(phone, make_phone):
    second = make_phone()
    second.post("/api/v1/resume", {"resume_code": phone.joined["resume_code"]})
    phone.send(phone.checkin("rathaus"))
    assert second.state()["stations"]["rathaus"]["state"] == "open"
    assert second.state()["device"]["number"] == 2


def test_each_group_starts_elsewhere_and_all_walk_every_station(tour, make_phone):
    orders = []
    for number in range(4):
        phone = make_phone()
        phone.join(tour.code, name=f"Gruppe {number}")
        orders.append(phone.state()["order"])
    assert len({order[0] for order in orders}) == 4
    assert len({tuple(sorted(order)) for order in orders}) == 1


@pytest.mark.parametrize(
    ("setting", "stranger", "member"), [("public", 200, 200), ("groups", 403, 200), ("host", 403, 403)]
)
def test_the_ranking_is_shown_as_the_tour_says(make_tour, make_phone, setting, stranger, member):
    make_tour(code="ABCDEF", standings=setting)
    phone = make_phone()
    phone.join("ABCDEF")
    assert make_phone().get("/api/v1/tours/ABCDEF/standings").status_code == stranger
    assert phone.get("/api/v1/tours/ABCDEF/standings").status_code == member
    assert (phone.state()["standing"]["rank"] is None) == (setting == "host")


def test_equal_points_share_a_rank(tour, make_phone):
    for name in ("A", "B", "C"):
        phone = make_phone()
        phone.join(tour.code, name=name)
        if name != "C":
            phone.send(phone.checkin("rathaus"))
    rows = phone.get("/api/v1/tours/LULU22/standings").json["rows"]
    assert [(row["rank"], row["name"], row["own"]) for row in rows] == [
        (1, "A", False),
        (1, "B", False),
        (3, "C", True),
    ]


def test_media_of_a_locked_station_are_not_there(phone):
    assert phone.get(f"/media/{'0' * 64}/route.yaml").status_code == 404
    edition = phone.get("/api/v1/pack").json["edition"]
    for path in ("route.yaml", "../../secret_key", "%2e%2e/route.yaml"):
        assert phone.get(f"/media/{edition}/{path}").status_code == 404


def test_someone_without_a_group_is_told_so(client):
    for path in ("/api/v1/state", "/api/v1/pack"):
        reply = client.get(path)
        assert (reply.status_code, reply.json["error"]["code"]) == (401, "no_group")


def test_events_of_another_group_are_not_taken_for_this_one(tour, make_phone):
    phone, other = make_phone(), make_phone()
    phone.join(tour.code, name="A")
    other.join(tour.code, name="B")
    own, foreign = (each.state()["group"]["id"] for each in (phone, other))
    batch = {"device": "d", "sent_at": "2026-06-21T09:00:00Z", "events": [phone.checkin("rathaus")]}
    refused = phone.post("/api/v1/events", {**batch, "group": foreign})
    assert (refused.status_code, refused.json["error"]["code"]) == (403, "other_group")
    assert phone.state()["standing"]["points"] == 0
    assert phone.post("/api/v1/events", {**batch, "group": own}).json["results"][0]["status"] == "accepted"
