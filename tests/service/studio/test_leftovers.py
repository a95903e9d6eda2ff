"""Old uploads that nothing names are forgotten, and nothing else is."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from app.content.editions import EditionDocument
from app.content.service import keep
from app.studio import service
from app.studio.leftovers import forget_unused_files
from tests.unit.content.hostile_files import SECRET

A, B, C, D = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)


@pytest.fixture
def put(settings, clock):
    """Put a file into the folder of media, so many days old."""
    folder = settings.data_dir / "media"
    folder.mkdir()

    def make(name: str, days: float = 31) -> Path:
        file = folder / name
        file.write_bytes(SECRET)
        then = (clock() - timedelta(days=days)).timestamp()
        os.utime(file, (then, then))
        return file

    return make


@pytest.fixture
def forget(database, settings, clock):
    """Forget what is unused; how many files went."""

    def run() -> int:
        with database.read() as session:
            return forget_unused_files(session, settings.data_dir, now=clock())

    return run


@pytest.fixture
def draft(database, clock):
    """A draft that names a file."""
    with database.write() as session:
        files = {"bild.jpg": {"sha256": A}}
        document = {"route": {"schema": 1, "stations": []}, "files": files}
        return service.create_document(session, "route", "weg", document, author="anna", now=clock())


def save(database, clock, draft, old, new) -> None:
    """Name another file, or none."""
    change = {"op": "set", "path": ["files", "bild.jpg"], "old": old, "new": new}
    with database.write() as session:
        known = service.known_document(session, "route", draft.name)
        service.save(session, known, save_id="0" * 36, changes=[change], author="anna", now=clock())


def test_only_what_is_old_and_named_by_nobody_goes(put, forget):
    old, young = put(f"{B}.jpg"), put(f"{C}.mp3", days=29)
    assert forget() == 1
    assert not old.exists()
    assert young.exists()
    assert forget() == 0


def test_what_a_draft_names_stays(put, forget, draft):
    named = put(f"{A}.jpg")
    unnamed = put(f"{B}.jpg")
    assert forget() == 1
    assert named.exists()
    assert not unnamed.exists()


def test_what_an_earlier_state_names_stays_because_it_can_come_back(put, forget, draft, database, clock):
    save(database, clock, draft, {"sha256": A}, None)
    with database.read() as session:
        assert A not in service.known_document(session, "route", "weg").document
    named = put(f"{A}.jpg")
    assert forget() == 0
    assert named.exists()


def test_what_lost_against_somebody_elses_change_stays(put, forget, draft, database, clock):
    save(database, clock, draft, None, {"sha256": D})
    with database.read() as session:
        assert D not in service.known_document(session, "route", "weg").document
    named = put(f"{D}.jpg")
    assert forget() == 0
    assert named.exists()


def test_what_an_edition_names_stays_whatever_became_of_its_route(put, forget, database, clock):
    route = {
        "schema": 1,
        "title": "Weg",
        "summary": "Kurz",
        "languages": ["de"],
        "stations": [{"id": "a", "name": "A"}],
    }
    document = EditionDocument.model_validate(
        {"schema": 1, "slug": "weg", "route": route, "media": [{"path": "bild.jpg", "sha256": C}]}
    )
    with database.write() as session:
        keep(session, document, now=clock())
    named = put(f"{C}.jpg", days=4000)
    assert forget() == 0
    assert named.exists()


def test_files_of_real_routes_stay(put, forget, make_tour, settings, library):
    tour = make_tour(code="LULU22")
    assert tour
    names = {sha256 for route in library.routes.values() for _, sha256 in route.media if route.slug == tour.route_slug}
    files = [put(f"{sha256}.jpg") for sha256 in names]
    assert forget() == 0
    assert all(file.exists() for file in files)


def test_half_written_files_go_and_strange_ones_stay(put, forget):
    half, fresh = put(".upload-x1y2"), put(".upload-z3", days=1)
    strange = [put("notes.txt"), put(f"{A}.jpg.bak"), put("README")]
    assert forget() == 1
    assert not half.exists()
    assert fresh.exists()
    assert all(file.exists() for file in strange)


def test_a_server_without_uploads_has_nothing_to_forget(database, settings, clock):
    with database.read() as session:
        assert forget_unused_files(session, settings.data_dir, now=clock()) == 0
    assert json.dumps(sorted(os.listdir(settings.data_dir)))


def test_what_a_cut_off_import_has_unpacked_goes(settings, forget):
    folder = settings.data_dir / ".import-x" / "routes_data"
    folder.mkdir(parents=True)
    (folder / "route.yaml").write_text("schema: 1\n")
    forget()
    assert not folder.parent.exists()
