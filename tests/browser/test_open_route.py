"""An open route without the network: GPS opens stations provisionally, the phone tells verdicts and has the pictures;
the server's word replaces all of it, and where it disagrees, the answers wait for the host.
"""

from __future__ import annotations

import json
import shutil
import struct
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Route, expect

from app.clock import utcnow
from app.config import PROJECT_ROOT
from app.content.loader import LoadedRoute, load_library
from app.db import Database
from app.play import hosting
from app.play.models import Standing
from app.tours.models import Group
from tests.browser.offline import BACK_MS, CODE, pack, pill, stored
from tests.browser.pages import (
    Phone,
    checkin_points,
    code_of,
    name_of,
    place_near,
    questions_of,
    right_response,
    wrong_response,
)
from tests.conftest import ROUTE
from tests.server import Server

pytestmark = pytest.mark.browser

STATION = "rathaus"
# How many sealed files the phone holds, and how many files outside the app's own that begin as a picture does.
KEPT = """async () => {
  const found = { sealed: 0, pictures: 0 };
  for (const name of (await caches.keys()).filter((name) => !name.startsWith("app-"))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (name === "sealed") found.sealed += 1;
      const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
      if (String.fromCharCode(...bytes.slice(1, 4)) === "PNG") found.pictures += 1;
    }
  }
  return found;
}"""


def database_of(server: Server) -> Database:
    """The server's database, opened by a second process as a command does."""
    return Database(f"sqlite:///{server.data_dir / 'stadtlotse.db'}")


def png(width: int, height: int) -> bytes:
    """A plain picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((10, 74, 143)) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The first town's content, with a picture at its first station."""
    routes, quizzes = tmp_path / "routes_data", tmp_path / "quizzes"
    shutil.copytree(PROJECT_ROOT / "routes_data", routes)
    shutil.copytree(PROJECT_ROOT / "quizzes", quizzes)
    file = routes / ROUTE / "route.yaml"
    (routes / ROUTE / "haus.png").write_bytes(png(64, 48))
    text = file.read_text(encoding="utf-8")
    picture = '    media: [{file: haus.png, alt: {de: "Das Haus", en: "The house"}}]\n'
    place = text.index("    access:", text.index(f"- id: {STATION}"))
    file.write_text(text[:place] + picture + text[place:], encoding="utf-8")
    return routes, quizzes


@pytest.fixture
def offline_rule(request: pytest.FixtureRequest) -> str:
    """Whether the route is open or sealed."""
    return str(getattr(request, "param", "open"))


@pytest.fixture
def lone_server(tmp_path: Path, folders: tuple[Path, Path], offline_rule: str) -> Iterator[Server]:
    """A server with that content."""
    routes, quizzes = folders
    file = routes / ROUTE / "route.yaml"
    text = file.read_text(encoding="utf-8")
    assert "offline: sealed" in text
    file.write_text(text.replace("offline: sealed", f"offline: {offline_rule}"), encoding="utf-8")
    environment = {"STADTLOTSE_ROUTES_DIR": str(routes), "STADTLOTSE_QUIZZES_DIR": str(quizzes)}
    started = Server(tmp_path / "data", **environment)
    started.start()
    yield started
    if started.process is not None and started.process.poll() is None:
        started.stop()


@pytest.fixture
def open_route(folders: tuple[Path, Path], lone_server: Server) -> LoadedRoute:
    """The documents that server plays."""
    return load_library(*folders).routes[ROUTE]


def locate_and_lose_server(phone: Phone, route: LoadedRoute, server: Server) -> str:
    """Join with the location allowed, pack, and lose the server; the group's id."""
    phone.stand_at(place_near(route, STATION))
    phone.join(CODE)
    pack(phone)
    phone.press("Standort erlauben")
    expect(phone.text("Ihr seid da.")).to_be_visible()
    group = phone.group_id()
    server.stop()
    return group


def test_gps_opens_an_open_route_and_the_phone_tells_the_verdict(
    walker: Phone, lone_server: Server, open_route: LoadedRoute
) -> None:
    group = locate_and_lose_server(walker, open_route, lone_server)
    walker.press("Einchecken")
    expect(walker.heading(name_of(open_route, STATION))).to_be_visible()
    picture = walker.page.get_by_role("img", name="Das Haus")
    expect(picture).to_be_visible()
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 64
    walker.press("Zur Frage")
    right, wrong, last = questions_of(open_route, STATION)
    walker.answer(right, right_response(right))
    expect(walker.heading("Richtig")).to_be_visible()
    walker.press("Nächste Frage")
    walker.answer(wrong, wrong_response(wrong))
    expect(walker.heading("Leider nicht")).to_be_visible()
    walker.press("Nächste Frage")
    walker.answer(last, right_response(last))
    points = checkin_points(open_route, STATION) + right.points + last.points
    walker.expect_points(points)
    walker.page.reload()
    walker.expect_points(points)
    lone_server.start()
    expect(pill(walker)).to_be_hidden(timeout=BACK_MS)
    walker.expect_points(points)
    with (
        closing(database_of(lone_server)) as database,
        database.read() as session,
    ):
        standing = session.get(Standing, group)
        assert standing is not None
        assert standing.points == points


def test_where_the_server_disagrees_the_answers_wait_and_the_host_opens_the_station(
    walker: Phone, lone_server: Server, open_route: LoadedRoute
) -> None:
    group = locate_and_lose_server(walker, open_route, lone_server)
    walker.press("Einchecken")
    expect(walker.heading(name_of(open_route, STATION))).to_be_visible()
    walker.press("Zur Frage")
    question = questions_of(open_route, STATION)[0]
    walker.answer(question, right_response(question))
    walker.expect_points(checkin_points(open_route, STATION) + question.points)

    def elsewhere(request: Route) -> None:
        batch = request.request.post_data_json
        for event in batch["events"]:
            if event["type"] == "checkin":
                event["body"]["fix"]["lat"] += 0.01
        request.continue_(post_data=json.dumps(batch))

    walker.context.route("**/api/v1/events", elsewhere)
    lone_server.start()
    expect(walker.text("Der Server hat euch dort nicht erkannt.")).to_be_visible(timeout=BACK_MS)
    walker.expect_points(0)
    assert [(event.type, event.status) for event in stored(lone_server, group)] == [
        ("checkin", "refused"),
        ("answer", "accepted"),
    ]
    with (
        closing(database_of(lone_server)) as database,
        database.write() as session,
    ):
        one = session.get_one(Group, group)
        event = {"id": str(uuid4()), "type": "release", "group": one.number, "station": STATION}
        taken, _ = hosting.accept(session, one.tour_id, [event], actor_id=None, now=utcnow())
        assert taken[0].status == "accepted"
    walker.expect_points(checkin_points(open_route, STATION) + question.points)


@pytest.mark.parametrize("offline_rule", ["sealed"], indirect=True)
def test_a_sealed_picture_opens_with_the_code_alone(
    walker: Phone, lone_server: Server, open_route: LoadedRoute
) -> None:
    walker.join(CODE)
    pack(walker)
    walker.press("Ohne Standort weiter")
    lone_server.stop()
    # Packed, but no cache holds a picture that anybody could look at before the code is there.
    assert walker.page.evaluate(KEPT) == {"sealed": 1, "pictures": 0}
    walker.press("Code eingeben")
    walker.enter_code(code_of(STATION))
    picture = walker.page.get_by_role("img", name="Das Haus")
    expect(picture).to_be_visible()
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 64
