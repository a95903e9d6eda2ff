"""The standings on a wall and on a phone, the projector page, the host's tours: live, readable, operable by keys."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from app.content.loader import LoadedRoute
from tests.browser.conftest import FAILED, _photograph
from tests.browser.findings import CONTROLS, SIDEWAYS, find_at, find_by_checkers, find_with_large_text
from tests.browser.host import Board, HostServer, board_maker, prepare
from tests.browser.walker import Walker

pytestmark = pytest.mark.browser

# What "live" promises.
LIVE_MS = 2000
WALL = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}
NAMES = ["Seniorenbeirat Neubrandenburg", "Wache Waldkäuze und ein Murmel", "Mutige Möwen von Warnemünde II"]
WIDEST = "W" * 30

# Name, points and rank of each row: the size of their letters, and the contrast of their colour to what is behind.
LETTERS = """() => {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll(".row :is(.rk, .nm, .pt)")].map((element) => {
    const style = getComputedStyle(element);
    const pair = [light(style.color), light(ground(element))].sort((one, other) => other - one);
    return {
      part: element.className,
      size: Number.parseFloat(style.fontSize),
      contrast: (pair[0] + 0.05) / (pair[1] + 0.05),
    };
  });
}"""

# What of the rows is cut off or stands in something else: names against their cell, rows and cells against the screen.
CUT = """() => {
  const found = [];
  const foot = document.querySelector(".wall-foot").getBoundingClientRect().top;
  for (const row of document.querySelectorAll(".row")) {
    const name = row.querySelector(".nm");
    const [text, cell, squares, points] = [name, name.parentNode, row.querySelector("svg"), row.querySelector(".pt")]
      .map((part) => part.getBoundingClientRect());
    if (text.right > cell.right + 1) found.push(`${name.textContent} ends at ${text.right}, its cell at ${cell.right}`);
    const mark = row.querySelector(".own")?.getBoundingClientRect() ?? text;
    const placed = mark === text || (mark.left >= text.right && mark.right <= cell.right + 1);
    if (!placed) found.push(`the mark of ${name.textContent} stands in something else`);
    if (text.right > squares.left) found.push(`${name.textContent} reaches into the squares`);
    if (squares.right > points.left) found.push(`the squares of ${name.textContent} reach into the points`);
    if (getComputedStyle(name).textOverflow === "ellipsis") found.push(`${name.textContent} is shortened`);
    const box = row.getBoundingClientRect();
    if (box.bottom > foot + 1 || box.height < text.height) found.push(`the row of ${name.textContent} is cut`);
  }
  return found;
}"""

# Runs before the page: how rows were moved, and every sentence a screen reader was told.
WATCHING = """(() => {
  window.glides = [];
  const original = Element.prototype.animate;
  Element.prototype.animate = function (frames, options) {
    window.glides.push(options.duration);
    return original.call(this, frames, options);
  };
})();"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with tours of 25 and 500 groups, and empty ones for what happens live."""
    wanted = {"WALL25": ("running", 25), "WALL5H": ("running", 500), "PLANNA": ("planned", 0)}
    wanted |= {f"TEAM2{letter}": ("running", 0) for letter in "ABCDEFGHK"}
    made = prepare(tmp_path_factory.mktemp("standings") / "data", route, wanted)
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def make_wall(browser: Browser, host: HostServer, request: pytest.FixtureRequest) -> Iterator[Callable[..., Board]]:
    """Make browsers of the host; afterwards none of them must have met an error."""
    make, made = board_maker(browser, host)

    def make_watched(**options: Any) -> Board:
        wall = make(**{"viewport": WALL, **options})
        wall.context.add_init_script(WATCHING)
        return wall

    yield make_watched
    if request.node.stash.get(FAILED, False):
        _photograph(made, request.node.name)  # type: ignore[arg-type]
    for wall in made:
        wall.context.unroute_all(behavior="ignoreErrors")
        wall.context.close()
    problems = [problem for wall in made for problem in wall.watch.problems]
    assert not problems, "\n".join(problems)


def show(wall: Board, code: str) -> Page:
    """Open the standings and wait until they are live."""
    wall.page.goto(f"/tours/{code}/standings")
    expect(wall.page.locator("html")).to_have_attribute("data-state", "ready")
    return wall.page


def names(page: Page) -> list[str]:
    """The names on the page from above."""
    return page.locator(".row .nm").all_inner_texts()


def act(wall: Board, host: HostServer, code: str, kind: str, **parts: Any) -> None:
    """What the host does at the board, sent from the host's own browser."""
    event = {"id": str(uuid.uuid4()), "type": kind, "body": {}, **parts}
    script = """async ([path, events]) => {
      const headers = { "Content-Type": "application/json" };
      const reply = await fetch(path, { method: "POST", headers, body: JSON.stringify({ events }) });
      return (await reply.json()).results[0].status;
    }"""
    path = f"/api/v1/host/tours/{host.tours[code]}/events"
    assert wall.page.evaluate(script, [path, [event]]) == "accepted"


# ---- live ----


def test_an_answer_is_on_the_wall_within_two_seconds_and_the_rows_change_places(
    host: HostServer, make_wall: Callable[..., Board]
) -> None:
    first, second = Walker(host, "TEAM2A", "Flinke Füchse"), Walker(host, "TEAM2A", "Wache Waldkäuze")
    first.checkin("rathaus")
    page = show(make_wall(), "TEAM2A")
    assert names(page) == ["Flinke Füchse", "Wache Waldkäuze"]
    second.checkin("rathaus")
    points = second.answer("rathaus")
    row = page.locator(f'.row[data-number="{second.number}"]')
    expect(row.locator(".pt")).to_have_text(str(points), timeout=LIVE_MS)
    expect(page.locator(".row").first).to_have_attribute("data-number", str(second.number))
    expect(row.locator(".rk")).to_have_text("1")
    expect(row.get_by_role("img", name="1 von 10 Stationen")).to_be_visible()
    glides = page.evaluate("() => window.glides")
    assert glides
    assert max(glides) <= 240


def test_rows_jump_where_the_visitor_wants_less_motion(host: HostServer, make_wall: Callable[..., Board]) -> None:
    first, second = Walker(host, "TEAM2B", "Flinke Füchse"), Walker(host, "TEAM2B", "Wache Waldkäuze")
    first.checkin("rathaus")
    page = show(make_wall(reduced_motion="reduce"), "TEAM2B")
    second.checkin("rathaus")
    second.answer("rathaus")
    expect(page.locator(".row").first).to_have_attribute("data-number", str(second.number), timeout=LIVE_MS)
    assert page.evaluate("() => window.glides") == []


def test_new_groups_hidden_names_and_phases_arrive(host: HostServer, make_wall: Callable[..., Board]) -> None:
    wall = make_wall()
    page = show(wall, "TEAM2C")
    expect(page.get_by_text("Noch keine Gruppe dabei.")).to_be_visible()
    Walker(host, "TEAM2C", "Freche Dachse")
    expect(page.locator(".row .nm")).to_have_text(["Freche Dachse"], timeout=LIVE_MS)
    act(wall, host, "TEAM2C", "hide", group=1, body={"hidden": True})
    expect(page.locator(".row .nm")).to_have_text(["Gruppe 1"], timeout=LIVE_MS)
    assert "Freche Dachse" not in page.content()
    expect(page.locator("#state")).to_have_text(re.compile(r"^Zwischenstand \d\d:\d\d$"))
    act(wall, host, "TEAM2C", "settings", body={"title": "Sommerfest"})
    expect(page.get_by_role("heading", name="Sommerfest")).to_be_visible(timeout=LIVE_MS)
    act(wall, host, "TEAM2C", "end")
    expect(page.locator("#state")).to_have_text("Endstand", timeout=LIVE_MS)


@pytest.mark.parametrize("cut", [False, True])
def test_who_may_no_longer_see_the_standings_is_told(
    host: HostServer, make_wall: Callable[..., Board], make_phone: Callable[..., Any], cut: bool
) -> None:
    Walker(host, "TEAM2D", "Flinke Füchse")
    wall = make_wall()
    show(wall, "TEAM2D")
    act(wall, host, "TEAM2D", "settings", body={"standings": "public"})
    phone = make_phone(url=host.server.url)
    phone.watch.forgive("status of 403|ERR_")
    if cut:
        # The stream does not come through, so that the change is only met when it is asked for again.
        phone.page.route("**/stream?*", lambda route: route.abort())
    phone.page.goto("/tours/TEAM2D/standings")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "offline" if cut else "ready")
    act(wall, host, "TEAM2D", "settings", body={"standings": "host"})
    phone.page.unroute_all()
    told = phone.page.get_by_text("Die Tourleitung zeigt die Rangliste am Ende.")
    expect(told).to_be_visible(timeout=40_000 if cut else LIVE_MS + 1000)
    expect(phone.page.get_by_text("Flinke Füchse")).to_have_count(0)
    assert set(names(wall.page)) == {"Flinke Füchse"}


def test_a_lost_connection_is_said_with_its_time_and_what_was_missed_comes_after(
    host: HostServer, make_wall: Callable[..., Board]
) -> None:
    walker = Walker(host, "TEAM2E", "Flinke Füchse")
    wall = make_wall()
    wall.watch.forgive("Failed to load resource|ERR_FAILED")
    wall.context.route("**/stream?*", lambda route: route.abort())
    wall.page.goto("/tours/TEAM2E/standings")
    html = wall.page.locator("html")
    expect(html).to_have_attribute("data-state", "offline")
    lost = wall.page.get_by_text(re.compile(r"^Keine Verbindung seit \d\d:\d\d\. Zu sehen ist der letzte Stand\.$"))
    expect(lost).to_be_visible()
    assert names(wall.page) == ["Flinke Füchse"]
    points = walker.checkin("rathaus")
    wall.context.unroute("**/stream?*")
    expect(html).to_have_attribute("data-state", "ready")
    expect(lost).to_be_hidden()
    expect(wall.page.locator(".row .pt")).to_have_text(str(points))


# ---- the pages of the wall ----


def test_the_wall_is_paged_by_keys_and_by_buttons(host: HostServer, make_wall: Callable[..., Board]) -> None:
    page = show(make_wall(), "WALL25")
    shown = page.locator("#page")
    keys = {"ArrowRight": 2, "PageDown": 3, " ": 4, "ArrowLeft": 3, "PageUp": 2, "End": 4, "Home": 1}
    seen = {}
    for key, number in keys.items():
        page.keyboard.press(key)
        expect(shown).to_have_text(f"Seite {number} von 4")
        seen[number] = names(page)
    assert [len(seen[number]) for number in (1, 2, 3, 4)] == [8, 8, 8, 1]
    assert len({name for each in seen.values() for name in each}) == 25
    page.keyboard.press("ArrowLeft")
    expect(shown).to_have_text("Seite 1 von 4")
    page.get_by_role("button", name="Nächste Seite").click()
    expect(shown).to_have_text("Seite 2 von 4")
    # Space presses the button that has the focus and does not turn a second page.
    page.get_by_role("button", name="Vorige Seite").press(" ")
    expect(shown).to_have_text("Seite 1 von 4")
    expect(page.get_by_role("button", name="Vorige Seite")).to_have_attribute("aria-disabled", "true")


def test_the_page_stays_while_the_standings_change(host: HostServer, make_wall: Callable[..., Board]) -> None:
    walkers = [Walker(host, "TEAM2F", f"Flinke Füchse {number}") for number in range(1, 11)]
    page = show(make_wall(), "TEAM2F")
    page.keyboard.press("PageDown")
    expect(page.locator("#page")).to_have_text("Seite 2 von 2")
    assert names(page) == ["Flinke Füchse 9", "Flinke Füchse 10"]
    walkers[9].checkin("rathaus")
    expect(page.locator(".row .nm")).to_have_text(["Flinke Füchse 8", "Flinke Füchse 9"], timeout=LIVE_MS)
    expect(page.locator("#page")).to_have_text("Seite 2 von 2")


# ---- readable ----


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_and_points_are_read_from_the_back_of_a_room(
    host: HostServer, make_wall: Callable[..., Board], scheme: str
) -> None:
    page = show(make_wall(color_scheme=scheme), "WALL25")
    for number in range(1, 5):
        expect(page.locator("#page")).to_have_text(f"Seite {number} von 4")
        letters = page.evaluate(LETTERS)
        assert len(letters) >= 3
        assert [each for each in letters if each["size"] < 68 or each["contrast"] < 7] == []
        assert page.evaluate(CUT) == []
        page.keyboard.press("ArrowRight")


def test_names_of_thirty_characters_are_whole_at_full_size(host: HostServer, make_wall: Callable[..., Board]) -> None:
    for name in [*NAMES, WIDEST]:
        assert len(name) in (29, 30)
        Walker(host, "TEAM2G", name).checkin("rathaus")
    page = show(make_wall(), "TEAM2G")
    assert names(page) == [*NAMES, WIDEST]
    assert page.evaluate(CUT) == []
    sizes = {
        row.locator(".nm").inner_text(): row.locator(".nm").evaluate(
            "(name) => parseFloat(getComputedStyle(name).fontSize)"
        )
        for row in page.locator(".row").all()
    }
    assert all(sizes[name] >= 68 for name in NAMES), sizes
    # Thirty times the widest letter is drawn smaller, never cut.
    assert 40 <= sizes[WIDEST] < 68


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 1024), (3840, 2160), (1024, 600), (701, 500)])
def test_the_wall_fits_every_screen_without_scrolling(
    host: HostServer, make_wall: Callable[..., Board], size: tuple[int, int]
) -> None:
    page = show(make_wall(viewport={"width": size[0], "height": size[1]}), "WALL5H")
    assert page.locator(".row").count() == 8
    assert page.evaluate(CUT) == []
    root = page.evaluate("() => [document.scrollingElement.scrollWidth, document.scrollingElement.scrollHeight]")
    assert root == list(size)


def test_five_hundred_groups_need_few_elements(host: HostServer, make_wall: Callable[..., Board]) -> None:
    page = show(make_wall(), "WALL5H")
    expect(page.locator("#page")).to_have_text("Seite 1 von 63")
    assert page.evaluate("() => document.querySelectorAll('*').length") < 300
    page.set_viewport_size(PHONE)
    expect(page.locator(".row")).to_have_count(500)
    assert page.evaluate("() => document.querySelectorAll('*').length") < 5000
    page.set_viewport_size(WALL)
    expect(page.locator(".row")).to_have_count(8)


def test_a_phone_sees_a_list_with_its_own_group_marked(host: HostServer, make_phone: Callable[..., Any]) -> None:
    walker = Walker(host, "TEAM2H", "Emsige Eichhörnchen im Park")
    for number in range(2, 13):
        Walker(host, "TEAM2H", f"Wache Waldkäuze {number}")
    phone = make_phone(url=host.server.url)
    phone.context.add_cookies([{"name": "group", "value": walker.token, "url": host.server.url}])
    phone.page.goto("/tours/TEAM2H/standings")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "ready")
    expect(phone.page.locator(".row")).to_have_count(12)
    expect(phone.page.locator(".row[data-own]")).to_contain_text("Emsige Eichhörnchen im Park")
    expect(phone.page.get_by_text("eure Gruppe")).to_have_count(1)
    assert find_at(phone.page, SIDEWAYS, [320]) + find_with_large_text(phone.page) == []
    assert find_by_checkers(phone.page) == []
    expect(phone.page.get_by_role("button", name="Nächste Seite")).to_be_hidden()
    # Keys scroll here, they turn no pages.
    phone.page.keyboard.press("End")
    expect(phone.page.locator(".row")).to_have_count(12)
    Walker(host, "TEAM2H", "Kluge Kraniche").checkin("rathaus")
    expect(phone.page.locator(".row")).to_have_count(13, timeout=LIVE_MS)
    expect(phone.page.locator(".row .nm").first).to_have_text("Kluge Kraniche")
    expect(phone.page.locator(".row[data-own]")).to_contain_text("Emsige Eichhörnchen im Park")
    # On a wide screen too, where the mark stands between name and squares.
    phone.page.set_viewport_size(WALL)
    for key, shown in (("End", 0), ("Home", 1)):
        phone.page.keyboard.press(key)
        expect(phone.page.locator(".row[data-own]")).to_have_count(shown)
    expect(phone.page.locator(".row[data-own]").get_by_text("eure Gruppe")).to_be_visible()
    assert phone.page.evaluate(CUT) == []


def test_without_scripts_the_whole_ranking_is_there(host: HostServer, browser: Browser) -> None:
    context = browser.new_context(base_url=host.server.url, java_script_enabled=False, viewport=WALL)
    context.add_cookies([{"name": "staff", "value": host.token, "url": host.server.url}])
    page = context.new_page()
    page.goto("/tours/WALL25/standings")
    expect(page.locator(".row")).to_have_count(25)
    last = page.locator(".row").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    context.close()


# ---- for everyone ----

LOOKS = [("WALL25", WALL), ("WALL25", PHONE), ("WALL5H", WALL), ("WALL5H", PHONE), ("PLANNA", WALL)]


@pytest.mark.parametrize(("code", "viewport"), LOOKS)
def test_axe_finds_nothing_in_the_standings(
    host: HostServer, make_wall: Callable[..., Board], code: str, viewport: dict[str, int]
) -> None:
    page = show(make_wall(viewport=viewport), code)
    assert find_by_checkers(page) == []


def host_pages(host: HostServer) -> list[str]:
    """The pages of the host that are not the board."""
    beamers = [f"/host/tours/{host.tours[code]}/beamer" for code in ("WALL25", "PLANNA")]
    return ["/host/tours", "/host/tours/new", *beamers]


def test_axe_finds_nothing_on_the_pages_of_the_host(host: HostServer, make_wall: Callable[..., Board]) -> None:
    problems = []
    wall = make_wall(viewport={"width": 1280, "height": 900})
    for path in host_pages(host):
        wall.page.goto(path)
        expect(wall.page.locator("html")).to_have_attribute("data-state", "ready")
        problems += [f"{path}: {found}" for found in find_by_checkers(wall.page)]
    assert not problems, "\n".join(problems)


def test_nothing_scrolls_sideways_and_controls_are_large_enough(
    host: HostServer, make_wall: Callable[..., Board]
) -> None:
    wall = make_wall(viewport=PHONE)
    problems = []
    for path in [*host_pages(host), "/tours/WALL25/standings"]:
        wall.page.goto(path)
        expect(wall.page.locator("html")).to_have_attribute("data-state", "ready")
        found = find_at(wall.page, SIDEWAYS, [320]) + find_with_large_text(wall.page)
        found += find_at(wall.page, CONTROLS, [320, 390, 1280])
        problems += [f"{path}: {each}" for each in found]
    assert not problems, "\n".join(problems)


# ---- the host's own pages ----


def test_groups_that_join_are_on_the_projector_within_two_seconds(
    host: HostServer, make_wall: Callable[..., Board]
) -> None:
    wall = make_wall()
    page = wall.page
    page.goto(f"/host/tours/{host.tours['TEAM2K']}/beamer")
    expect(page.locator("html")).to_have_attribute("data-state", "ready")
    expect(page.get_by_role("img", name="QR-Code zum Beitreten")).to_be_visible()
    box = page.get_by_role("img", name="QR-Code zum Beitreten").bounding_box()
    assert box
    assert min(box["width"], box["height"]) > 700
    Walker(host, "TEAM2K", "Flinke Füchse")
    Walker(host, "TEAM2K", "Freche Dachse")
    expect(page.get_by_text("2 Gruppen dabei")).to_be_visible(timeout=LIVE_MS)
    expect(page.locator("#groups .nm")).to_have_text(["Freche Dachse", "Flinke Füchse"])
    act(wall, host, "TEAM2K", "hide", group=2, body={"hidden": True})
    expect(page.locator("#groups .nm")).to_have_text(["Gruppe 2", "Flinke Füchse"], timeout=LIVE_MS)
    assert "Freche Dachse" not in page.content()
    act(wall, host, "TEAM2K", "end")
    expect(page.get_by_role("heading", name="Die Tour ist beendet.")).to_be_visible(timeout=LIVE_MS)
    expect(page.get_by_role("img", name=re.compile("QR-Code zum Beitreten|Code: "))).to_have_count(0)
    expect(page.get_by_text("Zuletzt dazugekommen")).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("link", name="Zur Rangliste")).to_be_visible()
    # A presenter's "next" leads on to the standings.
    page.keyboard.press("PageDown")
    page.wait_for_url("**/tours/TEAM2K/standings")
