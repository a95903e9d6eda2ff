"""The second factor and the accounts of all staff on a phone: used without scripts, nothing for checkers to find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pyotp
import pytest
from playwright.sync_api import Page, expect

from app.accounts import passwords
from app.accounts import service as accounts
from app.clock import utcnow
from app.content.loader import LoadedRoute
from app.db import Database
from tests.browser.findings import CONTROLS, SIDEWAYS, find_at, find_with_large_text, look_over, run_axe
from tests.browser.host import Board, HostServer, prepare
from tests.browser.test_focus import find_by_tab

pytestmark = pytest.mark.browser

PASSWORD = "vier leise Kraniche"
PHONE = {"width": 390, "height": 844}
STEP_S = 30


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server whose logged-in browsers are the admin wolf's; otter and biber log in by the form."""
    made = prepare(tmp_path_factory.mktemp("accounts") / "data", route, {})
    database = Database(f"sqlite:///{made.server.data_dir / 'stadtlotse.db'}")
    hashed, now = passwords.make_hash(PASSWORD), utcnow()
    with database.write() as session:
        for name, role in (("otter", "organizer"), ("biber", "organizer"), ("wolf", "admin")):
            user = accounts.create_user(session, name=name, role=role, password_hash=hashed, now=now)
        login = accounts.start_session(session, user.id, verified_hash=hashed, agent="Chromium", now=now)
        assert login is not None
        made.token = login.token
    database.close()
    made.server.start()
    yield made
    made.server.stop()


def code_of(secret: str, *, steps: int = 0) -> str:
    """The code that an app shows now, or some steps later."""
    return pyotp.TOTP(secret).at(int(utcnow().timestamp()) + steps * STEP_S)


def log_in(page: Page, name: str) -> None:
    """The first step of the login."""
    page.goto("/login")
    page.locator("#name").fill(name)
    page.locator("#password").fill(PASSWORD)
    page.locator(".gate-card form .btn").first.click()


def begin(page: Page) -> str:
    """From the account page: ask for a secret and read it."""
    page.goto("/account")
    page.locator("#second-factor button").click()
    return page.locator(".once").inner_text().replace(" ", "")


def turn_on(page: Page, secret: str) -> list[str]:
    """Confirm it; the recovery codes."""
    page.locator("#code").fill(code_of(secret))
    page.locator("#password").fill(PASSWORD)
    page.locator("form .btn").click()
    expect(page.locator(".once-list li")).to_have_count(10)
    return page.locator(".once-list li").all_inner_texts()


def test_it_is_set_up_and_asked_for_on_a_phone_without_scripts(make_board: Callable[..., Board]) -> None:
    board = make_board(viewport=PHONE, java_script_enabled=False)
    board.watch.forgive("status of 403")
    page = board.page
    page.context.clear_cookies()
    log_in(page, "otter")
    secret = begin(page)
    expect(page.get_by_role("img", name=re.compile("QR-Code"))).to_be_visible()
    expect(page.get_by_role("link", name="App auf diesem Gerät öffnen")).to_have_attribute("href", re.compile(secret))
    codes = turn_on(page, secret)
    page.get_by_role("link", name="Codes sind aufbewahrt").click()
    expect(page.get_by_text("10 Wiederherstellungscodes sind noch übrig.")).to_be_visible()
    page.get_by_role("button", name="Abmelden", exact=True).click()

    log_in(page, "otter")
    expect(page.get_by_role("heading", name="Code eingeben")).to_be_visible()
    page.get_by_label("Code aus Ihrer App").fill("000000")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_text("Dieser Code stimmt nicht")).to_be_visible()
    expect(page.get_by_label("Code aus Ihrer App")).to_be_focused()
    # The step of the first code is spent; the next one's counts already.
    page.get_by_label("Code aus Ihrer App").fill(code_of(secret, steps=1))
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_url("**/studio")
    page.get_by_role("button", name="Abmelden", exact=True).click()

    log_in(page, "otter")
    page.get_by_text("Handy nicht zur Hand?").click()
    page.get_by_label("Wiederherstellungscode").fill(codes[0])
    page.get_by_role("button", name="Damit anmelden").click()
    page.wait_for_url("**/studio")
    page.goto("/account/second-factor/off")
    page.get_by_label("Ihr Passwort").fill(PASSWORD)
    page.get_by_label("Code aus Ihrer App oder").fill(codes[1])
    page.get_by_role("button", name="Ausschalten").click()
    expect(page.get_by_text("Der zweite Faktor ist ausgeschaltet.")).to_be_visible()


def own_states(page: Page, name: str) -> Iterator[str]:
    """The pages of one's own second factor; afterwards it is off again."""
    log_in(page, name)
    secret = begin(page)
    yield "set up"
    page.locator("#code").fill("000000")
    page.locator("#password").fill(PASSWORD)
    page.locator("form .btn").click()
    yield "a wrong first code"
    codes = turn_on(page, secret)
    yield "recovery codes"
    for path in ("/account", "/account/second-factor/codes", "/account/second-factor/off"):
        page.goto(path)
        yield f"on: {path}"
    page.locator("header .leave button").click()
    log_in(page, name)
    page.locator("summary").click()
    yield "the second step of the login"
    page.locator("#recovery").fill("000000")
    page.locator("details .btn").click()
    yield "a wrong recovery code"
    page.locator("#recovery").fill(codes[0])
    page.locator("details .btn").click()
    page.goto("/account/second-factor/off")
    page.locator("#password").fill(PASSWORD)
    page.locator("#code").fill(codes[1])
    page.locator("form .btn").click()
    yield "off again"


def people_states(page: Page) -> Iterator[str]:
    """The pages of an admin: all people, a new one with a mistake and without, one person, each question."""
    page.goto("/staff/new")
    yield "a new account"
    page.locator("#name").fill("otter")
    page.locator("form .btn").click()
    yield "a name that is taken"
    page.locator("#name").fill(f"eine.sehr.lange.kollegin.{page.evaluate('() => performance.timeOrigin'):.0f}")
    page.locator("form .btn").click()
    yield "a password that is shown once"
    page.goto("/staff")
    yield "all people"
    page.locator(".person", has_text=re.compile("^otter$")).click()
    person = page.url
    yield "one person"
    for deed in ("role", "password", "log-out", "disable"):
        page.goto(f"{person}/{deed}")
        yield f"asking: {deed}"
    page.locator("form .btn").click()
    yield "a disabled person"
    page.locator("form[action$='/enable'] button").click()
    page.goto("/staff")
    page.locator(".person", has_text="wolf").click()
    yield "oneself"


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_pages_of_the_second_factor_can_be_used_by_everyone(
    make_board: Callable[..., Board], host: HostServer, language: str
) -> None:
    board = make_board(viewport=PHONE)
    board.watch.forgive("status of 403")
    board.context.clear_cookies()
    board.context.add_cookies([{"name": "lang", "value": language, "url": host.server.url}])
    problems = find_in(board.page, own_states(board.page, "biber"), language)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_pages_of_an_admin_can_be_used_by_everyone(
    make_board: Callable[..., Board], host: HostServer, language: str
) -> None:
    board = make_board(viewport=PHONE)
    board.watch.forgive("status of 422")
    board.context.add_cookies([{"name": "lang", "value": language, "url": host.server.url}])
    problems = find_in(board.page, people_states(board.page), language)
    assert not problems, "\n".join(problems)


def find_in(page: Page, states: Iterator[str], language: str) -> list[str]:
    """What is wrong in any of these; in English only what other words can do."""
    problems = []
    for state in states:
        expect(page.locator("html")).to_have_attribute("lang", language)
        if language == "de":
            found = look_over(page) + find_by_tab(page)
        else:
            found = run_axe(page) + find_at(page, f"() => [{SIDEWAYS}, {CONTROLS}].flatMap((look) => look())", [320])
            found += find_with_large_text(page)
        problems += [f"{state}, {each}" for each in found]
    return problems
