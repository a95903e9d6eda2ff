"""A tour with media: the small route of the service tests, with two pictures and a recording at the town hall."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from app.content.documents import Medium, Recording
from app.content.editions import EditionDocument, MediumHash
from app.content.media import place
from app.content.service import publish
from app.tours import service as tours
from app.tours.models import Tour
from tests.service.play.conftest import document

PHOTOS = {name: b"\xff\xd8\xff\xe0" + name.encode() + bytes(range(256)) * 20 for name in ("a.jpg", "b.webp")}
FILES = {**PHOTOS, "glocke.mp3": b"ID3\x04" + bytes(range(256)) * 30}


def with_photos(offline: str) -> EditionDocument:
    """The small route with its media."""
    small = document()
    town_hall, square = small.route.stations
    media = [Medium(file=name, alt="Das Rathaus", credit="Stadt") for name in PHOTOS]
    audio = [Recording(file="glocke.mp3", language="de", transcript="Ihr hört die Glocke.", credit="Stadt")]
    stations = [town_hall.model_copy(update={"media": media, "audio": audio}), square]
    route = small.route.model_copy(update={"stations": stations, "offline": offline})
    hashes = [MediumHash(path=name, sha256=hashlib.sha256(photo).hexdigest()) for name, photo in FILES.items()]
    return small.model_copy(update={"route": route, "media": hashes})


@pytest.fixture
def make_photo_tour(database, settings, clock) -> Callable[..., Tour]:
    """Make a running tour on the small route with pictures: `make_photo_tour("open", code="PHQTQ2")`."""

    def make(offline: str = "sealed", **options) -> Tour:
        edition = with_photos(offline)
        for medium in edition.media:
            folder, name = place(settings.data_dir, medium.path, medium.sha256)
            folder.mkdir(exist_ok=True)
            (folder / name).write_bytes(FILES[medium.path])
        with database.write() as session:
            made = publish(session, edition, now=clock())
            given = {"phase": "running", "code": "PHQTQ2", **options}
            return tours.create_tour(session, edition_id=made.id, route_slug="kleine-runde", now=clock(), **given)

    return make
