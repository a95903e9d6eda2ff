"""Join and play page open inside another app say so, and lead to the browser with the group."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from tests.browser.findings import look_over
from tests.browser.ladder.steps import IN_APP, IPHONE, Host, card, open_and_claim, open_first_question
from tests.browser.pages import Phone

pytestmark = pytest.mark.browser


def test_inside_another_app_both_pages_say_so_and_lead_out(phone_of: Callable[..., Phone], host: Host) -> None:
    phone = phone_of(user_agent=IN_APP, permissions=["geolocation", "clipboard-read", "clipboard-write"])
    url = host.server.server.url
    phone.open(f"/j/{host.tour}")
    way_out = phone.page.get_by_role("link", name="Im Browser öffnen")
    expect(phone.text("Diese Seite ist in einer anderen App geöffnet.")).to_be_visible()
    expect(way_out).to_have_attribute("href", f"x-safari-{url}/j/{host.tour}")
    phone.press("Mitmachen")
    phone.page.wait_for_url("**/play")
    # The address of the group itself, which brings it back in the real browser.
    address = url + phone.server_state()["group"]["card"]
    expect(card(phone)).to_contain_text("Öffnet sie im Browser, damit nichts verloren geht.")
    expect(way_out).to_have_attribute("href", f"x-safari-{address}")
    phone.press("Adresse kopieren")
    expect(card(phone)).to_contain_text("Kopiert.")
    assert phone.page.evaluate("() => navigator.clipboard.readText()") == address
    phone.press("Später")
    expect(card(phone)).to_be_hidden()
    phone.page.reload()
    expect(phone.button("Standort erlauben")).to_be_visible()
    expect(card(phone)).to_be_hidden()
    elsewhere = phone_of()
    elsewhere.page.goto(address)
    elsewhere.page.get_by_role("main").get_by_role("button").click()
    elsewhere.page.wait_for_url("**/play")
    assert elsewhere.group_id() == phone.group_id()


def test_where_copying_is_forbidden_the_address_is_shown(phone_of: Callable[..., Phone], host: Host) -> None:
    phone = phone_of(user_agent=IN_APP.replace("17_5", "15_5"))
    phone.open(f"/j/{host.tour}")
    # No link is known for this system: its own menu is named.
    expect(phone.page.get_by_role("link", name="Im Browser öffnen")).to_have_count(0)
    expect(phone.text("im Menü der App")).to_be_visible()
    phone.page.evaluate("() => { document.execCommand = () => false; navigator.clipboard.writeText = undefined; }")
    phone.press("Adresse kopieren")
    expect(phone.text(f"{host.server.server.url}/j/{host.tour}")).to_be_visible()
    phone.page.get_by_role("link", name="English", exact=True).click()
    expect(phone.text("This page is open inside another app.")).to_be_visible()


def test_a_browser_says_nothing_of_other_apps(phone: Phone, host: Host) -> None:
    phone.open(f"/j/{host.tour}")
    expect(phone.page.locator("#in-app")).to_be_hidden()
    phone.join(host.tour)
    expect(card(phone)).to_be_hidden()


def test_notices_of_phones_and_apps_can_be_read_and_reached_by_everyone(
    pair: tuple[Phone, Phone], phone_of: Callable[..., Phone], host: Host, route: LoadedRoute
) -> None:
    first, second = pair
    open_and_claim(second, first, route)
    open_first_question(first, route)
    expect(first.text("Handy 2 antwortet gerade.")).to_be_visible()
    problems = [f"claimed, {problem}" for problem in look_over(first.page)]
    blocked = phone_of(user_agent=IPHONE, permissions=[])
    blocked.join(host.tour)
    problems += [f"blocked, {problem}" for problem in look_over(blocked.page)]
    inside = phone_of(user_agent=IN_APP)
    inside.open(f"/j/{host.tour}")
    expect(inside.text("Diese Seite ist in einer anderen App geöffnet.")).to_be_visible()
    problems += [f"join page in an app, {problem}" for problem in look_over(inside.page)]
    inside.join(host.tour)
    problems += [f"play page in an app, {problem}" for problem in look_over(inside.page)]
    assert not problems, "\n".join(problems)
