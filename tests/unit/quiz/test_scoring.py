"""Points, shares, normalisation, edit distance: the arithmetic beneath the question types."""

import math
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quiz.base import InvalidResponse
from app.quiz.localized import normalise, resolve, variants
from app.quiz.registry import question_types
from app.quiz.scoring import falling_share, multiple_share, points_for
from app.quiz.types.text import edit_distance

words = st.text(alphabet="abc", max_size=6)


@pytest.mark.parametrize(
    ("share", "points", "expected"), [(0.5, 1, 1), (0.5, 3, 2), (0.49, 1, 0), (1, 77, 77), (0, 9, 0)]
)
def test_half_a_point_is_rounded_up(share: float, points: int, expected: int) -> None:
    assert points_for(share, points) == expected


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(1e-3, 1e6))
def test_a_larger_deviation_never_earns_more(deviation: float, tolerance: float, span: float) -> None:
    nearer = falling_share(deviation, tolerance, tolerance + span)
    farther = falling_share(deviation * 1.5, tolerance, tolerance + span)
    assert 0 <= farther <= nearer <= 1


@given(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef"), min_size=1))
def test_only_exactly_the_right_options_earn_everything(chosen: set[str], right: set[str]) -> None:
    share = multiple_share(chosen, right)
    assert 0 <= share <= 1
    assert (share == 1) == (chosen == right)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 10**400, -(10**400)])
def test_a_number_that_is_none_is_refused(value: float) -> None:
    question = question_types()["number"].model_validate(
        {"id": "q", "type": "number", "prompt": "?", "answer": 1, "unit": "m", "tolerance": 0, "zero_at": 1}
    )
    with pytest.raises(InvalidResponse) as refusal:
        question.score(value)
    assert refusal.value.code == "number_out_of_range"


@pytest.mark.parametrize("answer", [math.nan, math.inf, 10**400])
def test_an_answer_that_is_no_number_is_refused(answer: float) -> None:
    with pytest.raises(ValueError, match="answer"):
        question_types()["number"].model_validate(
            {"id": "q", "type": "number", "prompt": "?", "answer": answer, "unit": "m", "tolerance": 0, "zero_at": 1}
        )


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("  Große\t STRAẞE\n", "grosse strasse"),
        ("Ärger Öl Übung", "aerger oel uebung"),
        ("U\u0308bung", "uebung"),
        ("\ufb01n", "fin"),
        ("１７８０", "1780"),
        ("a\u00a0b", "a b"),
        ("Café", "café"),
    ],
)
def test_texts_are_compared_without_case_spaces_and_umlauts(text: str, normal: str) -> None:
    assert normalise(text) == normal


@given(st.text(max_size=30))
def test_spaces_around_and_between_words_do_not_count(text: str) -> None:
    assert "  " not in normalise(text)
    assert normalise(text) == normalise(f" {text}\n")


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [("", "", 0), ("", "ab", 2), ("busch", "busch", 0), ("busch", "bsuch", 1), ("busch", "buch", 1), ("ab", "ba", 1),
     ("kitten", "sitting", 3), ("ca", "abc", 3)],
)  # fmt: skip
def test_swapped_neighbours_count_as_one_slip(left: str, right: str, distance: int) -> None:
    assert edit_distance(left, right) == distance


def plain_distance(left: str, right: str) -> int:
    """The textbook recursion, as an oracle."""

    @cache
    def between(i: int, j: int) -> int:
        if i == 0 or j == 0:
            return i + j
        best = min(between(i - 1, j) + 1, between(i, j - 1) + 1, between(i - 1, j - 1) + (left[i - 1] != right[j - 1]))
        if i > 1 and j > 1 and left[i - 2 : i] == right[j - 2 : j][::-1]:
            best = min(best, between(i - 2, j - 2) + 1)
        return best

    return between(len(left), len(right))


@given(words, words)
def test_the_edit_distance_equals_the_textbook_recursion(left: str, right: str) -> None:
    assert edit_distance(left, right) == plain_distance(left, right) == edit_distance(right, left)


def test_a_text_is_resolved_exactly_then_in_german_then_in_its_first_language() -> None:
    assert resolve("x", "en") == "x"
    assert resolve({"de": "a", "en": "b"}, "en") == "b"
    assert resolve({"en": "b", "de": "a"}, "fr") == "a"
    assert resolve({"en": "b", "fr": "c"}, "de") == "b"
    assert variants({"en": "b", "fr": "c"}) == ["b", "c"]
