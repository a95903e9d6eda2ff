"""10,000 forged check-ins through the real intake: nothing told beside the fix or the code opens a station (bar G4)."""

from __future__ import annotations

import copy
import math
import string
import time
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from app.play import queries, rules
from app.tours.rules import ALPHABET, station_code
from tests.service.play.conftest import SECRET
from tests.service.play.histories import make_group, make_tour, send

SEED = 20260621
FORGERIES = 10_000
BATCH, PER_GROUP = 100, 2000
LAT, LON = 53.32485, 11.4949
ON_THE_SPOT: dict[str, Any] = {"lat": LAT, "lon": LON, "accuracy_m": 8.0, "age_s": 1.0}
# 111 m north of the town hall, whose fence is a circle of 30 m.
FAR_AWAY = {**ON_THE_SPOT, "lat": LAT + 0.001}
CODE = {station: station_code(SECRET, "kleine-runde", station) for station in ("rathaus", "platzhaus")}
NUMBERS: list[Any] = [math.nan, math.inf, -math.inf, 1e300, -1e300, 2**70, -(2**70)]
JUNK: list[Any] = [None, True, False, "", "8", "53.32485", [], {}, [8], {"value": 8}, "\ud800", "NaN", b"".hex()]


def gps(fix: Any, **more: Any) -> dict[str, Any]:
    """The body of a check-in by position."""
    return {"method": "gps", "fix": fix, **more}


def claimed_distance(dice: Random) -> dict[str, Any]:
    """The phone's own opinion beside a fix that is far away."""
    told = {
        "distance_m": 0,
        "distance_band_m": 10,
        "accuracy_band_m": 10,
        "inside": True,
        "status": "accepted",
        "radius_m": 10_000,
        "points": 500,
        "unlocked": {"key": "x"},
        "verdict": {"distance_m": 0},
        "counts": True,
        "flags": "",
    }
    some = dict(dice.sample(sorted(told.items(), key=str), dice.randint(1, 5)))
    return gps({**FAR_AWAY, **some}, **some)


def bad_accuracy(dice: Random) -> dict[str, Any]:
    """On the spot, but with an accuracy that no receiver tells; or far away with one that would cover the way."""
    if dice.random() < 0.3:
        return gps({**FAR_AWAY, "accuracy_m": dice.choice([26.0, 100.0, 99.9, 1e2])})
    return gps({**ON_THE_SPOT, "accuracy_m": dice.choice([0, -1, -0.0, 1e9, 1e-9, 1e-4, 100.1, -8, *NUMBERS])})


def bad_place(dice: Random) -> dict[str, Any]:
    """Off the globe, with latitude and longitude exchanged, or turned round the globe."""
    places: list[tuple[Any, Any]] = [
        (91, LON),
        (-91, LON),
        (LAT, 181),
        (LAT, -181),
        (LON, LAT),
        (-LAT, LON),
        (LAT, -LON),
        (LAT + 360, LON),
        (LAT, LON + 360),
        (180 - LAT, LON + 180),
        (0, 0),
        (dice.choice(NUMBERS), LON),
        (LAT, dice.choice(NUMBERS)),
    ]
    lat, lon = dice.choice(places)
    return gps({**ON_THE_SPOT, "lat": lat, "lon": lon})


def bad_age(dice: Random) -> dict[str, Any]:
    """A fix from the future or from long ago."""
    return gps({**ON_THE_SPOT, "age_s": dice.choice([-1, -1e-9, -86_400, 30.1, 31, 3600, 1e12, *NUMBERS])})


def wrong_type(dice: Random) -> dict[str, Any]:
    """A field that is no number, or no fix at all."""
    body = gps(dict(ON_THE_SPOT))
    if dice.random() < 0.3:
        body[dice.choice(["fix", "method"])] = dice.choice([*JUNK, "GPS", "release", "open", 5])
        return body
    field = dice.choice(list(ON_THE_SPOT))
    if dice.random() < 0.3:
        del body["fix"][field]
    else:
        body["fix"][field] = dice.choice(JUNK)
    return body


def nested(dice: Random) -> dict[str, Any]:
    """Everything one level too deep, or far too deep."""
    body: Any = dice.choice([gps(dict(ON_THE_SPOT)), {"method": "code", "code": CODE["rathaus"]}])
    for _ in range(dice.choice([1, 2, 50])):
        body = {dice.choice(["body", "fix", "method", "code", "0"]): dice.choice([body, [body], [[], body]])}
    return body


def wrong_code(dice: Random) -> dict[str, Any]:
    """Codes of other stations and routes, of another server, cut, changed, made up."""
    own = CODE["rathaus"]
    place = dice.randrange(8)
    other = dice.choice([letter for letter in ALPHABET if letter != own[place]])
    codes: list[Any] = [
        CODE["platzhaus"],
        station_code(SECRET, "andere-route", "rathaus"),
        station_code(b"another server's key", "kleine-runde", "rathaus"),
        own[:place],
        own + dice.choice(ALPHABET),
        own[:place] + other + own[place + 1 :],
        own[::-1] if own[::-1] != own else "",
        "".join(dice.choices(ALPHABET, k=7)) + "0",
        "".join(dice.choices(string.printable, k=dice.randrange(41))),
        own * 6,
        "%",
        "*",
        own.encode("utf-16").hex(),
        [own],
        {"code": own},
        None,
        True,
        0,
    ]
    return {"method": "code", "code": dice.choice(codes), **(ON_THE_SPOT if dice.random() < 0.3 else {})}


def no_method(dice: Random) -> dict[str, Any]:
    """The right code or fix under another method."""
    body: dict[str, Any] = {"code": CODE["rathaus"], "fix": dict(ON_THE_SPOT)}
    method = dice.choice(["release", "GPS", " gps", "Code", "", "qr", None, 1, ["gps"]])
    return {**body, "method": method} if dice.random() < 0.9 else body


MAKERS: list[Callable[[Random], dict[str, Any]]] = [
    claimed_distance,
    bad_accuracy,
    bad_place,
    bad_age,
    wrong_type,
    nested,
    wrong_code,
    no_method,
]


def event_of(dice: Random, body: dict[str, Any], now: Any, seq: int) -> dict[str, Any]:
    """The check-in, now and then with lies in the envelope as well."""
    identity = f"{dice.getrandbits(32):08x}-0000-4000-8000-{seq:012x}"
    event = {"id": identity, "seq": seq, "at": now.isoformat(), "type": "checkin", "station": "rathaus", "body": body}
    if dice.random() < 0.2:
        lies = {"status": "accepted", "counts": True, "verdict": {"unlocked": {}}, "points": 50, "source": "host"}
        event |= dict(dice.sample(sorted(lies.items(), key=str), 2))
    return event


def test_nothing_forged_opens_a_station(database, clock):
    dice, counts = Random(SEED), Counter[str]()
    started = time.process_time()
    clock.forward(hours=1)
    with database.write() as session:
        tour = make_tour(session, clock())
        for number in range(FORGERIES // PER_GROUP):
            phone = make_group(session, tour, clock(), number + 1)[0]
            sent: list[dict[str, Any]] = []
            for start in range(0, PER_GROUP, BATCH):
                events = []
                for place in range(BATCH):
                    maker = dice.choice(MAKERS)
                    # One in ten is an earlier forgery once more, under a new id.
                    body = copy.deepcopy(dice.choice(sent)) if sent and dice.random() < 0.1 else maker(dice)
                    events.append(event_of(dice, body, clock(), start + place))
                    sent.append(body)
                for event, taken in zip(events, send(session, phone, events, clock()).taken, strict=True):
                    assert taken.status == "refused", (SEED, event, taken)
                    assert "unlocked" not in (taken.verdict or {}), (SEED, event)
                    counts[str(taken.reason)] += 1
            course = queries.course_of(session, tour.edition_id)
            result = rules.fold(course, queries.log_of(session, phone.group.id))
            assert (result.points, result.stations_done) == (0, 0)
    print(f"seed {SEED}: {dict(counts)}, {time.process_time() - started:.0f} s of a processor")
    assert counts.total() == FORGERIES
    assert len(counts) >= 6


def test_a_true_check_in_sent_again_under_new_ids_brings_nothing_more(database, clock):
    dice = Random(SEED)
    with database.write() as session:
        phone = make_group(session, make_tour(session, clock()), clock(), 1)[0]
        bodies = [gps(dict(ON_THE_SPOT)), {"method": "code", "code": CODE["rathaus"]}]
        events = [event_of(dice, dice.choice(bodies), clock(), seq) for seq in range(200)]
        results = [send(session, phone, events[start : start + 100], clock()).result for start in (0, 100)]
        assert [(result.points, result.stations_done) for result in results] == [(50, 1), (50, 1)]
        # What another group has sent opens nothing by its id either: it is judged by its body alone.
        other = make_group(session, phone.tour, clock(), 2)[0]
        stolen = [{**event, "body": {}} for event in events[:20]]
        assert {taken.status for taken in send(session, other, stolen, clock()).taken} == {"refused"}
