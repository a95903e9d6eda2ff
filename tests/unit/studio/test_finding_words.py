"""Findings for somebody who sees a form: every code has its sentences, and they name only what a finding brings."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.config import PROJECT_ROOT
from app.content.documents import Medium, Recording, Route, Station
from app.content.drafts import read_draft
from app.content.findings import found
from app.content.sentences import FILE_SENTENCES, SENTENCES
from app.quiz.registry import question_types
from app.studio.field_names import FIELD_NAMES, name_of
from app.studio.finding_words import FindingWords, key_of, step_of
from app.studio.payloads import finding_payload
from app.web.i18n import Catalogue
from tests.test_locales import messages
from tests.unit.content.test_read_draft import drafts, json_values

LOCALES = PROJECT_ROOT / "static" / "locales"
CATALOGUE = Catalogue(LOCALES)
LANGUAGES = ("de", "en")
LABELS = re.compile(r"finding-(?:at|entry)-.+")
SHARED = {"finding-language": {"language"}, "finding-confidence": {"confidence"}}
# Words that an organizer who sees a form need not know, and names of fields.
JARGON = re.compile(
    r"\b(YAML|slug|geofence|polygon|zaun|zäune|fences?|directions:|radius_m|lat:|id:|Kennwort|Feld »|accept|zero_at)\b",
    re.IGNORECASE,
)

ROUTE = {
    "languages": ["de", "en"],
    "stations": [
        {"id": "a", "name": "Bahnhof"},
        {"id": "b", "name": {"de": "Rathaus", "en": "Town hall"}, "quiz": "weg/rathaus"},
    ],
}
QUIZ = {"questions": [{"id": "wie-alt", "options": [{"id": "x"}, {"id": "y"}]}]}


def words(language: str = "de", **documents: Any) -> FindingWords:
    return FindingWords(CATALOGUE, language, {"route": ROUTE, "weg/rathaus": QUIZ, **documents})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SENTENCES)
def test_every_code_has_sentences_that_name_only_its_values(code: str, language: str) -> None:
    written = messages(LOCALES / language / "findings.ftl")
    for key in (key_of(code), f"{key_of(code)}-do"):
        assert key in written
        assert written[key] <= SENTENCES[code].args, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_over(language: str) -> None:
    needed = {key for code in SENTENCES for key in (key_of(code), f"{key_of(code)}-do")}
    others = messages(LOCALES / language / "findings.ftl").keys() - needed - SHARED.keys()
    assert [key for key in others if not LABELS.fullmatch(key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SENTENCES)
def test_sentences_are_whole_and_speak_of_a_form(code: str, language: str) -> None:
    finding = found("error", "route", None, (), code, **dict.fromkeys(SENTENCES[code].args, 7))
    said = [words(language).message(finding), words(language).remedy(finding)]
    for text in said:
        assert text[-1] in ".“”", text
        assert "!" not in text
        assert not JARGON.search(text), text
        assert not re.search(r"[{}$]", text), text


def test_what_only_a_file_can_have_is_said_in_one_sentence() -> None:
    assert {key_of(code) for code in FILE_SENTENCES} == {"finding-file"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_can_be_filled_in_has_a_name_that_the_form_knows(language: str) -> None:
    # Made by the program, or said by the place itself.
    said = {"schema", "id", "tags", "file"}
    ways = [((info.alias or name,), "") for name, info in Route.model_fields.items()]
    ways += [(("stations", name), "") for name in Station.model_fields]
    ways += [(("stations", "media", name), "") for name in Medium.model_fields]
    ways += [(("stations", "audio", name), "") for name in Recording.model_fields]
    for kind, question in question_types().items():
        ways += [(("quiz", "questions", name), kind) for name in question.model_fields]
    keys = {way: name_of(way, kind, CATALOGUE.has) for way, kind in ways if way[-1] not in said}
    assert [way for way, key in keys.items() if key is None] == []
    # The page that speaks them has only these areas; what it does not know it would call by the name in the file.
    spoken = {key for area in ("studio", "studio-questions") for key in messages(LOCALES / language / f"{area}.ftl")}
    assert {*FIELD_NAMES.values(), *keys.values()} - spoken == set()


def test_no_sentence_says_a_field_by_another_name() -> None:
    text = (LOCALES / "de" / "findings.ftl").read_text(encoding="utf-8")
    former = (
        r"Kurzbeschreibung|Fragetext|Fragetyp|Wegbeschreibung|Bildbeschreibung|Wortlaut|Erklärung|kleinste[nr]? Wert"
    )
    assert re.findall(former, text) == []


@pytest.mark.parametrize(
    ("file", "path", "where", "step"),
    [
        ("route", (), "Die ganze Route", "settings"),
        ("route", ("summary", "en"), "Die ganze Route · In ein oder zwei Sätzen · Englisch", "settings"),
        ("route", ("phone",), "Die ganze Route · Telefonnummer der Tourleitung", "settings"),
        ("route", ("line",), "Die ganze Route · Weg", "stations"),
        ("route", ("stations",), "Die ganze Route · Stationen", "stations"),
        ("route", ("stations", 1, "insight"), "Station 2 · Rathaus · Was die Gruppe hier erfährt", "stations"),
        (
            "route",
            ("stations", 1, "insight", "de-x-easy"),
            "Station 2 · Rathaus · Was die Gruppe hier erfährt · Einfache Sprache",
            "stations",
        ),
        (
            "route",
            ("stations", 0, "media", 1, "alt", "de"),
            "Station 1 · Bahnhof · Bild 2 · Was ist zu sehen? · Deutsch",
            "stations",
        ),
        (
            "route",
            ("stations", 0, "position", "source"),
            "Station 1 · Bahnhof · Ort · Woher ist die Angabe?",
            "stations",
        ),
        ("route", ("stations", 0, "fence", "radius_m"), "Station 1 · Bahnhof · Umkreis in Metern", "stations"),
        ("route", ("stations", 0, "fence", "polygon", 2), "Station 1 · Bahnhof · Umkreis · Ecke 3", "stations"),
        ("route", ("stations", 7), "Station 8", "stations"),
        ("weg/rathaus", ("questions", 0, "options"), "Station 2 · Rathaus · Frage 1 · Antworten zur Wahl", "questions"),
        (
            "weg/rathaus",
            ("questions", 0, "options", 2, "text", "en"),
            "Station 2 · Rathaus · Frage 1 · Antwort 3 · Englisch",
            "questions",
        ),
        (
            "weg/rathaus",
            ("questions", 0, "source", "date"),
            "Station 2 · Rathaus · Frage 1 · Quelle · Stand",
            "questions",
        ),
        ("weg/rathaus", ("title",), "Station 2 · Rathaus · Name des Quiz", "questions"),
        ("weg/anderes", ("questions", 2), "Frage 3", "questions"),
        ("markt", ("questions", 2), "Auf dem Markt · Frage 3", "questions"),
    ],
)
def test_the_place_is_said_in_names_and_labels(file: str, path: Any, where: str, step: str) -> None:
    finding = found("error", file, None, path, "unfitting")
    assert words(markt={"title": {"de": "Auf dem Markt"}}).where(finding) == where
    assert step_of(finding) == step


def test_the_asker_reads_his_language_and_the_names_of_stations() -> None:
    finding = found(
        "warning", "route", None, ("stations", 1), "leg_long", first="a", second="b", distance=1300, minutes=20
    )
    assert words("de").message(finding) == (
        "Von „Bahnhof“ nach „Rathaus“ sind es 1.300 m Luftlinie, zu Fuß mindestens 20 min."
    )
    assert words("en").message(finding) == (
        "From “Bahnhof” to “Town hall” it is 1,300 m as the crow flies, at least 20 min on foot."
    )
    assert words("en").where(finding) == "Station 2 · Town hall"


def test_an_answer_that_is_called_like_a_station_stays_an_answer() -> None:
    finding = found("warning", "weg/rathaus", None, (), "accept_same", first="a", second="A")
    assert words().message(finding) == "„a“ und „A“ gelten ohnehin als dieselbe Antwort."


@pytest.mark.parametrize(
    ("file", "path", "expected"),
    [
        ("route", ("stations", 1, "insight", "de"), ["route", "stations", "b", "insight", "de"]),
        (
            "weg/rathaus",
            ("questions", 0, "options", 1, "text"),
            ["quiz", "questions", "wie-alt", "options", "y", "text"],
        ),
        ("route", ("stations", 0, "media", 1, "alt"), ["route", "stations", "a", "media"]),
        ("route", ("line",), ["line"]),
        ("route", ("context",), ["context"]),
    ],
)
def test_the_path_leads_to_the_field_by_ids(file: str, path: Any, expected: list[str]) -> None:
    payload = finding_payload(
        found("warning", file, None, path, "unfitting"),
        words(route={**ROUTE, "stations": [{**ROUTE["stations"][0], "media": [{}, {}]}, ROUTE["stations"][1]]}),
    )
    assert payload["path"] == expected
    assert payload["level"] == "advice"


@settings(max_examples=150, deadline=None)
@given(drafts, st.dictionaries(st.just("a/b"), st.fixed_dictionaries({}, optional={"quiz": json_values})))
def test_whatever_a_draft_holds_is_told_in_both_languages(draft: Any, quizzes: Any) -> None:
    documents = {"route": draft.get("route"), **{path: quiz.get("quiz") for path, quiz in quizzes.items()}}
    for language in LANGUAGES:
        spoken = FindingWords(CATALOGUE, language, documents)
        for finding in read_draft("weg", draft, quizzes).findings:
            payload = finding_payload(finding, spoken)
            assert payload["message"]
            assert payload["remedy"]
            json.dumps(payload)
