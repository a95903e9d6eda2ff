"""Names of quizzes and titles of routes that come along as a copy or out of a file."""

from __future__ import annotations

import pytest

from app.studio import rules


def test_quizzes_get_free_names_and_keep_their_own_where_they_can() -> None:
    kept = {"see/a", "weg/a", "weg/a-2"}
    names = rules.free_quizzes(["see/a", "moor/a", "weg/b"], "weg", kept.__contains__)
    assert names == {"see/a": "weg/a-3", "moor/a": "moor/a", "weg/b": "weg/b"}


def test_many_quizzes_of_one_name_are_each_looked_up_a_few_times() -> None:
    paths = [f"q{number}/a" for number in range(3_000)]
    asked: list[str] = []

    def is_taken(name: str) -> bool:
        asked.append(name)
        return name.startswith("q")

    names = rules.free_quizzes(paths, "weg", is_taken)
    assert len(set(names.values())) == len(paths)
    assert len(asked) <= 2 * len(paths)


@pytest.mark.parametrize(
    ("languages", "title"),
    [
        (["de", "en"], {"de": "Neu", "en": "Neu"}),
        ([], {"de": "Neu"}),
        (None, {"de": "Neu"}),
        (5, {"de": "Neu"}),
        ("en", {"de": "Neu"}),
        ([{}, 5], {"de": "Neu"}),
        ({"en": 1}, {"de": "Neu"}),
    ],
)
def test_a_copy_is_called_so_in_its_languages_whatever_was_written_there(
    languages: object, title: dict[str, str]
) -> None:
    copied = rules.renamed_route({"route": {"title": "Alt", "languages": languages}}, "Neu")
    assert copied["route"]["title"] == title


@pytest.mark.parametrize(
    ("slug", "route", "numbered"),
    [
        ("weg-2", {"title": "Weg"}, {"title": "Weg (2)"}),
        (
            "weg-13",
            {"title": {"de": "Weg", "en": "Way", "fr": ""}},
            {"title": {"de": "Weg (13)", "en": "Way (13)", "fr": ""}},
        ),
        # A long name was cut to make room for a number and is free without one.
        ("rundgang-neubrandenbu", {"title": "Rundgang"}, {"title": "Rundgang (2)"}),
        ("weg", {"title": "Weg"}, {"title": "Weg (2)"}),
        ("weg-2", {"title": "W" * rules.TITLE_LENGTH}, {"title": "W" * rules.TITLE_LENGTH}),
        ("weg-2", {}, {}),
    ],
)
def test_a_title_says_which_one_it_is(slug: str, route: dict[str, object], numbered: dict[str, object]) -> None:
    assert rules.numbered_route({"route": route}, slug)["route"] == numbered


def test_a_copy_leaves_alone_what_is_no_quiz() -> None:
    stations = [{"id": "a", "quiz": 5}, {"id": "b", "quiz": ["x"]}, {"id": "c", "quiz": "weg/c"}]
    copied, names = rules.moved_quizzes({"route": {"stations": stations}}, "neu", lambda _name: False)
    assert [one["quiz"] for one in copied["route"]["stations"]] == [5, ["x"], "neu/c"]
    assert names == {"weg/c": "neu/c"}
