"""A group calls its host in one tap and reads where the call is; unseen for a minute, it leads to the telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from tests.browser.findings import look_over
from tests.browser.ladder.steps import (
    MINUTE_MS,
    NUMBER,
    SOON_MS,
    STATION,
    Host,
    card,
    expect_code_way,
    refused_twice,
    wait,
)
from tests.browser.pages import Phone, code_of, place_near

pytestmark = pytest.mark.browser


def test_one_tap_calls_once_and_the_receipt_is_there_within_two_seconds(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    refused_twice(phone, host, route)
    phone.rest(phone.button("Tourleitung bitten"))
    phone.button("Tourleitung bitten").dblclick()
    expect(phone.text(re.compile(r"^Tourleitung gerufen \d\d:\d\d, noch nicht gesehen\.$"))).to_be_visible()
    expect(phone.page.locator("#live")).to_contain_text("noch nicht gesehen")
    # Nothing was asked, nothing is asked twice, and the code is the way on meanwhile.
    expect(phone.button("Tourleitung bitten")).to_have_count(0)
    for name in ("Code eingeben", "Einchecken"):
        expect(phone.button(name)).to_be_visible()
    [call] = host.calls()
    assert (call["station"], call["seen_at"]) == (STATION, None)
    host.does("seen", group=1, event=call["id"])
    expect(card(phone)).to_contain_text("Die Tourleitung hat euren Ruf gesehen und meldet sich.", timeout=SOON_MS)
    expect(phone.page.locator("#live")).to_have_text("Die Tourleitung hat euren Ruf gesehen und meldet sich.")
    expect(phone.text(re.compile(r"^Gesehen \d\d:\d\d, die Tourleitung meldet sich\.$"))).to_be_visible()
    phone.press("Verstanden")
    expect(card(phone)).to_be_hidden()
    host.does("release", group=1, station=STATION, reason="Steht davor")
    expect(phone.text("Diese Station ist für euch geöffnet.")).to_be_visible(timeout=SOON_MS)
    expect(phone.text("Gesehen")).to_be_hidden()


def test_a_minute_unseen_offers_the_telephone(phone: Phone, host: Host, route: LoadedRoute) -> None:
    host.does("settings", phone=NUMBER)
    phone.context.clock.install()
    refused_twice(phone, host, route)
    phone.press("Tourleitung bitten")
    expect(phone.text("noch nicht gesehen")).to_be_visible()
    call = phone.page.get_by_role("link", name="Anrufen", exact=True)
    expect(call).to_be_hidden()
    wait(phone, MINUTE_MS + 1000)
    expect(call).to_be_visible()
    expect(call).to_have_attribute("href", "tel:038745260")
    assert call.get_attribute("target") is None
    expect(phone.text("Ruft am besten an.")).to_be_visible()
    expect_code_way(phone, route)


def test_without_a_number_a_minute_unseen_says_what_else_to_do(phone: Phone, host: Host, route: LoadedRoute) -> None:
    phone.context.clock.install()
    refused_twice(phone, host, route)
    phone.press("Tourleitung bitten")
    expect(phone.text("Ihr müsst nicht warten")).to_be_visible()
    wait(phone, MINUTE_MS + 1000)
    expect(phone.text("Ihr könnt schon weitergehen.")).to_be_visible()
    expect(phone.page.get_by_role("link", name="Anrufen")).to_have_count(0)
    phone.press("Andere Station")
    expect(phone.heading("Stationen")).to_be_visible()


def test_a_call_without_network_waits_on_the_phone_and_leads_to_the_telephone_at_once(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    host.does("settings", phone=NUMBER)
    refused_twice(phone, host, route)
    phone.go_offline()
    phone.press("Tourleitung bitten")
    expect(phone.text("Euer Ruf liegt noch auf diesem Handy und geht von selbst hinaus.")).to_be_visible()
    call = phone.page.get_by_role("link", name="Anrufen", exact=True)
    expect(call).to_have_attribute("href", "tel:038745260")
    phone.page.reload()
    expect(call).to_be_visible()
    phone.go_online()
    expect(phone.text(re.compile(r"^Tourleitung gerufen \d\d:\d\d, noch nicht gesehen\."))).to_be_visible()
    assert [one["station"] for one in host.calls()] == [STATION]


def test_help_calls_in_both_languages_with_the_station_at_hand_or_without(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    host.does("settings", phone=NUMBER)
    phone.join_without_location(host.tour)
    phone.press(phone.tab("Hilfe"))
    expect(phone.page.get_by_role("link", name=f"Tourleitung anrufen: {NUMBER}")).to_have_attribute(
        "href", "tel:038745260"
    )
    phone.press("Tourleitung rufen")
    expect(phone.text("noch nicht gesehen")).to_be_visible()
    expect(phone.button("Tourleitung rufen")).to_be_hidden()
    phone.press("English")
    expect(phone.text("not seen yet")).to_be_visible()
    [call] = host.calls()
    assert call["station"] == STATION
    host.does("seen", group=1, event=call["id"])
    expect(phone.text("the host will get in touch")).to_be_visible(timeout=SOON_MS)
    phone.press("Got it")
    # Once it was seen, asking again is a new call; at an open station it is about no place.
    phone.press(phone.tab("Walk"))
    phone.press("Enter code")
    phone.page.get_by_label("Code of the station").fill(code_of(STATION))
    phone.press("Open the station")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    phone.press(phone.tab("Help"))
    phone.press("Ask the host for help")
    expect(phone.text("not seen yet")).to_be_visible()
    assert [one["station"] for one in host.calls()] == [None]


def calling(phone: Phone, host: Host, route: LoadedRoute) -> Iterator[str]:
    """The screens of a group that calls for help, as it goes on."""
    refused_twice(phone, host, route)
    yield "refused twice"
    phone.press("Tourleitung bitten")
    expect(phone.text("noch nicht gesehen")).to_be_visible()
    yield "called"
    [call] = host.calls()
    host.does("seen", group=1, event=call["id"])
    expect(card(phone)).to_be_visible()
    yield "seen, with its card"
    phone.press("Verstanden")
    host.does("settings", phone=NUMBER)
    phone.press("Einchecken")
    expect(phone.button("Tourleitung bitten")).to_be_visible()
    phone.go_offline()
    phone.press("Tourleitung bitten")
    expect(phone.page.get_by_role("link", name="Anrufen", exact=True)).to_be_visible()
    yield "not sent, with the telephone"
    phone.press(phone.tab("Hilfe"))
    yield "help while calling"
    phone.press(phone.tab("Weg"))
    phone.stand_at(place_near(route, STATION))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.text("Kein Empfang. Der Code am Plakat")).to_be_visible()
    yield "no network, station closed"


def test_calling_can_be_read_and_reached_by_everyone(phone: Phone, host: Host, route: LoadedRoute) -> None:
    problems = [f"{state}, {problem}" for state in calling(phone, host, route) for problem in look_over(phone.page)]
    assert not problems, "\n".join(problems)
