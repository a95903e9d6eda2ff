"""Somebody helps at a station by a link: made on the board, opened on a phone, acting under a name, and taken back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, expect

from app.content.loader import LoadedRoute
from tests.browser.caller import Caller
from tests.browser.findings import find_by_checkers, look_over
from tests.browser.host import Board, HostServer, prepare
from tests.browser.offline import GONE
from tests.browser.pages import Phone, code_of, name_of

pytestmark = pytest.mark.browser

WALKS = [f"HKP{letter}22" for letter in "ABCDEFGH"]
STATION = "rathaus"
NAME, HELPER = "Flinke Füchse", "Frau Pohl"
# A page asks every five seconds; what was taken back must be said within fifteen.
SOON_MS, REVOKED_MS = 8000, 15_000


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with running tours in which nobody walks yet."""
    tours = dict.fromkeys(WALKS, ("running", 0))
    made = prepare(tmp_path_factory.mktemp("helper") / "data", route, tours)
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def group(host: HostServer, walk: str) -> Caller:
    """The phone of the first group of that tour."""
    return Caller(host.server, walk, NAME)


def place(board: Board) -> Locator:
    """The first station on the board."""
    board.tab("Stationen").click()
    return board.page.locator(f'#stations li[data-station="{STATION}"]')


def make_link(board: Board, *, points: bool = False) -> str:
    """What a host does for a helper; the address that comes of it."""
    place(board).get_by_role("button", name="Link für Stationshilfe").click()
    dialog = board.page.get_by_role("dialog")
    dialog.get_by_label("Name der Stationshilfe").fill(HELPER)
    if points:
        dialog.get_by_label("darf Punkte vergeben").check()
    dialog.get_by_role("button", name="Link machen").click()
    expect(dialog.get_by_role("img", name=f"QR-Code zum Link für {HELPER}")).to_be_visible()
    address = dialog.get_by_role("link").inner_text()
    assert re.fullmatch(r"https?://[^/]+/h/[\w-]{43}", address)
    dialog.get_by_role("button", name="Fertig").click()
    return "/h/" + address.rsplit("/", 1)[-1]


def card(phone: Phone, name: str = NAME) -> Locator:
    """A group on the helper's page."""
    return phone.page.get_by_role("listitem").filter(has_text=name)


@pytest.fixture
def make_helper(make_phone: Callable[..., Phone], host: HostServer) -> Callable[[str], Phone]:
    """Open a link on a phone that has nothing else."""

    def make(path: str) -> Phone:
        phone = make_phone(url=host.server.url)
        phone.page.goto(path)
        expect(phone.page.locator("html")).to_have_attribute("data-state", "ready")
        return phone

    return make


def far_away(group: Caller) -> None:
    """A check-in that the server refuses."""
    fix = {"lat": 53.33, "lon": 11.5, "accuracy_m": 20, "age_s": 1}
    (result,) = group.send(group.event("checkin", STATION, method="gps", fix=fix))
    assert result["reason"] == "too_far"


def test_a_helper_releases_a_stuck_group_and_the_board_says_who_it_was_until_the_link_is_taken_back(
    board: Board, group: Caller, make_helper: Callable[[str], Phone], route: LoadedRoute
) -> None:
    phone = make_helper(make_link(board))
    page = phone.page
    code = code_of(STATION)
    expect(page.get_by_role("heading", level=1)).to_contain_text(name_of(route, STATION))
    expect(page.locator("#code")).to_have_text(f"{code[:4]} {code[4:]}")
    far_away(group)
    stuck = page.get_by_role("region", name="Kommt hier nicht hinein")
    expect(stuck).to_contain_text(NAME, timeout=SOON_MS)
    expect(stuck).to_contain_text("Check-in einmal abgelehnt")
    expect(page.locator("#live")).to_have_text(f"Kommt hier nicht hinein: {NAME}.")
    card(phone).get_by_role("button", name="freigeben").click()
    dialog = page.get_by_role("dialog", name=f"Station für {NAME} freigeben?")
    phone.press(dialog.get_by_role("button", name="Ja, freigeben"))
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("region", name="Ist hier")).to_contain_text(NAME, timeout=SOON_MS)
    expect(card(phone)).to_be_focused()
    assert group.state()["stations"][STATION]["method"] == "release"
    # The board: the link is in use, and the group's history names the helper.
    board.tab("Gruppen").click()
    expect(board.cell(1, STATION)).to_have_attribute("data-state", "in")
    entry = board.open_group(1).locator('[data-type="release"]')
    expect(entry).to_contain_text(f"Stationshilfe {HELPER}")
    expect(entry).to_contain_text("An der Station freigegeben")
    expect(entry.get_by_role("button", name="Rückgängig")).to_be_visible()
    # Taken back: the open page says so by itself and keeps nothing.
    place(board).get_by_role("button", name=f"Link für {HELPER} zurückziehen").click()
    phone.watch.forgive("403")
    board.page.get_by_role("dialog").get_by_role("button", name="Zurückziehen").click()
    expect(place(board)).not_to_contain_text(HELPER)
    expect(page.get_by_role("heading", name="Dieser Link gilt nicht mehr")).to_be_visible(timeout=REVOKED_MS)
    edge, words = page.locator("#over .edge").bounding_box(), page.locator("#over-words").bounding_box()
    assert edge
    assert words
    assert words["y"] - edge["y"] - edge["height"] >= 8
    assert NAME not in page.content()
    assert f"{code[:4]} {code[4:]}" not in page.content()
    page.reload()
    expect(page.get_by_text("Die Tourleitung hat diesen Link zurückgezogen.")).to_be_visible()


def test_points_are_given_with_a_reason_and_undone_on_the_board(
    board: Board, group: Caller, make_helper: Callable[[str], Phone]
) -> None:
    phone = make_helper(make_link(board, points=True))
    page = phone.page
    expect(card(phone)).to_be_visible(timeout=SOON_MS)
    card(phone).get_by_role("button", name="Punkte geben").click()
    dialog = page.get_by_role("dialog", name=f"Punkte für {NAME}")
    points, reason = dialog.get_by_label("Punkte, noch höchstens 100"), dialog.get_by_label("Grund")
    give = dialog.get_by_role("button", name="Punkte geben")
    points.fill("101")
    reason.fill("Lied gesungen")
    phone.press(give)
    expect(dialog.get_by_text("Bitte eine ganze Zahl von 1 bis 100 eingeben.")).to_be_visible()
    expect(points).to_be_focused()
    expect(reason).to_have_value("Lied gesungen")
    points.fill("30")
    phone.press(give)
    expect(dialog).to_be_hidden()
    expect(card(phone)).to_contain_text("30 Punkte von Ihnen", timeout=SOON_MS)
    assert group.state()["standing"]["points"] == 30
    board.tab("Gruppen").click()
    entry = board.open_group(1).locator('[data-type="adjust"]')
    expect(entry).to_contain_text(f"Stationshilfe {HELPER}")
    entry.get_by_role("button", name="Rückgängig").click()
    board.page.get_by_role("dialog").get_by_role("button", name="Rückgängig").click()
    expect(entry.get_by_role("button", name="Rückgängig")).to_be_hidden()
    expect(card(phone)).not_to_contain_text("30 Punkte", timeout=SOON_MS)
    assert group.state()["standing"]["points"] == 0


def test_without_the_right_there_is_no_button_for_points(
    board: Board, group: Caller, make_helper: Callable[[str], Phone]
) -> None:
    phone = make_helper(make_link(board))
    expect(card(phone).get_by_role("button", name="freigeben")).to_be_visible(timeout=SOON_MS)
    expect(phone.page.get_by_role("button", name="Punkte geben")).to_have_count(0)


def test_the_page_says_when_it_is_cut_off_and_comes_back(
    board: Board, group: Caller, make_helper: Callable[[str], Phone]
) -> None:
    phone = make_helper(make_link(board))
    phone.watch.forgive(GONE)
    phone.context.set_offline(True)
    lost = phone.page.get_by_text("Keine Verbindung seit")
    expect(lost).to_be_visible(timeout=SOON_MS)
    card(phone).get_by_role("button", name="freigeben").click()
    dialog = phone.page.get_by_role("dialog")
    phone.press(dialog.get_by_role("button", name="Ja, freigeben"))
    expect(dialog.get_by_text("Keine Antwort vom Server.")).to_be_visible()
    phone.context.set_offline(False)
    phone.press(dialog.get_by_role("button", name="Ja, freigeben"))
    expect(dialog).to_be_hidden()
    expect(lost).to_be_hidden(timeout=SOON_MS)
    assert group.state()["stations"][STATION]["method"] == "release"


def test_a_mistake_in_the_form_is_told_and_five_links_are_enough(board: Board) -> None:
    place(board).get_by_role("button", name="Link für Stationshilfe").click()
    dialog = board.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Link machen").click()
    expect(dialog.get_by_text("Bitte einen Namen mit 1 bis 40 Zeichen eingeben.")).to_be_visible()
    expect(dialog.get_by_label("Name der Stationshilfe")).to_be_focused()
    dialog.get_by_role("button", name="Abbrechen").click()
    for _ in range(5):
        make_link(board)
    station = place(board)
    expect(station.get_by_role("listitem").filter(has_text=HELPER)).to_have_count(5)
    expect(station.get_by_text("noch nicht geöffnet").first).to_be_visible()
    expect(station.get_by_role("button", name="Link für Stationshilfe")).to_be_hidden()
    expect(station.get_by_text("Mehr als 5 Links hat eine Station nicht.")).to_be_visible()
    # The address is kept as long as the board is open, and no longer.
    station.get_by_role("button", name="Link zeigen").first.click()
    expect(board.page.get_by_role("dialog").get_by_role("img", name="QR-Code")).to_be_visible()
    # As on plain http, where browsers have no clipboard for pages: what was selected is the address and nothing else.
    board.page.evaluate("""() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("not here"));
      document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
    }""")
    dialog.get_by_role("button", name="Link kopieren").click()
    expect(dialog.get_by_text("Der Link ist kopiert.")).to_be_visible()
    assert board.page.evaluate("() => window.copied") == dialog.get_by_role("link").inner_text()
    board.page.get_by_role("dialog").get_by_role("button", name="Fertig").click()
    board.open(board_tour(board))
    expect(place(board).get_by_role("listitem").filter(has_text=HELPER)).to_have_count(5)
    expect(place(board).get_by_role("button", name="Link zeigen").first).to_be_hidden()


def test_everyone_can_read_and_reach_it(
    board: Board, group: Caller, make_helper: Callable[[str], Phone], host: HostServer, make_board: Callable[..., Board]
) -> None:
    path = make_link(board, points=True)
    far_away(group)
    phone = make_helper(path)
    page = phone.page
    expect(page.get_by_role("region", name="Kommt hier nicht hinein")).to_be_visible()
    problems = [f"helper, {each}" for each in look_over(page)]
    card(phone).get_by_role("button", name="freigeben").click()
    problems += [f"release, {each}" for each in look_over(page)]
    phone.press(page.get_by_role("dialog").get_by_role("button", name="Abbrechen"))
    card(phone).get_by_role("button", name="Punkte geben").click()
    phone.press(page.get_by_role("dialog").get_by_role("button", name="Punkte geben"))
    problems += [f"points, {each}" for each in look_over(page)]
    expect(place(board).get_by_role("button", name="zurückziehen")).to_be_visible()
    problems += [f"board, {each}" for each in find_by_checkers(board.page)]
    place(board).get_by_role("button", name="Link zeigen").click()
    problems += [f"link, {each}" for each in find_by_checkers(board.page)]
    narrow = make_board(viewport={"width": 390, "height": 844}).open(board_tour(board))
    expect(place(narrow).get_by_role("button", name="zurückziehen")).to_be_visible()
    problems += [f"narrow board, {each}" for each in look_over(narrow.page)]
    place(narrow).get_by_role("button", name="Link für Stationshilfe").click()
    problems += [f"form, {each}" for each in look_over(narrow.page)]
    assert not problems, "\n".join(problems)


def board_tour(board: Board) -> int:
    """The number of the tour that a board shows."""
    return int(board.page.url.rsplit("/", 1)[-1])
