"""Mistakes in the files around the documents: names, endings, folders, GeoJSON and pictures."""

import json
import os

import pytest

from app.content.loader import load_library

ROUTE = "routes_data/stadt/route.yaml"


def test_a_sound_library_has_no_findings(shelf) -> None:
    assert shelf.findings() == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "line.geojson cannot be used: the file is not valid JSON."),
        (b"[]", "line.geojson cannot be used: the file is not a GeoJSON object."),
        (b'{"type": "Point"}', "line.geojson cannot be used: expected exactly one LineString, found 0."),
        (
            b'{"type": "LineString", "coordinates": [[11, 53]]}',
            "line.geojson cannot be used: expected at least 2 points, found 1.",
        ),
        (b" " * 500_001, "line.geojson cannot be used: the file is larger than 500 kB."),
    ],
)
def test_a_broken_line_says_what_is_wrong_with_it(shelf, content: bytes, message: str) -> None:
    shelf.write("routes_data/stadt/line.geojson", content)
    assert shelf.findings() == [
        f"error: {ROUTE}:6 line: {message} -> Draw it again, for example in uMap, and export it as GeoJSON."
    ]


def test_a_missing_line_is_an_error(shelf) -> None:
    (shelf.routes / "stadt/line.geojson").unlink()
    assert shelf.findings() == [
        f"error: {ROUTE}:6 line: There is no file line.geojson in this folder. -> Add the file, or correct its name."
    ]


def test_a_line_with_swapped_numbers_is_recognised(shelf) -> None:
    shelf.write_line([[53.32485, 11.4949], [53.32520, 11.4880]])
    assert shelf.findings() == [
        f"error: {ROUTE}:6 line: The line lies outside Europe; with its numbers swapped it would lie in Germany."
        " -> Write each point of a GeoJSON file as [longitude, latitude]."
    ]


def test_swapped_corners_of_a_polygon_are_recognised(shelf) -> None:
    corners = "[[11.4870, 53.3250], [11.4890, 53.3256], [11.4890, 53.3250]]"
    shelf.edit(ROUTE, "fence: {radius_m: 40}", f"fence: {{polygon: {corners}}}")
    assert shelf.findings() == [
        f"error: {ROUTE}:24 stations[1].fence.polygon[0]: The corner [11.487, 53.325] lies outside Europe; swapped it"
        " lies in Germany. -> Write each corner as [lat, lon]: [53.325, 11.487]."
    ]


def test_outlines_that_are_no_features_are_refused(shelf) -> None:
    shelf.edit(ROUTE, "line: line.geojson\n", "line: line.geojson\ncontext: context.geojson\n")
    shelf.write("routes_data/stadt/context.geojson", json.dumps({"type": "FeatureCollection"}))
    assert shelf.findings() == [
        f"error: {ROUTE}:7 context: context.geojson cannot be used: expected a list of features."
        " -> Draw it again, for example in uMap, and export it as GeoJSON."
    ]


def test_a_picture_that_is_none_is_refused(shelf) -> None:
    shelf.write("routes_data/stadt/rathaus.png", b"<svg onload='alert(1)'/>")
    assert shelf.findings() == [
        f"error: {ROUTE}:17 stations[0].media[0].file: rathaus.png is no png picture, whatever its name says."
        " -> Open it in an image program and export it again in this format."
    ]


def test_a_huge_picture_is_refused(shelf) -> None:
    with (shelf.routes / "stadt/rathaus.png").open("r+b") as stream:
        stream.truncate(20_000_001)
    assert shelf.findings() == [
        f"error: {ROUTE}:17 stations[0].media[0].file: rathaus.png is larger than 20 MB."
        " -> Save it smaller; 1600 pixels on the longer side are enough."
    ]


def test_a_link_out_of_the_folder_is_not_followed(shelf) -> None:
    picture = shelf.routes / "stadt/rathaus.png"
    outside = shelf.root / "outside.png"
    picture.rename(outside)
    picture.symlink_to(outside)
    assert shelf.findings() == [
        f"error: {ROUTE}:17 stations[0].media[0].file: rathaus.png lies outside of its folder."
        " -> Copy the file into the folder instead of linking to it."
    ]


def test_a_name_with_dots_cannot_leave_the_folder(shelf) -> None:
    shelf.edit(ROUTE, "file: rathaus.png", "file: ../../rathaus.png")
    errors = [line for line in shelf.findings() if line.startswith("error")]
    assert errors == [
        f'error: {ROUTE}:17 stations[0].media[0].file: "../../rathaus.png" cannot be used here. -> Name a jpg, png,'
        " webp or avif file in the route's folder, without spaces or umlauts: rathaus.jpg."
    ]


def test_a_pipe_is_not_waited_for(shelf) -> None:
    (shelf.routes / "stadt/route.yaml").unlink()
    os.mkfifo(shelf.routes / "stadt/route.yaml")
    assert "error: routes_data/stadt/route.yaml: There is no file route.yaml in this folder." in shelf.findings()[-1]


def test_a_folder_without_a_route_names_the_wrong_ending(shelf) -> None:
    (shelf.routes / "stadt/route.yaml").rename(shelf.routes / "stadt/route.yml")
    assert shelf.findings() == [
        f"error: {ROUTE}: There is no file route.yaml in this folder. -> Rename route.yml to route.yaml."
    ]


def test_names_that_no_address_can_hold_are_refused(shelf) -> None:
    (shelf.routes / "stadt").rename(shelf.routes / "Stadt Ludwigslust")
    shelf.write("quizzes/Über uns.yaml", "schema: 1\n")
    remedy = "Use small letters a to z, digits and hyphens, beginning with a letter or digit, such as alte-post."
    assert [line for line in shelf.findings() if line.startswith("error")] == [
        f"error: quizzes/Über uns.yaml: This name cannot be written at a station. -> {remedy}",
        "error: routes_data/Stadt Ludwigslust/route.yaml: The folder name Stadt Ludwigslust cannot be the name of a"
        f" route. -> {remedy}",
    ]


def test_a_quiz_with_the_wrong_ending_is_named(shelf) -> None:
    (shelf.quizzes / "stadt/rathaus.yaml").rename(shelf.quizzes / "stadt/rathaus.yml")
    assert shelf.findings()[0] == (
        "error: quizzes/stadt/rathaus.yml: Quizzes end in .yaml; this file is not read."
        " -> Rename it to stadt/rathaus.yaml."
    )


def test_an_empty_place_is_an_error_and_no_exception(tmp_path) -> None:
    library = load_library(tmp_path / "routes_data", tmp_path / "quizzes")
    assert library.routes == {}
    assert [(finding.file, finding.message) for finding in library.findings] == [
        ("routes_data", "There is no route here.")
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "error: quizzes/stadt/rathaus.yaml: The file is empty. -> Fill it, or delete it."),
        (
            "schema: 1\ntitle: Größe\n".encode("latin-1"),
            "error: quizzes/stadt/rathaus.yaml:2: The file is not saved as UTF-8, so umlauts would be lost."
            " -> Save it again with the encoding UTF-8.",
        ),
        (
            b"#" * 1_000_001,
            "error: quizzes/stadt/rathaus.yaml: The file is larger than 1 MB."
            " -> Keep pictures and tables out of it, or divide it into several files.",
        ),
        (
            b"- schema: 1\n",
            "error: quizzes/stadt/rathaus.yaml:1: The file does not begin with a field."
            " -> Begin it with schema: 1 and write name: value on each line.",
        ),
        (
            b"schema: 1\ntitle: A\nquestions: []\n",
            "error: quizzes/stadt/rathaus.yaml:3 questions: The list has 0 entries; it needs at least 1."
            " -> Add what is missing.",
        ),
        (
            b"schema: 1\ntitle: A\n",
            "error: quizzes/stadt/rathaus.yaml:1 questions: questions is missing."
            " -> Add questions: and below it an entry with - id: for each question.",
        ),
    ],
)
def test_a_file_that_is_no_quiz_is_explained(shelf, content: bytes, line: str) -> None:
    shelf.write("quizzes/stadt/rathaus.yaml", content)
    assert shelf.findings() == [line]
