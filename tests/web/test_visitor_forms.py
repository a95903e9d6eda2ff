"""What visitors are asked for: names of groups, codes and answers, never who somebody is (quality bar P7)."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

# Every field a visitor may ever see, and what it is for.
KNOWN = {
    ("code", "text"): "the tour's or the recovery code",
    ("resume_code", "text"): "the recovery code on the start page",
    ("name", "text"): "the group's name, filled in already",
    ("group", "radio"): "which of the tour's groups is one's own",
    ("filter", "search"): "finds a group in a long list",
    ("pin", "text"): "the group's PIN",
    ("station-code", "text"): "the code on a poster",
    ("language", "radio"): "the language",
    ("level", "radio"): "how hard the questions are",
    ("", "text"): "an answer in words or in figures",
    ("", "radio"): "an answer out of several",
    ("", "checkbox"): "one of several answers",
    ("", "range"): "a figure by moving",
}
PERSONAL = {"name", "given-name", "family-name", "email", "tel", "bday", "street-address", "postal-code", "nickname"}


class Fields(HTMLParser):
    """Collects what can be filled in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("input", "select", "textarea"):
            self.found.append({"tag": tag, **{name: value or "" for name, value in attrs}})


@pytest.fixture
def pages(tour, client, phone):
    """Every page a visitor can open, by its path; the phone's own pages as a group gets them."""
    card = phone.get("/api/v1/state").json["group"]["card"]
    return {
        **{path: client.get(path).text for path in ("/", f"/j/{tour.code}", "/resume", card, "/nirgendwo")},
        "/play": phone.get("/play").text,
    }


def test_no_form_asks_who_somebody_is(pages) -> None:
    seen = set()
    for path, page in pages.items():
        fields = Fields()
        fields.feed(page)
        for field in fields.found:
            key = (field.get("name") or field.get("id", ""), field.get("type", field["tag"]))
            assert key in KNOWN, f"{path} asks for {field}"
            assert field.get("autocomplete") not in PERSONAL, f"{path} asks for {field}"
            seen.add(key)
    assert {("code", "text"), ("name", "text"), ("pin", "text"), ("station-code", "text"), ("", "text")} <= seen
