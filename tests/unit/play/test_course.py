"""What a station holds for a phone: a picture that only decorates has no words, whatever has been written for it."""

from __future__ import annotations

import pytest

from app.content.documents import Medium
from app.play.course import build_course
from tests.service.play.conftest import document


@pytest.mark.parametrize(
    ("fields", "alt"),
    [
        ({"alt": {"de": "Ein Haus"}}, {"de": "Ein Haus"}),
        ({"alt": "Ein Haus", "decorative": False}, "Ein Haus"),
        ({"alt": "Ein Haus", "decorative": True}, ""),
        ({"decorative": True}, ""),
    ],
)
def test_a_picture_brings_its_description_or_none(fields, alt) -> None:
    small = document()
    first, *others = small.route.stations
    pictured = first.model_copy(update={"media": [Medium(file="a.jpg", **fields)]})
    route = small.route.model_copy(update={"stations": [pictured, *others]})
    course = build_course("edition", small.model_copy(update={"route": route}))
    assert course.stops[first.id].content["media"] == [{"url": "/media/edition/a.jpg", "alt": alt, "credit": None}]
