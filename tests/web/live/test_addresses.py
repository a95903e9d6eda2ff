"""What a host projects has to lead phones here, also where the host itself works on localhost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import create_app, network
from app.accounts import service as accounts


@pytest.mark.parametrize(
    ("host", "base_url", "expected"),
    [
        ("0.0.0.0", "", "192.0.2.10/j/LULU22"),
        ("127.0.0.1", "", "localhost/j/LULU22"),
        ("0.0.0.0", "https://walk.example.org", "walk.example.org/j/LULU22"),
    ],
)
def test_the_projector_shows_an_address_that_phones_can_open(
    settings, database, clock, tour, make_user, monkeypatch, host, base_url, expected
):
    monkeypatch.setattr(network, "lan_address", lambda: "192.0.2.10")
    app = create_app(replace(settings, host=host, base_url=base_url), database, clock=clock)
    user = make_user("dachs", "admin")
    with database.write() as session:
        made = accounts.start_session(session, user.id, verified_hash="-", agent="Browser", now=clock())
    client = app.test_client()
    client.set_cookie("__Host-staff" if base_url else "staff", made.token)
    page = client.get(f"/host/tours/{tour.id}/beamer").text
    address, path = expected.split("/", 1)
    assert address in page
    assert f"/{path}" in page
    assert ("localhost" in page) == (address == "localhost")
