"""Every page that the server writes is valid HTML, in every language; browser tests see what scripts make of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.web.i18n import LANGUAGES
from tests.conftest import ROUTE
from tests.validity import mistakes_in
from tests.web.conftest import SAME_ORIGIN
from tests.web.test_roles import requests_of

# Answered with something else than a page of HTML.
NO_PAGES = (
    "/api/",
    "/tiles/",
    "/media/",
    "/studio/media/",
    "/studio/phone/media/",
    "/j/<code>/qr.svg",
    "/livez",
    "/readyz",
    "/manifest",
    "/sw.js",
    "/r/<slug>/route",
)


@pytest.fixture
def visitors(make_tour, make_user, logged_in, make_phone) -> dict[str, FlaskClient]:
    """Somebody who has never been here, a group's phone, a host with a tour, and an admin."""
    owner = make_user("dachs")
    make_tour(code="LULU22", owner_id=owner.id)
    phone = make_phone()
    phone.join("LULU22")
    admin = logged_in(make_user("wolf", "admin"))
    # The studio's pages show a route that somebody works on.
    assert admin.post(f"/studio/routes/{ROUTE}/take-over", headers=SAME_ORIGIN).status_code == 303
    return {"nobody": make_phone().client, "phone": phone.client, "host": logged_in(owner), "admin": admin}


def test_a_mistake_is_found():
    page = (
        '<!doctype html>\n<html lang="de"><head><title>x</title></head><body><p id="a"></p><p id="a"></p></body></html>'
    )
    assert [found.split(":")[0] for found in mistakes_in(page)] == ["no-dup-id"]


def pages_of(app: Any, card: str) -> Iterator[str]:
    """The addresses of all pages, from the URL map."""
    values = {"tour_id": 1, "code": "LULU22", "slug": ROUTE, "token": card.rsplit("/", 1)[-1]}
    values |= {"user_id": 1, "deed": "role"}
    for _, rule, method in requests_of(app):
        if method == "GET" and not rule.rule.startswith(NO_PAGES) and rule.endpoint != "static":
            adapter = app.url_map.bind("localhost")
            yield adapter.build(rule.endpoint, {name: values[name] for name in rule.arguments})
    yield from ("/nothing", "/j?code=FALSCH", "/login?next=/host/tours")


def mistaken(visitors: dict[str, FlaskClient]) -> Iterator[tuple[str, Any]]:
    """Pages that only a mistake brings about."""
    options: dict[str, Any] = {"headers": SAME_ORIGIN}
    yield "POST /resume", visitors["nobody"].post("/resume", data={"resume_code": "ABCD2345"}, **options)
    yield "POST /login", visitors["nobody"].post("/login", data={"name": "dachs", "password": "falsch"}, **options)
    yield "POST /host/tours/new", visitors["host"].post("/host/tours/new", data={"title": "x" * 200}, **options)
    yield "POST /staff/new", visitors["admin"].post("/staff/new", data={"name": "x", "role": "king"}, **options)
    yield "POST /account/password", visitors["host"].post("/account/password", data={"current": "falsch"}, **options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_valid(app, visitors: dict[str, FlaskClient], language: str) -> None:
    card = visitors["phone"].get("/api/v1/state").json["group"]["card"]
    for client in visitors.values():
        client.set_cookie("lang", language)
    replies = [(f"{who} {path}", visitors[who].get(path)) for path in pages_of(app, card) for who in visitors]
    looked_at, problems = set(), []
    for name, reply in [*replies, *mistaken(visitors)]:
        if reply.mimetype != "text/html" or 300 <= reply.status_code < 400:
            # A file that nobody reads stays open otherwise.
            reply.close()
            continue
        looked_at.add(name)
        assert f'<html lang="{language}"' in reply.text, name
        problems += [f"{name}: {found}" for found in mistakes_in(reply.text)]
    assert len(looked_at) > 35, sorted(looked_at)
    assert not problems, "\n".join(problems)
