"""The block tree of an insight: only known tags, only addresses that may be opened, never HTML."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.markdown import blocks, count_words, plain_text, unusable_links

TAGS = {"p", "h3", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote"}


def p(*children: Any) -> dict[str, Any]:
    return {"tag": "p", "children": list(children)}


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Ein Satz.", [p("Ein Satz.")]),
        ("", []),
        ("Eins\nzwei", [p("Eins zwei")]),
        ("Eins  \nzwei", [p("Eins", {"tag": "br", "children": []}, "zwei")]),
        ("Eins\n\nZwei", [p("Eins"), p("Zwei")]),
        (
            "**fett** und *schräg*",
            [p({"tag": "strong", "children": ["fett"]}, " und ", {"tag": "em", "children": ["schräg"]})],
        ),
        ("# Titel", [{"tag": "h3", "children": ["Titel"]}]),
        ("###### Titel", [{"tag": "h3", "children": ["Titel"]}]),
        ("- a\n- b", [{"tag": "ul", "children": [{"tag": "li", "children": ["a"]}, {"tag": "li", "children": ["b"]}]}]),
        ("1. a", [{"tag": "ol", "children": [{"tag": "li", "children": ["a"]}]}]),
        ("> Zitat", [{"tag": "blockquote", "children": [p("Zitat")]}]),
        (
            "[Zensus](https://www.zensus2022.de/)",
            [p({"tag": "a", "href": "https://www.zensus2022.de/", "children": ["Zensus"]})],
        ),
        ("[Mail](mailto:info@example.org)", [p({"tag": "a", "href": "mailto:info@example.org", "children": ["Mail"]})]),
        ("[böse](javascript:alert(1))", [p("[böse](javascript:alert(1))")]),
        ("[Telefon](tel:123)", [p("Telefon")]),
        ("[nebenan](../mehr)", [p("nebenan")]),
        ("![Ein Haus](haus.jpg)", [p("Ein Haus")]),
        ("<b>fett</b> <script>x</script>", [p("<b>fett</b> <script>x</script>")]),
        ("`code` bleibt", [p("`code` bleibt")]),
        ("Oben\n\n---\n\nUnten", [p("Oben"), p("Unten")]),
    ],
)
def test_markdown_becomes_a_tree(text: str, tree: list[Any]) -> None:
    assert blocks(text) == tree


def test_plain_text_is_what_is_read_aloud() -> None:
    text = "# Rathaus\n\nEin **Wort**teil, [ein Link](https://example.org).\n\n- eins\n- zwei"
    assert plain_text(text) == "Rathaus Ein Wortteil, ein Link. eins zwei"


def test_words_are_counted_without_marks() -> None:
    assert count_words("**Eins** zwei – drei.\n\n- vier\n\n[fünf](https://example.org/sechs)") == 5


def test_links_that_cannot_be_opened_are_found() -> None:
    assert unusable_links("[a](mehr.html) [b](https://example.org) [c](tel:1)") == ["mehr.html", "tel:1"]


def nodes(tree: list[Any], depth: int = 1) -> list[tuple[dict[str, Any], int]]:
    found = []
    for node in tree:
        if not isinstance(node, str):
            found.append((node, depth))
            found.extend(nodes(node["children"], depth + 1))
    return found


@given(st.text(alphabet="ab *_#>-1.\n[]()!<>`\\:/htpsmailo@\t&;\"'", max_size=300) | st.text(max_size=300))
def test_any_text_gives_a_bounded_tree_of_known_tags(text: str) -> None:
    tree = blocks(text)
    assert all(isinstance(node, dict) for node in tree)
    for node, depth in nodes(tree):
        assert node["tag"] in TAGS
        assert depth <= 30
        assert set(node) <= {"tag", "href", "children"}
        assert ("href" in node) == (node["tag"] == "a")
        if "href" in node:
            assert node["href"].lower().startswith(("https://", "http://", "mailto:"))
    assert count_words(text) <= len(text)
