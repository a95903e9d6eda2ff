"""A small sound library on disk, and a way to break one thing in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.content.check import check_content, format_finding
from app.content.loader import Library, load_library

ROUTE = """\
schema: 1
title: {de: "Kleiner Rundgang", en: "Small walk"}
summary: {de: "Zwei Stationen in der Stadt.", en: "Two stations in the town."}
languages: [de, en]
order: rotated
line: line.geojson
start: rathaus
stations:
  - id: rathaus
    name: "Rathaus"
    position: {lat: 53.32485, lon: 11.4949, confidence: high, source: "eigene Messung"}
    fence: {radius_m: 30}
    insight:
      de: "Hier arbeitet die Verwaltung."
      en: "This is where the town is run."
    media:
      - file: rathaus.png
        alt: {de: "Ein Haus mit Uhr.", en: "A house with a clock."}
    access: {wheelchair: "yes", steps: 0, seats: unknown}
    quiz: stadt/rathaus
  - id: schloss
    name: {de: "Schloss", en: "Palace"}
    position: {lat: 53.32520, lon: 11.4880, confidence: low, source: "Haltestelle nebenan"}
    fence: {radius_m: 40}
    directions: {de: "Links am Wasser entlang.", en: "Left along the water."}
    insight: {de: "Ein Haus am Wasser.", en: "A house by the water."}
    quiz: stadt/schloss
  - id: platzhaus
    name: "Platzhaus"
    near: schloss
    directions: {de: "Am Ende der Allee.", en: "At the end of the avenue."}
    quiz: stadt/platzhaus
"""

RATHAUS = """\
schema: 1
title: {de: "Die Stadt in Zahlen", en: "The town in figures"}
questions:
  - id: einwohner
    type: choice
    prompt: {de: "Wie viele Menschen leben hier?", en: "How many people live here?"}
    options:
      - {id: a, text: "4.000"}
      - {id: b, text: "12.000", correct: true}
    explanation: {de: "Gezählt wurde 2022.", en: "Counted in 2022."}
    source: {title: "Zensus 2022", date: "15.05.2022", area: "Ludwigslust"}
  - id: alter
    type: number
    prompt: {de: "Wie alt sind die Leute im Mittel?", en: "How old are people on average?"}
    answer: 47.5
    unit: {de: "Jahre", en: "years"}
    tolerance: 1
    zero_at: 10
    source:
      title: "Zensus 2022"
      date: "15.05.2022"
      area: "Ludwigslust"
"""

PLATZHAUS = """\
schema: 1
title: {de: "Am Platz", en: "On the square"}
questions:
  - id: sport
    type: true_false
    prompt: {de: "Hier fährt man Rad.", en: "People ride bikes here."}
    answer: true
  - id: angebote
    type: multiple
    prompt: {de: "Was gibt es hier?", en: "What is on offer here?"}
    options:
      - {id: a, text: {de: "Geräte", en: "Machines"}, correct: true}
      - {id: b, text: {de: "Bahnen", en: "Tracks"}, correct: true}
      - {id: c, text: {de: "Boote", en: "Boats"}}
    hints:
      - {text: {de: "Es liegt kein Wasser daneben.", en: "There is no water next to it."}, cost: 20}
  - id: baumeister
    type: text
    prompt: {de: "Wer baute das Schloss?", en: "Who built the palace?"}
    accept: ["Busch"]
"""

SCHLOSS = """\
schema: 1
title: {de: "Am Schloss", en: "At the palace"}
questions:
  - id: wasser
    type: true_false
    prompt: {de: "Das Schloss steht am Wasser.", en: "The palace stands by the water."}
    answer: true
"""

# The smallest picture that is one: a transparent point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


class Shelf:
    """The two folders of a library; `edit` changes one place of one file and insists that the place is there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.routes = root / "routes_data"
        self.quizzes = root / "quizzes"
        self.write("routes_data/stadt/route.yaml", ROUTE)
        self.write("quizzes/stadt/rathaus.yaml", RATHAUS)
        self.write("quizzes/stadt/platzhaus.yaml", PLATZHAUS)
        self.write("quizzes/stadt/schloss.yaml", SCHLOSS)
        self.write_line([[11.4949, 53.32485], [11.4880, 53.32520]])
        self.write("routes_data/stadt/rathaus.png", PNG)

    def write(self, name: str, content: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def write_line(self, coordinates: object) -> None:
        self.write("routes_data/stadt/line.geojson", json.dumps({"type": "LineString", "coordinates": coordinates}))

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def load(self) -> Library:
        return load_library(self.routes, self.quizzes)

    def findings(self) -> list[str]:
        """Formatted as the command prints them, the level in front."""
        return [f"{f.level}: {format_finding(f)}" for f in check_content(self.routes, self.quizzes)]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)
