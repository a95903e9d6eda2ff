"""Einfache Sprache as the checks hold it: sentences told apart, words counted, and what is advised."""

from __future__ import annotations

import pytest

from app.content.easy import sentences, words

ROUTE = "routes_data/stadt/route.yaml"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Am 15. Mai 2022 war Zählung. Das war gut!", ["Am 15. Mai 2022 war Zählung", "Das war gut"]),
        ("Das sind 15,4 unter 18. In der Stadt sind es mehr.", ["Das sind 15,4 unter 18", "In der Stadt sind es mehr"]),
        ("Es ist der 6. bundesweite Bericht.", ["Es ist der 6. bundesweite Bericht"]),
        ("Ein Titel\n\nEin Satz.", ["Ein Titel", "Ein Satz"]),
        (" … ", []),
    ],
)
def test_sentences_end_where_they_end(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("sentence", "count"),
    [("Es sind 33 100 Menschen", 4), ("Das Bürger-Büro ist 2,5 km weg", 6), ("Mehr·generationen·haus", 1)],
)
def test_a_figure_and_a_divided_word_are_one_word(sentence: str, count: int) -> None:
    assert words(sentence) == count


@pytest.mark.parametrize(
    ("easy", "advice"),
    [
        ("Das Haus ist alt. Es steht am Platz.", None),
        (" ".join(["Wort"] * 16), "A sentence has 16 words"),
        ("Das Haus wurde 1780 gebaut.", "“wurde” makes a sentence hard to read"),
        ("Das ist das Haus des Herzogs.", "“des Herzogs” is a genitive"),
        ("Es ist das Haus vom Herzog.", None),
    ],
)
def test_advice_names_the_rule_and_the_sentence(shelf, easy: str, advice: str | None) -> None:
    shelf.edit(ROUTE, "languages: [de, en]", "languages: [de, en, de-x-easy]")
    german = '      de: "Hier arbeitet die Verwaltung."'
    shelf.edit(ROUTE, german, f"{german}\n      de-x-easy: '{easy}'")
    found = [finding for finding in shelf.findings() if "insight.de-x-easy" in finding]
    assert len(found) == (1 if advice else 0)
    assert all(advice in finding and finding.startswith("warning") for finding in found if advice)
