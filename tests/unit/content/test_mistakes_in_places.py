"""One mistake each in a position, a fence or the way to a station: the whole line that the organizer reads."""

import pytest

ROUTE = "routes_data/stadt/route.yaml"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(
            "radius_m: 30",
            "radius_m: 12",
            "error: routes_data/stadt/route.yaml:12 stations[0].fence.radius_m: A fence of 12 m does "
            "not work: GPS needs at least 15 m, and 200 m is the most."
            " -> Write a radius_m between 15 and 200; 30 fits most places.",
            id="fence-too-small",
        ),
        pytest.param(
            "radius_m: 30",
            "radius_m: 250",
            "error: routes_data/stadt/route.yaml:12 stations[0].fence.radius_m: A fence of 250 m does "
            "not work: GPS needs at least 15 m, and 200 m is the most."
            " -> Write a radius_m between 15 and 200; 30 fits most places.",
            id="fence-too-large",
        ),
        pytest.param(
            "    near: schloss\n",
            "    near: schloss\n    fence: {radius_m: 30}\n",
            "error: routes_data/stadt/route.yaml:31 stations[2].fence: A fence lies around a position, "
            "but this station has none."
            " -> Add position:, or remove the fence; without a position the station opens by code only.",
            id="fence-without-position",
        ),
        pytest.param(
            "lon: 11.4949",
            "longitude: 11.4949",
            'error: routes_data/stadt/route.yaml:11 stations[0].position.longitude: "longitude" is not '
            "known here."
            " -> Did you mean lon?",
            id="unknown-key-synonym",
        ),
        pytest.param(
            ', source: "eigene Messung"',
            "",
            "error: routes_data/stadt/route.yaml:11 stations[0].position.source: source is missing."
            " -> Add source: and say where the coordinates come from, such as a measurement on site or a map.",
            id="position-without-source",
        ),
        pytest.param(
            "radius_m: 40",
            "radius_m: 60",
            "error: routes_data/stadt/route.yaml:24 stations[1].fence.radius_m: A fence of 60 m is too "
            "wide for a position of low confidence."
            " -> Measure the position on site, or write a radius_m of at most 50.",
            id="low-confidence-wide-fence",
        ),
        pytest.param(
            '    directions: {de: "Links am Wasser entlang.", en: "Left along the water."}\n',
            "",
            "error: routes_data/stadt/route.yaml:21 stations[1].directions: directions is missing, and "
            "the confidence of the position is only low."
            " -> Add directions: and say in one or two sentences how to find the last metres.",
            id="directions-missing-low",
        ),
        pytest.param(
            '    directions: {de: "Am Ende der Allee.", en: "At the end of the avenue."}\n',
            "",
            "error: routes_data/stadt/route.yaml:28 stations[2].directions: directions is missing, and "
            "the station has no position."
            " -> Add directions: and say in one or two sentences how to find the last metres.",
            id="directions-missing-no-position",
        ),
        pytest.param(
            "lat: 53.32485, lon: 11.4949",
            "lat: 11.4949, lon: 53.32485",
            "error: routes_data/stadt/route.yaml:11 stations[0].position: lat 11.4949 and lon 53.32485 "
            "lie outside Europe; swapped they lie in Germany."
            " -> Write lat: 53.32485 and lon: 11.4949.",
            id="swapped",
        ),
        pytest.param(
            "lat: 53.32485",
            "lat: 153.32485",
            "error: routes_data/stadt/route.yaml:11 stations[0].position.lat: 153.32485 is no "
            "latitude; it lies between -90 and 90 degrees."
            " -> Check the digits and whether lat and lon are swapped: in Germany lat is about 47 to "
            "55, lon about 6 to 15.",
            id="out-of-range",
        ),
        pytest.param(
            "fence: {radius_m: 40}",
            "fence: 40",
            "error: routes_data/stadt/route.yaml:24 stations[1].fence: Fields are expected here, not "
            "the number 40."
            " -> Write these below it, one per line: radius_m, polygon.",
            id="stations-scalar",
        ),
        pytest.param(
            "fence: {radius_m: 40}",
            "fence: {polygon: [[53.325, 11.488], [53.326, 11.489], [53.325, 11.489], [53.326, 11.488]]}",
            "error: routes_data/stadt/route.yaml:24 stations[1].fence.polygon: The sides of the "
            "polygon cross or touch each other."
            " -> List the corners in the order in which one walks around the place.",
            id="polygon-crossed",
        ),
        pytest.param(
            "fence: {radius_m: 40}",
            "fence: {}",
            "error: routes_data/stadt/route.yaml:24 stations[1].fence: A fence needs either a radius_m "
            "or a polygon, and not both."
            " -> Write fence: {radius_m: 30}, or a polygon with at least three corners.",
            id="fence-both",
        ),
    ],
)
def test_a_mistake_is_named_with_file_line_field_and_remedy(shelf, old: str, new: str, line: str) -> None:
    shelf.edit(ROUTE, old, new)
    assert shelf.findings() == [line]
