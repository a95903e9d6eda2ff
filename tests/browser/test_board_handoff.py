"""Entries of a phone without network, handed in at the board: its file, and its QR codes before a real camera."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from app.content.loader import LoadedRoute
from tests.browser.caller import Caller
from tests.browser.flags import FLAGS
from tests.browser.host import Board, HostServer, board_maker, prepare
from tests.browser.pages import code_of

pytestmark = pytest.mark.browser

WALKS = [f"HND{first}{second}2" for first in "23456789" for second in "AB"]
SOON_MS = 2000
FIRST, OTHER = "rathaus", "schloss"
NAME = "Flinke Füchse"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with running tours in which nobody walks yet."""
    made = prepare(tmp_path_factory.mktemp("handoff") / "data", route, dict.fromkeys(WALKS, ("running", 0)))
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def group(host: HostServer, walk: str) -> Caller:
    """The phone of the first group of that tour."""
    return Caller(host.server, walk, NAME)


def dialog(page: Page) -> Locator:
    """The dialog for entries without network, opened."""
    page.get_by_role("button", name="Einträge ohne Netz annehmen").click()
    found = page.get_by_role("dialog", name="Einträge ohne Netz annehmen")
    expect(found).to_be_visible()
    return found


def choose(found: Locator, content: Any, name: str = "stadtlotse.json") -> None:
    """Choose a file with this content in the dialog."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    file = {"name": name, "mimeType": "application/json", "buffer": data}
    found.get_by_label("Datei des Handys wählen").set_input_files([file])


def test_a_phones_file_is_taken_and_a_second_time_changes_nothing(
    board: Board, group: Caller, route: LoadedRoute
) -> None:
    right = group.event("checkin", OTHER, method="code", code=code_of(OTHER))
    wrong = group.event("checkin", FIRST, method="code", code="AAAA2222")
    file = group.export(group.event("help"), right, wrong)
    found = dialog(board.page)
    choose(found, file)
    expect(found).to_contain_text(f"{NAME}, Handy 1")
    expect(found.get_by_role("status").filter(visible=True)).to_have_text("2 Einträge übernommen, 1 abgelehnt.")
    expect(found.get_by_role("listitem")).to_have_text("1 × falscher Code")
    expect(board.cell(1, OTHER)).to_have_attribute("data-state", "in", timeout=SOON_MS)
    assert group.state()["stations"][OTHER]["method"] == "code"
    found.get_by_role("button", name="Nächstes Handy").click()
    choose(found, file)
    expect(found.get_by_role("status").filter(visible=True)).to_have_text("3 waren schon da.")
    found.get_by_role("button", name="Fertig").click()
    expect(found).to_be_hidden()
    expect(board.page.get_by_role("button", name="Einträge ohne Netz annehmen")).to_be_focused()


def test_a_forged_file_is_refused_with_a_sentence(board: Board, group: Caller) -> None:
    board.watch.forgive("403")
    found = dialog(board.page)
    choose(found, group.export(group.event("help"), key=bytes(32)))
    expect(found.get_by_text("Diese Daten passen zu keinem Handy dieser Gruppe.", exact=False)).to_be_visible()
    expect(found.get_by_role("button", name="QR-Codes scannen")).to_be_focused()
    assert group.state()["help"] is None


def test_a_wrong_file_is_told_by_what_is_wrong_with_it(board: Board, group: Caller) -> None:
    found = dialog(board.page)
    file = group.export(group.event("help"))
    for content, words in [
        ({**file, "tour": "ANDERE"}, f"Diese Einträge gehören zur Tour ANDERE. Hier leiten Sie {group.code}."),
        ({**file, "mac": "kurz"}, "Diese Datei ist unvollständig."),
        ({**file, "version": 2}, "Diese Datei stammt von einer neueren Fassung."),
        (b"Meine Urlaubsfotos", "Das ist keine Datei mit Einträgen eines Handys."),
        (b"", "Diese Datei ist leer."),
        (b" " * (1024 * 1024 + 1), "Diese Datei ist größer als 1 MB"),
    ]:
        choose(found, content)
        expect(found.get_by_text(words, exact=False)).to_be_visible()
    assert group.state()["help"] is None


def test_without_an_answer_what_was_read_is_kept_and_sent_again(board: Board, group: Caller) -> None:
    board.watch.forgive("ERR_FAILED|ERR_CONNECTION")
    page = board.page
    found = dialog(page)

    def lose(request: Route) -> None:
        request.fetch()
        request.abort()

    page.route("**/handoff", lose, times=1)
    choose(found, group.export(group.event("help", OTHER)))
    expect(found.get_by_text("Keine Antwort vom Server.", exact=False)).to_be_visible()
    expect(found.get_by_role("button", name="Noch einmal senden")).to_be_focused()
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    found = dialog(page)
    expect(found.get_by_text("Diese Einträge sind noch nicht gesendet.")).to_be_visible()
    found.get_by_role("button", name="Noch einmal senden").click()
    # The lost reply was the first judgement: nothing is taken twice.
    expect(found.get_by_role("status").filter(visible=True)).to_have_text("1 war schon da.")
    expect(board.waiting(1)).to_contain_text("Ruft Hilfe:")


def test_a_file_is_dropped_on_the_dialog(board: Board, group: Caller) -> None:
    found = dialog(board.page)
    text = json.dumps(group.export(group.event("help")))
    transfer = board.page.evaluate_handle(
        """(text) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], "stadtlotse.json", { type: "application/json" }));
          return transfer;
        }""",
        text,
    )
    found.get_by_text("Endet auf .json", exact=False).dispatch_event("drop", {"dataTransfer": transfer})
    expect(found.get_by_role("status").filter(visible=True)).to_have_text("1 Eintrag übernommen.")


# Keeps every line that the scanner shows: how many codes are read changes faster than anybody outside the page looks.
LINES = """() => {
  const dialog = document.querySelector("dialog.scanner");
  window.lines = [];
  const note = () => window.lines.push(...dialog.innerText.split("\\n").map((line) => line.trim()));
  new MutationObserver(note).observe(dialog, { subtree: true, childList: true, characterData: true });
}"""

# What the phone shows, as pictures: the frames' QR codes, drawn by the module that phones draw them with.
DRAW = """async ([url, file, chunk]) => {
  const [{ frames }, { default: qrcode }, { fromBase64Url }] = await Promise.all([
    import(`${url}js/core/handoff.js`), import(`${url}vendor/qrcode/qrcode.js`), import(`${url}js/core/base64.js`),
  ]);
  const [mac, bytes] = [fromBase64Url(file.mac), fromBase64Url(file.payload)];
  const blob = new Uint8Array([...mac, ...bytes]);
  return frames({ ...file, blob }, chunk).map((text) => {
    const code = qrcode(0, "M");
    code.addData(text);
    code.make();
    const size = code.getModuleCount();
    const line = (y) => Array.from({ length: size }, (_, x) => Number(code.isDark(y, x))).join("");
    return Array.from({ length: size }, (_, y) => line(y));
  });
}"""


def film(codes: list[list[str]], target: Path) -> None:
    """A film of QR codes as a camera sees them, one after the other, for Chromium's camera that plays a file."""
    width, height, pause = 640, 480, 12
    colours = bytes([128]) * (width * height // 2)
    with target.open("wb") as file:
        file.write(f"YUV4MPEG2 W{width} H{height} F10:1 Ip C420jpeg\n".encode())
        for code in codes:
            scale = (height - 80) // len(code)
            left, top = (width - scale * len(code)) // 2, (height - scale * len(code)) // 2
            light = bytes([235]) * width
            rows = [light] * top
            for line in code:
                dark = b"".join(bytes([16 if module == "1" else 235]) * scale for module in line)
                rows += [(light[:left] + dark + light)[:width]] * scale
            rows += [light] * (height - len(rows))
            file.write((b"FRAME\n" + b"".join(rows) + colours) * pause)


def test_the_codes_of_a_phone_are_read_by_the_hosts_camera(
    browser: Browser, chromium: str, board: Board, group: Caller, host: HostServer, walk: str, tmp_path: Path
) -> None:
    file = group.export(*(group.event("hint", OTHER, index=0) for _ in range(5)), group.event("help", OTHER))
    assets = board.page.evaluate("() => JSON.parse(document.getElementById('page-data').textContent).assets")
    codes = board.page.evaluate(DRAW, [assets, file, 400])
    assert len(codes) >= 3
    film(codes, tmp_path / "codes.y4m")
    camera = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
    camera += [f"--use-file-for-fake-video-capture={tmp_path / 'codes.y4m'}"]
    with browser.browser_type.launch(executable_path=chromium, args=[*FLAGS, *camera]) as seeing:
        make, made = board_maker(seeing, host)
        other = make(permissions=["camera"]).open(host.tours[walk])
        found = dialog(other.page)
        other.page.evaluate(LINES)
        found.get_by_role("button", name="QR-Codes scannen").click()
        expect(found.get_by_role("status").filter(visible=True)).to_have_text("6 Einträge übernommen.", timeout=40_000)
        expect(other.page.get_by_role("dialog", name="Code scannen")).to_be_hidden()
        lines = other.page.evaluate("() => window.lines")
        assert [line for line in lines if re.fullmatch(rf"[1-9] von {len(codes)} Codes gelesen", line)], lines
        expect(other.waiting(1)).to_contain_text("Ruft Hilfe:")
        for each in made:
            each.context.close()
            assert not each.watch.problems, each.watch.problems
