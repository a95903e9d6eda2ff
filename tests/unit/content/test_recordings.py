"""Recordings of stations: files, languages and words, each mistake as the organizer reads it."""

import hashlib

import pytest

from app.content.editions import build_edition

ROUTE = "routes_data/stadt/route.yaml"
SOUND = b"ID3\x04" + bytes(200)
PLACE = '    access: {wheelchair: "yes", steps: 0, seats: unknown}\n'
RECORDINGS = """\
    audio:
      - {file: ton/de.mp3, language: de, transcript: "Ihr hört die Glocke."}
      - {file: ton/en.m4a, language: en, transcript: "You hear the bell.", credit: "Stadtarchiv"}
"""


@pytest.fixture
def sounding(shelf):
    """The library, with a recording at the town hall in both languages."""
    shelf.edit(ROUTE, PLACE, RECORDINGS + PLACE)
    shelf.write("routes_data/stadt/ton/de.mp3", SOUND)
    shelf.write("routes_data/stadt/ton/en.m4a", b"\0\0\0\x20ftypM4A " + bytes(200))
    return shelf


def test_recordings_belong_to_the_edition(sounding) -> None:
    assert sounding.findings() == []
    document = build_edition(sounding.load().routes["stadt"])
    hashes = {medium.path: medium.sha256 for medium in document.media}
    assert hashes["ton/de.mp3"] == hashlib.sha256(SOUND).hexdigest()
    assert document.route.stations[0].files == ["rathaus.png", "ton/de.mp3", "ton/en.m4a"]


@pytest.mark.parametrize("start", [b"ID3", b"\xff\xfb", b"\xff\xf3"])
def test_an_mp3_begins_with_tags_or_a_frame(sounding, start: bytes) -> None:
    sounding.write("routes_data/stadt/ton/de.mp3", start + bytes(200))
    assert sounding.findings() == []


@pytest.mark.parametrize("content", [b"RIFF\0\0\0\0WAVE", b"<script>", b""])
def test_another_file_under_its_name_is_refused(sounding, content: bytes) -> None:
    sounding.write("routes_data/stadt/ton/de.mp3", content)
    assert sounding.findings() == [
        f"error: {ROUTE}:20 stations[0].audio[0].file: ton/de.mp3 is no mp3 recording, whatever its name says."
        " -> Open it in an audio program and export it again in this format."
    ]


def test_a_missing_file_is_looked_for_among_recordings(sounding) -> None:
    sounding.write("routes_data/stadt/ton/dd.jpg", b"\xff\xd8\xff")
    sounding.edit(ROUTE, "ton/de.mp3", "ton/dd.mp3")
    assert sounding.findings()[-1] == (
        f"error: {ROUTE}:20 stations[0].audio[0].file: There is no file ton/dd.mp3 in this folder."
        " -> Did you mean ton/de.mp3?"
    )


def test_other_formats_and_unnamed_recordings_are_told(sounding) -> None:
    sounding.edit(ROUTE, "ton/de.mp3", "ton/de.ogg")
    assert sounding.findings()[-1] == (
        f'error: {ROUTE}:20 stations[0].audio[0].file: "ton/de.ogg" cannot be used here.'
        " -> Name an mp3 or m4a file in the route's folder, without spaces or umlauts: rathaus.mp3."
    )
    sounding.edit(ROUTE, "ton/de.ogg", "ton/de.mp3")
    sounding.write("routes_data/stadt/ton/rest.mp3", SOUND)
    assert sounding.findings() == [
        f"warning: {ROUTE}:1: No station plays the recording ton/rest.mp3."
        " -> Name it in audio: at a station, or delete the file."
    ]


def test_without_its_words_nothing_is_published(sounding) -> None:
    sounding.edit(ROUTE, ', transcript: "Ihr hört die Glocke."', "")
    assert sounding.findings() == [
        f"error: {ROUTE}:20 stations[0].audio[0].transcript: transcript is missing."
        " -> Add transcript: and write down every word that is said, for people who cannot hear it."
    ]


def test_each_language_has_one_recording(sounding) -> None:
    sounding.edit(ROUTE, "language: en", "language: de")
    assert sounding.findings() == [
        f"warning: {ROUTE}:19 stations[0].audio: There is no recording in English (en); its readers get another one"
        " and its words. -> Add one, or leave it so.",
        f"error: {ROUTE}:21 stations[0].audio[1].language: There is already a recording in German (de)."
        " -> Remove one of the two.",
    ]
    sounding.edit(ROUTE, "file: ton/en.m4a, language: de", "file: ton/en.m4a, language: fr")
    assert sounding.findings()[-1] == (
        f"error: {ROUTE}:21 stations[0].audio[1].language: fr is none of the route's languages. -> Use one of: de, en."
    )


def test_a_heavy_recording_is_noticed(sounding) -> None:
    sounding.write("routes_data/stadt/ton/de.mp3", SOUND + bytes(6_000_000))
    assert sounding.findings() == [
        f"warning: {ROUTE}:20 stations[0].audio[0].file: ton/de.mp3 has 6.0 MB, which is slow where reception is poor."
        " -> Export it in mono with 64 kbit/s; a minute then has half a megabyte."
    ]
