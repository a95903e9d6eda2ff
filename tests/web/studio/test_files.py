"""Uploads over HTTP: taken, refused with a sentence, shown to organizers alone and as nothing but what they are."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image

from app.content import intake
from app.errors import Busy
from app.web.uploads import first_look
from tests.unit.content import hostile_files as hostile
from tests.unit.content import sound_files as sounds
from tests.web.conftest import SAME_ORIGIN

FILES = "/api/v1/studio/files"


@pytest.fixture
def anna(logged_in, make_user) -> FlaskClient:
    return logged_in(make_user("anna", "organizer"))


def upload(client: FlaskClient, data: bytes, name: str = "Bild.jpg", **headers: str) -> Any:
    sent = {**SAME_ORIGIN, "Content-Type": "application/octet-stream", **headers}
    return client.post(FILES, query_string={"name": name}, data=data, headers=sent)


def look(client: FlaskClient, address: str, **headers: str) -> Any:
    """A file as a browser gets it, read to its end."""
    with client.get(f"/studio/media/{address}", headers=headers) as reply:
        reply.get_data()
        return reply


def test_a_picture_becomes_a_file_that_a_draft_can_name(anna):
    data = hostile.saved(hostile.scene((600, 400)), "PNG", exif=hostile.exif(6))
    reply = upload(anna, data, "C:\\Fotos\\Schloß & Park.PNG")
    assert reply.status_code == 201, reply.json
    assert reply.json["file"] == "schloss-park.jpg"
    assert (reply.json["kind"], reply.json["width"], reply.json["height"]) == ("picture", 400, 600)
    shown = look(anna, f"{reply.json['sha256']}.jpg")
    assert shown.mimetype == "image/jpeg"
    assert len(shown.data) == reply.json["bytes"]
    assert Image.open(io.BytesIO(shown.data)).size == (400, 600)
    assert hostile.SECRET not in shown.data


def test_a_recording_is_played_in_parts(anna):
    reply = upload(anna, sounds.id3v2() + sounds.mp3(), "Glocke.mp3", **{"Content-Type": "image/png"})
    assert reply.json["file"] == "glocke.mp3"
    assert (reply.json["kind"], reply.json["duration_s"]) == ("sound", 2.6)
    part = look(anna, f"{reply.json['sha256']}.mp3", Range="bytes=0-207")
    assert (part.status_code, part.data) == (206, sounds.FRAME)
    assert part.headers["Content-Range"] == f"bytes 0-207/{len(sounds.mp3())}"
    assert part.mimetype == "audio/mpeg"


def test_a_shown_file_is_nothing_but_itself(anna):
    sha256 = upload(anna, hostile.saved(hostile.scene(), "JPEG")).json["sha256"]
    headers = look(anna, f"{sha256}.jpg").headers
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"] == f"inline; filename={sha256}.jpg"
    assert headers["Cache-Control"] == "private, max-age=31536000, immutable"
    # Under another ending it would be told as another kind of file.
    assert anna.get(f"/studio/media/{sha256}.png").status_code == 404
    assert anna.get(f"/studio/media/{sha256}.html").status_code == 404
    assert anna.get(f"/studio/media/{'0' * 64}.jpg").status_code == 404
    assert anna.get("/studio/media/..%2f..%2fsecret_key.jpg").status_code == 404


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("rathaus.jpg", "rathaus.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("\u202egpj.exe", "gpj.jpg"),
        ("Ä" * 500 + ".jpeg", "ae" * 28 + ".jpg"),
        ("<script>.svg", "script.jpg"),
        ("日本.png", "datei.jpg"),
        ("a\0b\r\nc.jpg", "a-b-c.jpg"),
        ("", "datei.jpg"),
    ],
)
def test_a_name_is_made_safe_and_tells_the_true_format(anna, given, safe):
    reply = upload(anna, hostile.saved(hostile.scene((8, 8)), "GIF"), given)
    assert reply.json["file"] == safe
    assert len(reply.json["file"]) <= 60


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "file_empty", "leer"),
        (hostile.SCRIPT, "file_unknown", "MP3 oder M4A"),
        (hostile.foreign()["heic"][0], "picture_heic", "JPEG"),
        (hostile.ruins()["jpeg cut at 50 %"], "picture_broken", "beschädigt"),
        (hostile.too_large()["png of 5,001 by 5,000"], "picture_too_many_pixels", "24 Megapixel"),
        (bytes(sounds.M4a(codec=b"alac")), "sound_format", "AAC"),
    ],
)
def test_a_refusal_says_what_to_do(anna, data, code, word):
    reply = upload(anna, data)
    assert (reply.status_code, reply.json["error"]["code"]) == (422, code)
    assert word in reply.json["error"]["message"]


def test_what_is_too_large_or_has_no_room_is_refused_before_it_is_read(anna, monkeypatch):
    reply = upload(anna, bytes(20_000_001))
    assert (reply.status_code, reply.json["error"]["code"]) == (413, "file_too_large")
    monkeypatch.setattr(intake, "MIN_FREE_SHARE", 1.1)
    reply = upload(anna, sounds.mp3())
    assert (reply.status_code, reply.json["error"]["code"]) == (507, "disk_nearly_full")
    assert "Verwaltung" in reply.json["error"]["message"]


def test_while_too_many_upload_one_is_asked_to_wait(anna):
    asked = first_look({}, refused=Busy("uploads_busy"))
    reply = anna.post(FILES, headers=SAME_ORIGIN, environ_overrides=asked)
    assert (reply.status_code, reply.json["error"]["code"]) == (503, "uploads_busy")
    assert reply.headers["Retry-After"] == "60"


def test_the_server_asks_before_it_reads(app, anna):
    asked = {"headers": SAME_ORIGIN, "environ_overrides": first_look({})}
    assert anna.post(FILES, **asked).status_code == 202
    assert app.test_client().post(FILES, **asked).status_code == 401
    assert (
        anna.post(FILES, environ_overrides=first_look({}), headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    )
    too_long = {**first_look({}), "CONTENT_LENGTH": "20000001"}
    assert anna.post(FILES, headers=SAME_ORIGIN, environ_overrides=too_long).status_code == 413


def test_uploads_are_for_organizers_and_from_our_own_pages(app, anna, logged_in, make_user, database):
    data = sounds.mp3()
    assert upload(app.test_client(), data).status_code == 401
    assert upload(logged_in(make_user("horst", "host")), data).status_code == 403
    foreign = anna.post(FILES, data=data, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    sha256 = upload(anna, data).json["sha256"]
    assert app.test_client().get(f"/studio/media/{sha256}.mp3").status_code == 302


def test_every_other_address_still_takes_half_a_megabyte(anna):
    reply = anna.post("/api/v1/studio/saves/route/weg", data=bytes(600_000), headers=SAME_ORIGIN)
    assert reply.status_code == 413
