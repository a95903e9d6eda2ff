"""The rarer states of a phone: what a host brings about, no reception, a second phone that was faster.

A walk each, for checks that must hold in every state; the common ones are in states.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.browser.company import Host, Rival, answer_at_once, card, join, join_second, ranking_rows
from tests.browser.pages import Phone, place_near, questions_of
from tests.browser.states import Visit
from tests.server import Server

STATION = "rathaus"


def host_states(phone: Phone, server: Server, lobby: str) -> Iterator[str]:
    """Everything that only a host brings about on a phone."""
    host = Host(server, lobby)
    join(phone, lobby, "Flinke Füchse")
    Rival(server, lobby, "Mutige Otter")
    yield "walk: before the start"
    phone.press("Startcheck")
    expect(phone.heading("Startcheck")).to_be_visible()
    yield "start check"
    phone.press(phone.tab("Weg"))
    host.does("start")
    expect(phone.text("Standort aus")).to_be_visible()
    phone.press(phone.tab("Hilfe"))
    phone.press("Tourleitung rufen")
    expect(phone.text("noch nicht gesehen")).to_be_visible()
    yield "help: called the host"
    phone.press(phone.tab("Weg"))
    yield "walk: waiting for the host"
    host.does("pause")
    expect(card(phone)).to_contain_text("Pause.")
    yield "card: pause over the way"
    phone.press(phone.tab("Hilfe"))
    yield "card: pause over help"
    host.does("resume")
    expect(card(phone)).to_be_hidden()
    phone.press(phone.tab("Weg"))
    host.does("release", group=1, station="lenne-schule")
    expect(card(phone)).to_be_visible()
    yield "card: a released station"
    phone.press("Später")
    host.does("adjust", group=1, points=-1250, reason="Donaudampfschifffahrtsgesellschaftskapitänsmützen vertauscht")
    host.does("hide", group=2, hidden=True)
    phone.press(phone.tab("Stand"))
    expect(phone.text("Korrektur der Tourleitung")).to_be_visible()
    expect(ranking_rows(phone).first).to_contain_text("Gruppe 2")
    yield "standing: correction and hidden name"
    host.does("end")
    phone.press(phone.tab("Weg"))
    expect(phone.heading("Für heute fertig")).to_be_visible()
    yield "finished: by the host"


def cut_off_states(visit: Visit) -> Iterator[str]:
    """Close to a closed station, then without reception, and what can be done there."""
    phone, route = visit.phone, visit.route
    phone.join_and_locate(visit.tour, place_near(route, STATION, 70))
    expect(phone.text("Fast da.")).to_be_visible()
    yield "walk: near"
    phone.stand_at(place_near(route, STATION))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.go_offline()
    phone.press("Einchecken")
    expect(phone.text("Kein Empfang. Der Code am Plakat öffnet die Station auch so.")).to_be_visible()
    yield "walk: no reception, station closed"
    phone.page.get_by_role("banner").get_by_role("button", name="Offline").click()
    expect(phone.heading("Gespeichert und gesendet")).to_be_visible()
    yield "kept and sent"
    phone.press("Ohne Netz abgeben: QR-Code zeigen")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "handoff")
    yield "handing in by QR codes"
    phone.go_online()
    expect(phone.page.get_by_role("banner")).not_to_contain_text("gespeichert")


def second_phone_states(first: Phone, second: Phone, visit: Visit) -> Iterator[str]:
    """On the second phone of a group: the first one answers, and is faster."""
    name = "Flinke Füchse"
    join(first, visit.tour, name)
    first.open_by_code(visit.route, "bahnhof")
    join_second(first, second, visit.tour, name)
    question = questions_of(visit.route, "bahnhof")[0]
    for each in (first, second):
        each.press(each.tab("Stationen"))
        each.press("Öffnen: Bahnhof Ludwigslust")
        each.press("Zur Frage")
    answer_at_once(first, second, question)
    expect(second.text("Gewertet: Handy 1, ")).to_be_visible()
    yield "answered: another phone was faster"
