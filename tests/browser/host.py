"""A host at the board: a server with tours to lead, a browser that is logged in, and the steps people take there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from app.accounts import service as accounts
from app.clock import isoformat, utcnow
from app.content.editions import build_edition
from app.content.loader import LoadedRoute
from app.content.service import publish
from app.db import Database
from app.migrations import upgrade
from app.play.models import Event, Standing
from app.play.rules import FOLD_VERSION
from app.tours import service as tours
from app.tours.models import Device, Group, Tour
from tests.browser.flags import PATIENCE_MS
from tests.browser.spies import SPIES, Watch
from tests.conftest import ROUTE
from tests.server import Server

QUALITIES = ("Flinke", "Mutige", "Kluge", "Wache", "Leise", "Bunte", "Pfiffige", "Gelassene")
ANIMALS = ("Füchse", "Möwen", "Otter", "Biber", "Dachse", "Kraniche", "Störche", "Igel", "Luchse", "Robben", "Reiher")

# A page without a script of its own is there at once.
THERE = "() => document.documentElement.dataset.state !== 'loading' || !document.querySelector('script[type=module]')"


def animal_name(number: int) -> str:
    """An invented name for each number; the first 88 differ."""
    quality = QUALITIES[(number - 1) // len(ANIMALS) % len(QUALITIES)]
    return f"{quality} {ANIMALS[(number - 1) % len(ANIMALS)]}"


@dataclass
class HostServer:
    """A demo server whose tours belong to one host, with that host's login."""

    server: Server
    route: LoadedRoute
    token: str = ""
    tours: dict[str, int] = field(default_factory=dict)

    @property
    def stations(self) -> list[str]:
        """The stations' ids in the route's order."""
        return [station.id for station in self.route.route.stations]


def prepare(data_dir: Path, route: LoadedRoute, wanted: dict[str, tuple[str, int]]) -> HostServer:
    """A server, not started yet, with tours by code: the phase of each, and how many groups it has already."""
    host = HostServer(Server(data_dir), route)
    database = Database(f"sqlite:///{data_dir / 'stadtlotse.db'}")
    upgrade(database)
    now = utcnow()
    with database.write() as session:
        edition = publish(session, build_edition(route), now=now)
        user = accounts.create_user(session, name="lotsin", role="host", password_hash="none", now=now)
        login = accounts.start_session(session, user.id, verified_hash="none", agent="Chromium", now=now)
        assert login is not None
        host.token = login.token
        for code, (phase, groups) in wanted.items():
            options: dict[str, Any] = {"edition_id": edition.id, "route_slug": ROUTE, "now": now, "phase": phase}
            tour = tours.create_tour(session, code=code, join_until=now + timedelta(days=30), **options)
            tour.owner_id = user.id
            host.tours[code] = tour.id
            if groups:
                add_groups(session, tour, host.stations, groups, now=now)
    database.close()
    return host


def add_groups(session: Session, tour: Tour, stations: list[str], count: int, *, now: datetime) -> None:
    """Groups that are well on their way, straight into the tables; every eighth of the first waits for the host."""
    groups = [_group(tour.id, number, now) for number in range(1, count + 1)]
    session.execute(insert(Group), groups)
    session.execute(insert(Device), [_device(group, now) for group in groups])
    session.execute(insert(Standing), [_standing(group, stations, now) for group in groups])
    refused = [
        refused_checkin(
            tour.id,
            group["id"],
            stations[(group["number"] + 4) % len(stations)],
            at=now - timedelta(minutes=group["number"] % 9),
        )
        for group in groups
        if group["number"] % 8 == 3 and group["number"] < 60
    ]
    if refused:
        session.execute(insert(Event), refused)
    session.execute(update(Tour).where(Tour.id == tour.id).values(log_no=1))


def _group(tour_id: int, number: int, now: datetime) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "tour_id": tour_id,
        "claim_key": uuid4().hex,
        "resume_key": uuid4().hex,
        "name": animal_name(number),
        "number": number,
        "language": "de",
        "hidden": number % 25 == 9,
        "log_no": 1,
        "pin_failures": 0,
        "created_at": now - timedelta(hours=2),
    }


def _device(group: dict[str, Any], now: datetime) -> dict[str, Any]:
    number = group["number"]
    silent = number % 16 == 5
    return {
        "group_id": group["id"],
        "token_key": uuid4().hex,
        "number": 1,
        "created_at": group["created_at"],
        "last_seen_at": now - timedelta(minutes=11 + number % 7 if silent else number % 4),
    }


def _standing(group: dict[str, Any], stations: list[str], now: datetime) -> dict[str, Any]:
    cells = cells_of(group["number"], stations, now)
    done = sum(cell["state"] != "skipped" for cell in cells.values())
    return {
        "group_id": group["id"],
        "tour_id": group["tour_id"],
        "points": sum(cell["points"] for cell in cells.values()),
        "stations_done": done,
        "questions_done": done,
        "finished": group["number"] % 20 == 0,
        "cells": json.dumps(cells),
        "fold": FOLD_VERSION,
        "log_no": 1,
        "updated_at": now,
    }


def cells_of(number: int, stations: list[str], now: datetime) -> dict[str, dict[str, Any]]:
    """The cells of one group: some stations behind it, the last one perhaps still with questions."""
    states = ("right", "right", "partly", "right", "wrong", "right", "skipped", "right")
    methods = ("gps", "gps", "gps", "code", "gps", "release")
    start, behind = (number - 1) % len(stations), (number * 5 + number // 4) % len(stations)
    cells: dict[str, dict[str, Any]] = {}
    for step in range(behind):
        state = states[(number + step) % len(states)]
        if step == behind - 1 and number % 3 == 0:
            state = "in"
        skipped = state == "skipped"
        at = now - timedelta(minutes=9 * (behind - step) + number % 5)
        cells[stations[(start + step) % len(stations)]] = {
            "state": state,
            "method": None if skipped else methods[(number + step) % len(methods)],
            "points": {"right": 150, "partly": 90, "wrong": 50, "in": 50}.get(state, 0),
            "at": None if skipped else isoformat(at),
        }
    return cells


def refused_checkin(tour_id: int, group_id: str, station: str | None, *, at: datetime) -> dict[str, Any]:
    """The row of a check-in that was too far away."""
    return {
        "tour_id": tour_id,
        "source": group_id,
        "event_id": str(uuid4()),
        "group_id": group_id,
        "device": 1,
        "seq": 1,
        "type": "checkin",
        "station": station,
        "counts": False,
        "at": at,
        "received_at": at,
        "body_hash": uuid4().hex,
        "body": json.dumps({"method": "gps", "distance_band_m": 250, "accuracy_band_m": 25}),
        "status": "refused",
        "reason": "too_far",
        "verdict": "{}",
        "log_no": 1,
    }


def help_call(tour_id: int, group_id: str, station: str | None, *, at: datetime) -> dict[str, Any]:
    """The row of a group's call for help."""
    plain = {"counts": True, "body": "{}", "status": "accepted", "reason": None, "type": "help"}
    return {**refused_checkin(tour_id, group_id, station, at=at), **plain}


def seen_call(call: dict[str, Any], *, at: datetime) -> dict[str, Any]:
    """The row that says that a host has seen that call."""
    body = json.dumps({"event": call["event_id"]})
    host = {"source": "host", "device": 0, "seq": 0, "type": "seen", "event_id": str(uuid4()), "body": body}
    return {**call, **host, "at": at, "received_at": at}


def flagged_checkin(tour_id: int, group_id: str, station: str, flags: str, *, at: datetime) -> dict[str, Any]:
    """The row of an accepted check-in at which something is implausible."""
    taken = {"counts": True, "status": "accepted", "reason": None, "flags": flags}
    body = json.dumps({"method": "gps", "distance_band_m": 25, "accuracy_band_m": 25})
    return {**refused_checkin(tour_id, group_id, station, at=at), **taken, "body": body}


class Board:
    """The board in a browser that is logged in as the host."""

    def __init__(self, context: BrowserContext, watch: Watch) -> None:
        self.context = context
        self.watch = watch
        self.page: Page = context.new_page()

    def open(self, tour_id: int) -> Board:
        """Open a tour's board and wait until it is live."""
        self.page.goto(f"/host/tours/{tour_id}")
        expect(self.page.locator("html")).to_have_attribute("data-state", "ready")
        expect(self.page.locator("#conn")).to_have_attribute("data-link", "open")
        return self

    def row(self, number: int) -> Locator:
        """A group's row in the matrix."""
        return self.page.locator(f'#matrix-body tr[data-number="{number}"]')

    def cell(self, number: int, station: str) -> Locator:
        """One cell of the matrix."""
        return self.row(number).locator(f'td[data-station="{station}"]')

    def waiting(self, number: int) -> Locator:
        """A group's item under "Wartet auf Sie"."""
        return self.page.locator(f'#waiting-list li[data-number="{number}"]')

    def open_group(self, number: int) -> Locator:
        """Press a group's name; its panel, once it is read."""
        self.row(number).get_by_role("button").click()
        drawer = self.page.locator("#drawer")
        expect(drawer).to_have_attribute("data-number", str(number))
        expect(drawer).to_have_attribute("data-state", "ready")
        return drawer

    def tab(self, name: str) -> Locator:
        """A tab, or an item of the phone's bottom bar."""
        return self.page.get_by_role("tab", name=name)


def board_maker(browser: Browser, host: HostServer) -> tuple[Callable[..., Board], list[Board]]:
    """Makes logged-in browsers of any size; each must be closed by whoever made it."""
    made: list[Board] = []

    def make(**options: Any) -> Board:
        defaults: dict[str, Any] = {
            "base_url": host.server.url,
            "viewport": {"width": 1440, "height": 900},
            "locale": "de-DE",
            "timezone_id": "Europe/Berlin",
        }
        context = browser.new_context(**{**defaults, **options})
        context.add_init_script(SPIES)
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies([{"name": "staff", "value": host.token, "url": host.server.url}])
        board = Board(context, Watch(context, host.server.url))
        made.append(board)
        return board

    return make, made


def staff_states(board: Board, code: str, tour: int) -> Iterator[str]:
    """Every page of the host; the board with each tab, a group with its forms, and a question back."""
    page = board.page
    live = (f"/host/tours/{tour}/beamer", f"/tours/{code}/standings")
    for path in ("/account", "/host/tours", "/host/tours/new", *live):
        page.goto(path)
        page.wait_for_function(THERE)
        yield path
    page.goto("/account")
    page.locator("#second-factor button").click()
    yield "/account/second-factor"
    board.open(tour)
    for tab in page.get_by_role("tab").all():
        tab.click()
        yield f"board: {tab.get_attribute('id')}"
    page.locator("#tab-groups").click()
    for fold in board.open_group(3).locator("summary").all():
        fold.click()
    yield "board: a group"
    page.keyboard.press("Escape")
    page.locator("#deed-main").click()
    yield "board: asking back"
