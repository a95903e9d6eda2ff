"""One slip each in how YAML is typed: the whole line that the organizer reads."""

import pytest

ROUTE = "routes_data/stadt/route.yaml"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(
            'name: "Platzhaus"',
            "name: Platzhaus: innen",
            "error: routes_data/stadt/route.yaml:29: A colon stands inside a text that is not in "
            "quotes, or the line is indented too far."
            " -> Put the text in double quotes, or start the field in the same column as its neighbours.",
            id="syntax-colon",
        ),
        pytest.param(
            'name: "Platzhaus"',
            'name: "Platzhaus',
            "error: routes_data/stadt/route.yaml:29: The quotation mark in this line has no partner."
            " -> Close the text with the same mark.",
            id="syntax-quote",
        ),
        pytest.param(
            'wheelchair: "yes"',
            "wheelchair: yes",
            "error: routes_data/stadt/route.yaml:19 stations[0].access.wheelchair: yes without quotes "
            "is read as true or false, not as a word."
            ' -> Put it in quotes: "yes".',
            id="bool-trap",
        ),
        pytest.param(
            'name: "Platzhaus"',
            "name: No",
            "error: routes_data/stadt/route.yaml:29 stations[2].name: No without quotes is read as "
            "true or false, not as a word."
            ' -> Put it in quotes: "No".',
            id="bool-trap-text",
        ),
        pytest.param(
            "    near: schloss\n",
            "    near: schloss\n    near: rathaus\n",
            "error: routes_data/stadt/route.yaml:31 stations[2].near: near is written twice here; the "
            "first one is in line 30."
            " -> Remove one of the two.",
            id="duplicate-key",
        ),
        pytest.param(
            'name: "Platzhaus"',
            "name: 38",
            "error: routes_data/stadt/route.yaml:29 stations[2].name: 38 is read as a number, not as a text."
            ' -> Put it in quotes: "38".',
            id="number-text",
        ),
        pytest.param(
            'name: "Platzhaus"',
            "name: !!python/object:os.system x",
            "error: routes_data/stadt/route.yaml:29: The tag !!python/object:os.system is not allowed here."
            " -> Remove the word that begins with an exclamation mark, or put the text in quotes.",
            id="tag",
        ),
        pytest.param(
            "order: rotated",
            "order:",
            "error: routes_data/stadt/route.yaml:5 order: The field is empty. -> Use one of: fixed, free or rotated.",
            id="null",
        ),
        pytest.param(
            "    near: schloss",
            "    near: schloss\n    indoor: ja",
            "error: routes_data/stadt/route.yaml:31 stations[2].indoor: Only true or false is possible "
            'here, not "ja".'
            " -> Write true or false, without quotes.",
            id="bool",
        ),
    ],
)
def test_a_mistake_is_named_with_file_line_field_and_remedy(shelf, old: str, new: str, line: str) -> None:
    shelf.edit(ROUTE, old, new)
    assert shelf.findings() == [line]
