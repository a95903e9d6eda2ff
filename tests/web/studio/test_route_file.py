"""A route as a file: saved, taken in again without a loss, and whatever else is sent in its place refused in words."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from markupsafe import escape
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from app.cli import main
from app.content import intake
from app.errors import Busy, TooSlow
from app.studio import incoming
from app.web import uploads
from app.web.errors import sentence
from tests.conftest import ROUTE
from tests.unit.content import hostile_files as pictures
from tests.unit.content import sound_files as sounds
from tests.web.conftest import SAME_ORIGIN
from tests.web.studio import hostile_zips as hostile
from tests.web.studio.test_drafts import Desk, set_to

FORM = "/studio/route-file"
CORPUS = hostile.corpus()
# Three times what the worst of them takes; and a guard against those that would never end, not a measure of speed.
MOST_MEMORY = 30_000_000
HANGS_S = 60


@pytest.fixture
def anna(logged_in, make_user) -> Desk:
    return Desk(logged_in(make_user("anna", "organizer")))


def send(client: FlaskClient, data: bytes, name: str = "weg.zip", **headers: str) -> Any:
    # As bytes: the client itself would leave a file open.
    boundary, body = encode_multipart({"file": FileStorage(io.BytesIO(data), name)})
    sent = {**SAME_ORIGIN, "Content-Type": f"multipart/form-data; boundary={boundary}", **headers}
    return client.post(FORM, data=body, headers=sent)


def taken(desk: Desk, data: bytes) -> str:
    """The slug of what came of a file."""
    reply = send(desk.client, data)
    assert reply.status_code == 303, reply.text
    return reply.headers["Location"].rpartition("/")[2].partition("?")[0]


def saved(desk: Desk, slug: str) -> dict[str, bytes]:
    """What is in the file of a route, by name."""
    files = unzipped(packed(desk, slug))
    assert list(files) == sorted(files)
    return files


def packed(desk: Desk, slug: str) -> bytes:
    with desk.get(f"/studio/routes/{slug}/file") as reply:
        assert reply.status_code == 200, reply.text
        return reply.data


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture
def whole(anna) -> str:
    """A copy of the Ludwigslust route with one more picture and a recording."""
    slug = anna.make(title="Herbstweg", source=f"original:{ROUTE}")
    draft = anna.read(slug)
    parts = {"teich.jpg": pictures.saved(pictures.scene((640, 480)), "JPEG"), "glocke.mp3": sounds.mp3()}
    changes = []
    for name, data in parts.items():
        sent = {**SAME_ORIGIN, "Content-Type": "application/octet-stream"}
        reply = anna.client.post(uploads.PATH, query_string={"name": name}, data=data, headers=sent).json
        changes.append(set_to(f"files/{name}", None, {"sha256": reply["sha256"]}))
    station = draft["document"]["route"]["stations"][0]["id"]
    audio = [{"file": "glocke.mp3", "transcript": "Es läutet.", "language": "de"}]
    changes.append(set_to(f"route/stations/{station}/audio", None, audio))
    results = anna.save(slug, *changes, rev=draft["rev"]).json["results"]
    assert {one["status"] for one in results} == {"applied"}
    return slug


def test_a_route_is_saved_as_a_file_with_everything_it_needs(anna, whole, clock):
    with anna.get(f"/studio/routes/{whole}/file") as reply:
        reply.get_data()
    assert reply.mimetype == "application/zip"
    assert reply.headers["Content-Disposition"] == f"attachment; filename={whole}-{clock():%Y-%m-%d}.zip"
    assert reply.headers["Cache-Control"] == "private, no-store"
    assert int(reply.headers["Content-Length"]) == len(reply.data)
    files = unzipped(reply.data)
    folder = f"routes_data/{whole}"
    assert {f"{folder}/route.yaml", f"{folder}/teich.jpg", f"{folder}/glocke.mp3"} <= files.keys()
    assert any(name.startswith(f"quizzes/{whole}/") for name in files)
    # The same route gives the same bytes.
    assert packed(anna, whole) == reply.data


def test_the_file_is_what_the_command_writes(anna, whole, settings, database, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("STADTLOTSE_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("STADTLOTSE_DATABASE_URL", settings.database_url)
    with pytest.raises(SystemExit) as ended:
        main(["content", "export", whole, "--to", str(tmp_path / "out")])
    assert ended.value.code in (None, 0), capsys.readouterr().err
    paths = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path / "out").as_posix(): path.read_bytes() for path in paths} == saved(anna, whole)


def test_saving_taking_in_and_saving_again_loses_nothing(anna, whole):
    first = saved(anna, whole)
    reply = send(anna.client, packed(anna, whole))
    assert reply.headers["Location"] == f"/studio/routes/{whole}-2?renamed=yes"
    again = saved(anna, f"{whole}-2")
    back = {
        name.replace(f"{whole}-2", whole): data.replace(f"{whole}-2".encode(), whole.encode())
        for name, data in again.items()
    }
    title = b"Herbstweg"
    route = f"routes_data/{whole}/route.yaml"
    assert title + b" (2)" in back[route]
    back[route] = back[route].replace(title + b" (2)", title)
    assert back[route].decode().splitlines() == first[route].decode().splitlines()
    assert back == first
    # Nothing of the first one has changed.
    assert saved(anna, whole) == first
    page = anna.get(f"/studio/routes/{whole}-2?renamed=yes").text
    assert "Diesen Namen gab es hier schon" in page
    assert "Diesen Namen gab es hier schon" not in anna.get(f"/studio/routes/{whole}-2").text


def test_another_town_gets_the_same_route_under_the_same_name(anna, whole, settings, database):
    """Its server has neither drafts nor pictures of it, so that these are made anew, once."""
    data = packed(anna, whole)
    first = unzipped(data)
    _forget(database, settings.data_dir)
    assert taken(anna, data) == whole
    second = saved(anna, whole)
    assert second.keys() == first.keys()
    assert {name for name in first if first[name] != second[name]} <= {name for name in first if name.endswith(".jpg")}
    assert first[f"routes_data/{whole}/glocke.mp3"] == second[f"routes_data/{whole}/glocke.mp3"]
    assert anna.get(f"/studio/routes/{whole}").status_code == 200


def _forget(database, data_dir: Path) -> None:
    from app.studio.models import StudioDocument, StudioSave

    with database.write() as session:
        session.query(StudioSave).delete()
        session.query(StudioDocument).delete()
    for path in (data_dir / "media").iterdir():
        path.unlink()


def test_pictures_are_made_anew_and_called_what_they_are(anna, settings):
    shot = pictures.saved(pictures.scene((3000, 2000)), "PNG", exif=pictures.exif(6))
    route = hostile.ROUTE.replace(b"teich.jpg", b"bilder/teich.png")
    slug = taken(anna, hostile.packed({f"{hostile.FOLDER}bilder/teich.png": shot}, route=route))
    draft = anna.read(slug)["document"]
    assert [one["file"] for one in draft["route"]["stations"][0]["media"]] == ["bilder/teich.jpg"]
    kept = settings.data_dir / "media" / f"{draft['files']['bilder/teich.jpg']['sha256']}.jpg"
    with Image.open(kept) as picture:
        assert picture.size == (1067, 1600)
    assert pictures.SECRET not in kept.read_bytes()


def test_a_route_in_one_more_folder_or_without_any_is_taken_too(anna):
    good = unzipped(hostile.packed())
    assert taken(anna, _zip({f"Herbst 2026/{name}": data for name, data in good.items()})) == "weg"
    backslashes = {name.replace("/", "\\"): data for name, data in good.items()}
    assert taken(anna, _zip(backslashes)) == "weg-2"
    reply = send(anna.client, _zip({"route.yaml": hostile.ROUTE}))
    assert reply.status_code == 201
    assert "weg/teich.yaml" in reply.text or "quizzes/weg/teich" in reply.text
    assert "fehlt in der Datei" in reply.text
    assert anna.get("/studio/routes/weg-3").status_code == 200


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.filename = name
            made.writestr(entry, data)
    return out.getvalue()


def test_quizzes_of_other_routes_stay_what_they_are(anna):
    first = taken(anna, hostile.packed())
    other = hostile.packed().replace(b"routes_data/weg/", b"routes_data/see/")
    assert taken(anna, other) == "see"
    asked = [anna.read(slug)["document"]["route"]["stations"][0]["quiz"] for slug in (first, "see")]
    assert asked == ["weg/teich", "see/teich"]
    # A quiz that does not come along must not become somebody else's either.
    bare = _zip({"routes_data/moor/route.yaml": hostile.ROUTE})
    assert send(anna.client, bare).status_code == 201
    assert anna.read("moor")["document"]["route"]["stations"][0]["quiz"] == "moor/teich"


def test_a_mistake_is_said_in_the_form_and_in_the_language_of_the_reader(anna):
    reply = send(anna.client, hostile.packed({"../x": b""}))
    assert reply.status_code == 422
    assert "heißt etwas „../x“" in reply.text
    assert 'aria-invalid="true"' in reply.text
    anna.client.set_cookie("lang", "en")
    assert "Something in the ZIP file is called “../x”" in send(anna.client, hostile.packed({"../x": b""})).text
    anna.client.delete_cookie("lang")
    assert "Wählen Sie zuerst eine ZIP-Datei" in anna.client.post(FORM, headers=SAME_ORIGIN).text
    assert "Wählen Sie zuerst eine ZIP-Datei" in send(anna.client, b"", name="").text
    other = anna.client.post(FORM, data=b"x" * 100, headers={**SAME_ORIGIN, "Content-Type": "multipart/form-data"})
    assert other.status_code == 422


def test_limits_are_said_and_kept(anna, monkeypatch):
    assert f"{uploads.MAX_ROUTE_UPLOAD // 1_000_000} MB" in anna.get("/studio").text
    monkeypatch.setattr(uploads, "MAX_ROUTE_UPLOAD", 500)
    reply = send(anna.client, hostile.packed())
    assert reply.status_code == 413
    assert "mehr als 100 MB" in reply.text
    monkeypatch.undo()
    far_too_large = uploads.first_look({"CONTENT_LENGTH": "200000001"})
    looked = anna.client.post(FORM, headers=SAME_ORIGIN, environ_overrides=far_too_large)
    assert looked.status_code == 413
    accepted = anna.client.post(FORM, headers=SAME_ORIGIN, environ_overrides=uploads.first_look({}))
    assert accepted.status_code == uploads.ACCEPTED
    for problem, words in ((Busy("uploads_busy"), "zu viele Dateien"), (TooSlow("upload_slow"), "zu langsam")):
        refused = uploads.first_look({}, refused=problem)
        reply = anna.client.post(FORM, headers=SAME_ORIGIN, environ_overrides=refused)
        assert (reply.status_code, words in reply.text) == (problem.status, True)
    monkeypatch.setattr(intake, "MIN_FREE_SHARE", 1.1)
    assert send(anna.client, hostile.packed()).status_code == 507


def test_whoever_is_no_organizer_or_comes_from_elsewhere_is_turned_away(anna, logged_in, make_user):
    bert = logged_in(make_user("bert", "host"))
    assert send(bert, hostile.packed()).status_code == 403
    assert send(anna.client, hostile.packed(), **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert anna.get("/studio/routes/weg").status_code == 404


def test_a_file_that_keeps_the_server_busy_ends_the_whole(anna, monkeypatch, settings):
    good = pictures.saved(pictures.scene(), "JPEG")
    data = hostile.packed({f"{hostile.FOLDER}{name}.jpg": good + name.encode() for name in "abc"})
    monkeypatch.setattr(incoming, "MAX_SECONDS", -1)
    reply = send(anna.client, data)
    assert (reply.status_code, "dauert zu lange" in reply.text) == (422, True)
    assert _left_behind(settings.data_dir) == []


def test_what_cannot_be_written_is_named(anna, settings):
    slug = taken(anna, hostile.packed({f"{hostile.FOLDER}teich.jpg": pictures.saved(pictures.scene(), "JPEG")}))
    for path in (settings.data_dir / "media").iterdir():
        path.unlink()
    reply = anna.get(f"/studio/routes/{slug}/file")
    assert reply.status_code == 422
    assert "teich.jpg" in reply.text
    # A picture that no station uses keeps nobody from saving the rest.
    station = anna.read(slug)["document"]["route"]["stations"][0]
    anna.save(slug, set_to("route/stations/teich/media", station["media"], []), rev=0)
    assert f"routes_data/{slug}/route.yaml" in saved(anna, slug)


def _left_behind(data_dir: Path) -> list[str]:
    """What lies in the data folder beside the database."""
    return sorted(
        path.relative_to(data_dir).as_posix()
        for path in data_dir.rglob("*")
        if path.is_file() and ".db" not in path.name
    )


def test_the_corpus_is_large() -> None:
    assert len(CORPUS) >= 80


def test_what_is_hostile_is_refused_in_words_or_taken_harmlessly(anna, app, settings, database, tmp_path, traced):
    """One server for all of them, as it is; each leaves nothing, or a draft that is thrown away before the next."""
    outside = {path for path in tmp_path.rglob("*") if settings.data_dir not in path.parents}
    for name, (data, expected) in CORPUS.items():
        before, worked = _memory(), time.process_time()
        reply = send(anna.client, data)
        needed, worked = tracemalloc.get_traced_memory()[1] - before, time.process_time() - worked
        assert (needed < MOST_MEMORY, worked < HANGS_S) == (True, True), (name, needed, worked)
        assert reply.status_code == {"taken": 303, "left": 201}.get(expected, 422), (name, reply.text)
        left = _left_behind(settings.data_dir)
        if expected in ("taken", "left"):
            assert anna.get("/studio/routes/weg").status_code == 200, name
            assert all(path.startswith("media/") for path in left), name
            _forget(database, settings.data_dir)
        else:
            assert all(part in reply.text for part in _parts(app, expected)), (name, reply.text)
            assert (left, anna.get("/studio/routes/weg").status_code) == ([], 404), name
    assert {path for path in tmp_path.rglob("*") if settings.data_dir not in path.parents} == outside
    assert not Path("/tmp/evil.yaml").exists()


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def _memory() -> int:
    """What is in use now; the peak is counted from here."""
    tracemalloc.reset_peak()
    return tracemalloc.get_traced_memory()[0]


def _parts(app, code: str) -> list[str]:
    """What a sentence says around its values, as a page writes it."""
    values = ("name", "what", "names", "line", "n", "most", "megabytes", "times")
    with app.test_request_context():
        text = sentence(code, **dict.fromkeys(values, "\0"))
    return [str(escape(part)) for part in text.split("\0")]
