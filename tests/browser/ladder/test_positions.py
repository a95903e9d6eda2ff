"""Whatever receiver and network do, the next rung is offered within two tries or a minute (bars G2, G3, G8)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from tests.browser.ladder.steps import (
    IPHONE,
    PIXEL,
    SHOWN,
    STATION,
    TRY_MS,
    Host,
    expect_code_way,
    receive,
    try_twice,
    wait,
)
from tests.browser.pages import Phone, checkin_points, name_of, place_near
from tests.browser.spies import location_questions, running_watches

pytestmark = pytest.mark.browser


def test_denied_names_this_phones_settings_and_leads_to_the_code(
    phone_of: Callable[..., Phone], host: Host, route: LoadedRoute
) -> None:
    phone = phone_of(permissions=None, user_agent=PIXEL)
    phone.join(host.tour)
    phone.press("Standort erlauben")
    expect(phone.text("Der Standort ist für diese Seite gesperrt.")).to_be_visible()
    expect(phone.text("Zeichen links neben der Adresse")).to_be_visible()
    expect(phone.button("Noch einmal versuchen")).to_be_visible()
    phone.press("Mit Liste und Code weiter")
    expect(phone.text("Unter „Hilfe“ steht, wie er wieder angeht.")).to_be_visible()
    expect_code_way(phone, route)


def test_what_was_blocked_may_be_allowed_again_without_a_reload(
    phone_of: Callable[..., Phone], host: Host, route: LoadedRoute
) -> None:
    phone = phone_of(permissions=[])
    phone.stand_at(place_near(route, STATION))
    phone.join(host.tour)
    expect(phone.text("Der Standort ist für diese Seite gesperrt.")).to_be_visible()
    phone.context.grant_permissions(["geolocation"])
    # Back from the settings.
    for state in ("hidden", "visible"):
        phone.page.evaluate(SHOWN, state)
    assert location_questions(phone.page) == []
    phone.press("Standort erlauben")
    expect(phone.text("Ihr seid da.")).to_be_visible()


def test_a_receiver_that_does_not_answer_in_time(phone: Phone, host: Host, route: LoadedRoute) -> None:
    phone.context.clock.install()
    phone.join(host.tour)
    receive(phone, "timeout", place_near(route, STATION))
    phone.press("Standort erlauben")
    wait(phone, 21_000)
    try_twice(phone, "Das Handy findet gerade keinen Standort. Das dauert.", slow=True)
    expect_code_way(phone, route)


def test_a_receiver_without_a_position(phone: Phone, host: Host, route: LoadedRoute) -> None:
    phone.context.set_geolocation(None)
    phone.context.clock.install()
    phone.join(host.tour)
    phone.press("Standort erlauben")
    expect(phone.text("Standort wird gesucht …")).to_be_visible()
    try_twice(phone, "Schaltet im Handy den Standort (GPS) ein", slow=True)
    expect_code_way(phone, route)


def test_a_minute_without_a_position_offers_the_next_rungs_by_itself(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.context.set_geolocation(None)
    phone.context.clock.install()
    phone.join(host.tour)
    phone.press("Standort erlauben")
    expect(phone.text("Standort wird gesucht …")).to_be_visible()
    wait(phone, 45_000)
    expect(phone.text("Seit einer Minute kein Standort.")).to_be_hidden()
    wait(phone, 15_000)
    expect(phone.text("Seit einer Minute kein Standort.")).to_be_visible()
    for name in ("Noch einmal", "Tourleitung bitten"):
        expect(phone.button(name)).to_be_visible()
    expect_code_way(phone, route)


@pytest.mark.parametrize(
    ("agent", "accuracy", "said", "setting"),
    [
        (IPHONE, 3000, "Standort nur auf 3,0\u00a0km genau.", "„Safari-Websites“ > „Genauer Standort“"),
        (PIXEL, 25_000, "Standort nur auf 25\u00a0km genau.", "„Berechtigungen“ > „Standort“: „Genauer Standort“"),
    ],
    ids=["3 km on an iPhone", "25 km on Android"],
)
def test_an_approximate_position_names_the_phones_own_setting(
    phone_of: Callable[..., Phone],
    host: Host,
    route: LoadedRoute,
    agent: str,
    accuracy: float,
    said: str,
    setting: str,
) -> None:
    phone = phone_of(user_agent=agent)
    phone.join_and_locate(host.tour, place_near(route, STATION), accuracy=accuracy)
    expect(phone.text(setting)).to_be_visible()
    try_twice(phone, said)
    expect(phone.text(setting)).to_be_visible()
    expect_code_way(phone, route)


def test_an_old_position(phone: Phone, host: Host, route: LoadedRoute) -> None:
    phone.join(host.tour)
    receive(phone, "stale", place_near(route, STATION))
    phone.press("Standort erlauben")
    expect(phone.text("Standort wird gesucht …")).to_be_visible()
    try_twice(phone, "Der letzte Standort ist zu alt.")
    expect_code_way(phone, route)


def test_hidden_while_it_searches_and_taken_out_again(phone: Phone, host: Host, route: LoadedRoute) -> None:
    phone.context.set_geolocation(None)
    phone.context.clock.install()
    phone.join(host.tour)
    phone.press("Standort erlauben")
    expect(phone.text("Standort wird gesucht …")).to_be_visible()
    phone.press("Einchecken")
    phone.page.evaluate(SHOWN, "hidden")
    assert running_watches(phone.page) == 0
    wait(phone, TRY_MS)
    before = len(location_questions(phone.page))
    phone.page.evaluate(SHOWN, "visible")
    expect(phone.text("Das Handy findet gerade keinen Standort.")).to_be_visible()
    expect(phone.button("Code eingeben")).to_be_visible()
    asked = location_questions(phone.page)[before:]
    # It asks again from time to time, as often as this look is late, but watches once.
    assert (asked[:2], asked.count("watchPosition")) == (["watchPosition", "getCurrentPosition"], 1)
    phone.page.evaluate(SHOWN, "hidden")
    phone.stand_at(place_near(route, STATION))
    phone.page.evaluate(SHOWN, "visible")
    expect(phone.text("Ihr seid da.")).to_be_visible(timeout=5000)
    phone.press("Einchecken")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")


def test_in_airplane_mode_the_code_opens_and_the_check_in_goes_out_later(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.join_and_locate(host.tour, place_near(route, STATION))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.go_offline()
    phone.press("Einchecken")
    expect(phone.text("Kein Empfang. Der Code am Plakat öffnet die Station auch so.")).to_be_visible()
    expect(phone.text("Euer Einchecken ist gespeichert und geht von selbst hinaus.")).to_be_visible()
    expect(phone.button("Später")).to_be_visible()
    expect_code_way(phone, route)
    phone.press(phone.tab("Weg"))
    expect(phone.text("Auf diesem Handy geöffnet, noch nicht gesendet.")).to_be_visible()
    phone.press(phone.tab("Stand"))
    row = phone.page.get_by_role("main").get_by_role("listitem").filter(has_text=name_of(route, STATION))
    expect(row).to_contain_text("mit Code · auf diesem Handy geöffnet")
    phone.go_online()
    expect(row).not_to_contain_text("auf diesem Handy geöffnet")
    expect(row).to_contain_text("per Standort")


def test_without_network_a_position_outside_is_judged_on_the_phone_and_not_kept(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.join_and_locate(host.tour, place_near(route, STATION, 150, bearing=45), accuracy=20)
    expect(phone.text("150\u00a0m")).to_be_visible()
    phone.go_offline()
    try_twice(phone, "Ihr seid rund 150\u00a0m entfernt (auf 20\u00a0m genau).")
    expect(phone.page.get_by_role("banner")).not_to_contain_text("gespeichert")
    expect_code_way(phone, route)


def test_a_slow_position_is_waited_for_and_the_code_is_there_meanwhile(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.context.clock.install()
    phone.join(host.tour)
    receive(phone, "slow", place_near(route, STATION))
    phone.press("Standort erlauben")
    phone.press("Ohne Standort weiter")
    expect(phone.button("Code eingeben")).to_be_visible()
    phone.press("Standort erlauben")
    phone.press("Standort erlauben")
    wait(phone, 41_000)
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")


def test_a_check_in_during_a_pause_is_kept_and_opens_when_the_tour_goes_on(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.join_and_locate(host.tour, place_near(route, STATION))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    host.does("pause")
    phone.press("Verstanden")
    phone.press("Einchecken")
    expect(phone.text("Alles bleibt auf diesem Handy gespeichert.")).to_be_visible()
    for name in ("Noch einmal senden", "Später", "Code eingeben"):
        expect(phone.button(name)).to_be_visible()
    phone.press("Später")
    expect(phone.text("Euer Einchecken hier ist gespeichert und noch nicht gesendet.")).to_be_visible()
    phone.expect_points(0)
    host.does("resume")
    expect(phone.text("Ihr seid hier eingecheckt.")).to_be_visible()
    phone.expect_points(checkin_points(route, STATION))


# ---- the watch (bar G8) ----


def test_the_watch_stops_at_an_open_station_and_starts_again_for_the_next(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.join_and_locate(host.tour, place_near(route, STATION))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    assert running_watches(phone.page) == 1
    phone.press("Einchecken")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    assert running_watches(phone.page) == 0
    phone.press(phone.tab("Weg"))
    expect(phone.text("Ihr seid hier eingecheckt.")).to_be_visible()
    assert running_watches(phone.page) == 0
    phone.press("Nächste Station")
    expect(phone.button("Einchecken")).to_be_visible()
    phone.page.wait_for_function("() => window.spy.watches === 1")
